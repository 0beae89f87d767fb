import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { NotAnAgent, ReasonWanted } from './errors.ts'
import { tellAgent } from './events.ts'
import { returnWork } from './return-work.ts'
import type { BreakReason, Presence, PresenceChanger } from './words.ts'

export interface PresenceWanted {
  memberId: string
  presence: Presence
  reason?: BreakReason | null
  by: PresenceChanger
  /** The entity whose transaction this is; absent: the employer's. */
  entityId?: string
}

/**
 * Sets an agent's presence over all entities. What rings at an agent who leaves goes back to the front at once; what they
 * have in hand stays with them, also off duty (the desk hands it back). Needs a transaction that sees the agent's rings:
 * the engine's, or one of an entity the agent is posted to, where only that entity's rings go back and the router takes the rest.
 */
export async function changePresence(trx: Trx, now: Date, wanted: PresenceWanted): Promise<void> {
  const reason = wanted.presence === 'break' ? (wanted.reason ?? null) : null
  if ((wanted.presence === 'break') !== (reason !== null) || (wanted.presence !== 'break' && wanted.reason)) {
    throw new ReasonWanted({ presence: wanted.presence, reason: wanted.reason ?? null })
  }
  const before = await lockAgent(trx, wanted.memberId)
  if (before.presence === wanted.presence && before.reason === reason) return
  await trx
    .updateTable('routing.agent')
    .set({
      presence: wanted.presence,
      reason,
      since: now,
      ...(wanted.presence === 'available' ? { idleSince: now } : {}),
    })
    .where('memberId', '=', wanted.memberId)
    .execute()
  const entityId = wanted.entityId ?? before.entityId
  await recordPresence(trx, now, { ...wanted, reason, entityId })
  if (wanted.presence !== 'available') await takeRingsBack(trx, now, wanted.memberId, 'agent-left')
  await tellAgent(
    trx,
    {
      entityId,
      staffId: wanted.memberId,
      presence: wanted.presence,
      reason,
      by: wanted.by.kind,
      connected: before.goneSince === null,
    },
    now,
  )
}

/** Ends what rings at an agent's desk; the items go to the front of their queues. */
export async function takeRingsBack(trx: Trx, now: Date, agentId: string, because: string): Promise<void> {
  const ringing = await trx
    .selectFrom('routing.workItem')
    .select('id')
    .where('agentId', '=', agentId)
    .where('state', '=', 'reserved')
    .execute()
  for (const item of ringing) await returnWork(trx, now, { workItemId: item.id, because })
}

/** Every stream of an agent is closed, or one is open again. */
export async function markConnection(trx: Trx, now: Date, memberId: string, connected: boolean): Promise<void> {
  const changed = await trx
    .updateTable('routing.agent')
    .set({ goneSince: connected ? null : now, lostAt: null })
    .where('memberId', '=', memberId)
    .where('goneSince', connected ? 'is not' : 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!changed) return
  await tellAgent(
    trx,
    {
      entityId: changed.entityId,
      staffId: memberId,
      presence: changed.presence as Presence,
      reason: changed.reason,
      by: 'system',
      connected,
    },
    now,
  )
}

async function lockAgent(trx: Trx, memberId: string) {
  const agent = await trx
    .selectFrom('routing.agent')
    .selectAll()
    .where('memberId', '=', memberId)
    .forUpdate()
    .executeTakeFirst()
  if (!agent) throw new NotAnAgent({ memberId })
  return agent
}

async function recordPresence(
  trx: Trx,
  now: Date,
  change: PresenceWanted & { entityId: string; reason: BreakReason | null },
): Promise<void> {
  await trx
    .insertInto('routing.presenceChange')
    .values({
      id: newId(),
      entityId: change.entityId,
      memberId: change.memberId,
      presence: change.presence,
      reason: change.reason,
      at: now,
      byKind: change.by.kind,
      byStaffId:
        change.by.kind === 'supervisor' ? change.by.staffId : change.by.kind === 'self' ? change.memberId : null,
    })
    .execute()
}
