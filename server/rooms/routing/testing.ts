import { inEngine, type Pools } from '#platform/database'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import { putOnQueues } from './agent-store.ts'
import { changePresence } from './change-presence.ts'
import { enqueueWork } from './enqueue-work.ts'
import type { AgentWanted } from './room.ts'
import type { BreakReason, Presence, QueuedWork, QueueId, WorkOrder } from './words.ts'

interface Database {
  pools: Pools
  clock: { now(): Date }
}

let count = 0

/** A queue with short, round times: rings 20 s, waits 30 s for a preferred agent. */
export async function aQueue(
  db: Database,
  wanted: {
    entityId: string
    name?: string
    unitId?: string
    skills?: Record<string, number>
    relaxation?: readonly { afterSeconds: number; lowerSkillsBy?: number; dropSkills?: boolean }[]
    overflow?: { queueId: string; afterSeconds?: number; whenNobody?: boolean }
    ringSeconds?: number
    wrapUpSeconds?: number
    selection?: 'longest-idle' | 'best-level' | 'least-occupied'
    topicIds?: readonly string[]
  },
): Promise<QueueId> {
  const id = newId<QueueId>()
  const { entityId } = wanted
  const name = wanted.name ?? `Queue ${++count}`
  await inEngine(db.pools, async (trx) => {
    await trx
      .insertInto('routing.queue')
      .values({
        id,
        entityId,
        code: `queue-${id}`,
        nameAr: `قائمة ${name}`,
        nameEn: name,
        unitId: wanted.unitId ?? null,
        ringSeconds: wanted.ringSeconds ?? 20,
        wrapUpSeconds: wanted.wrapUpSeconds ?? 60,
        selection: wanted.selection ?? 'longest-idle',
        overflowQueueId: wanted.overflow?.queueId ?? null,
        overflowAfterSeconds: wanted.overflow?.afterSeconds ?? null,
        overflowWhenNobody: wanted.overflow?.whenNobody ?? false,
      })
      .execute()
    for (const [skillId, level] of Object.entries(wanted.skills ?? {})) {
      await trx.insertInto('routing.queueSkill').values({ entityId, queueId: id, skillId, level }).execute()
    }
    for (const step of wanted.relaxation ?? []) {
      await trx
        .insertInto('routing.queueRelaxation')
        .values({ entityId, queueId: id, ...step })
        .execute()
    }
    for (const topicId of wanted.topicIds ?? []) {
      await trx.insertInto('routing.topicQueue').values({ id: newId(), entityId, topicId, queueId: id }).execute()
    }
    await publish(trx, { type: 'routing.settings-changed', entityId, payload: {}, at: db.clock.now() })
  })
  return id
}

/** Makes a member of staff an agent of these queues, available unless it says otherwise. */
export async function anAgent(
  db: Database,
  wanted: Omit<AgentWanted, 'homeEntityId'> & { entityId: string; presence?: Presence; reason?: BreakReason },
): Promise<void> {
  const { presence = 'available', reason, entityId: homeEntityId, ...agent } = wanted
  await inEngine(db.pools, async (trx) => {
    await putOnQueues(trx, db.clock.now(), { ...agent, homeEntityId })
    if (presence === 'off-duty') return
    await changePresence(trx, db.clock.now(), {
      memberId: wanted.memberId,
      presence,
      reason: reason ?? null,
      by: { kind: 'self' },
    })
  })
}

/** Work that waits: a contact that exists in no other room unless `subjectId` names one. */
export function aWorkItem(
  db: Database,
  wanted: Partial<WorkOrder> & { entityId: string; queueId: string },
): Promise<QueuedWork> {
  return inEngine(db.pools, (trx) =>
    enqueueWork(trx, db.clock.now(), { kind: 'contact', channel: 'chat', subjectId: newId(), ...wanted }),
  )
}
