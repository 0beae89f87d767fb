import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { giveRoomBack } from './capacity.ts'
import { WorkNotWaiting } from './errors.ts'
import { tellItem, tellReservation } from './events.ts'
import type { QueuedWork, WorkKind } from './words.ts'
import {
  askNoSkills,
  askSkillsOfQueue,
  asWork,
  endRinging,
  exclude,
  type LockedItem,
  lockItem,
  lockOpenItem,
  queueRow,
  trace,
} from './work-store.ts'

export interface ReturnWanted {
  workItemId: string
  /** Another queue of the same entity; absent: where it was. */
  queueId?: string | null
  preferredAgentId?: string | null
  /** How long the preferred agent is waited for; absent: the queue's setting. */
  preferredWaitSeconds?: number
  /** Not offered to this agent for the queue's decline pause. */
  excludeAgentId?: string | null
  /** A person chose who takes it: skills are no longer asked for, the language is. */
  dropSkills?: boolean
  availableAt?: Date | null
  /** Absent: a contact gets the queue's target from now, other work keeps its own. */
  dueAt?: Date | null
  because: string
}

/** Brings work from an agent's hands, a ring or parking back to the front of a queue, its capacity freed. */
export async function returnWork(trx: Trx, now: Date, wanted: ReturnWanted): Promise<QueuedWork> {
  const item = await lockItem(trx, wanted.workItemId)
  if (!item) throw new NotFound({ workItemId: wanted.workItemId })
  if (item.state === 'done' || item.state === 'withdrawn') throw new WorkNotWaiting({ state: item.state })
  const queue = await queueRow(trx, wanted.queueId ?? item.queueId)
  if (!queue) throw new NotFound({ queueId: wanted.queueId })
  await letGo(trx, item, now, 'withdrawn', wanted.because)
  const waitSeconds = wanted.preferredWaitSeconds ?? queue.preferredWaitSeconds
  const back = await trx
    .updateTable('routing.workItem')
    .set({
      state: 'waiting',
      queueId: queue.id,
      agentId: null,
      cost: 0,
      front: true,
      opened: false,
      toldSteps: 0,
      toldNobody: false,
      enteredAt: now,
      takenAt: null,
      availableAt: wanted.availableAt ?? null,
      // Who waits is answered within the queue's target again; a callback or an answer keeps the time it was promised for.
      dueAt:
        wanted.dueAt ?? (item.kind === 'contact' ? new Date(now.getTime() + queue.targetSeconds * 1000) : item.dueAt),
      preferredAgentId: wanted.preferredAgentId ?? null,
      preferredUntil: wanted.preferredAgentId ? new Date(now.getTime() + waitSeconds * 1000) : null,
    })
    .where('id', '=', item.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (wanted.dropSkills) await askNoSkills(trx, item.id)
  else if (queue.id !== item.queueId) await askSkillsOfQueue(trx, back)
  if (wanted.excludeAgentId) {
    const until = new Date(now.getTime() + queue.declinePauseSeconds * 1000)
    await exclude(trx, { entityId: item.entityId, workItemId: item.id, agentId: wanted.excludeAgentId, until })
  }
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'returned',
    facts: {
      because: wanted.because,
      queueId: queue.id,
      preferredAgentId: wanted.preferredAgentId ?? null,
      from: item.state,
    },
  })
  await tellItem(trx, 'work-item.queued', back, now)
  return asWork(back)
}

/** The agent's capacity is free while the customer is silent; the item stays theirs to come back to. */
export async function parkWork(trx: Trx, now: Date, workItemId: string): Promise<void> {
  const item = await lockItem(trx, workItemId)
  if (item?.state !== 'taken') return
  await letGo(trx, item, now, 'withdrawn', 'parked')
  const parked = await trx
    .updateTable('routing.workItem')
    .set({ state: 'parked', agentId: null, cost: 0, preferredAgentId: item.agentId })
    .where('id', '=', item.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'parked',
    facts: { agentId: item.agentId },
  })
  await tellItem(trx, 'work-item.parked', parked, now)
}

/** The work is settled; its capacity is free. Again changes nothing. */
export async function finishWork(trx: Trx, now: Date, workItemId: string, because: string): Promise<void> {
  const item = await lockItem(trx, workItemId)
  if (!item || item.state === 'done' || item.state === 'withdrawn') return
  await close(trx, item, now, 'done', because)
}

/**
 * Takes waiting work out of its queue because the customer left or the matter settled itself; ends its ring.
 * False when an agent has it in hand or it is unknown.
 */
export async function withdrawWork(
  trx: Trx,
  now: Date,
  wanted: { entityId?: string; subjectId: string; kind?: WorkKind; because: string },
): Promise<boolean> {
  const item = await lockOpenItem(trx, wanted)
  if (!item || item.state === 'taken') return false
  await close(trx, item, now, 'withdrawn', wanted.because)
  return true
}

async function close(
  trx: Trx,
  item: LockedItem,
  now: Date,
  state: 'done' | 'withdrawn',
  because: string,
): Promise<void> {
  await letGo(trx, item, now, 'withdrawn', because)
  await trx
    .updateTable('routing.workItem')
    .set({ state, agentId: null, cost: 0, doneAt: now, doneBecause: because })
    .where('id', '=', item.id)
    .execute()
  await trace(trx, { entityId: item.entityId, workItemId: item.id, at: now, kind: state, facts: { because } })
  await tellItem(trx, state === 'done' ? 'work-item.done' : 'work-item.withdrawn', item, now)
}

/** Ends a ring and gives the capacity back; the item is locked and its state is changed by the caller. */
export async function letGo(
  trx: Trx,
  item: LockedItem,
  now: Date,
  ringEnd: 'missed' | 'declined' | 'withdrawn',
  reason: string,
): Promise<void> {
  if (item.state !== 'reserved' && item.state !== 'taken') return
  const rang = item.state === 'reserved' ? await endRinging(trx, item.id, { state: ringEnd, reason, at: now }) : null
  if (item.agentId) await giveRoomBack(trx, { agentId: item.agentId, channel: item.channel, cost: item.cost, now })
  if (rang) {
    await tellReservation(
      trx,
      `reservation.${ringEnd}`,
      { item, reservationId: rang.id, agentId: rang.agentId, reason },
      now,
    )
  }
}
