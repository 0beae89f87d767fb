import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { NotAnAgent, ReasonWanted } from './errors.ts'
import { type AgentTold, tellAgent, tellAgents } from './events.ts'
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
  // Items are locked before agents everywhere: the ring that ends at this moment, and the agent who leaves, never wait for each other.
  if (wanted.presence !== 'available') await ringingAt(trx, wanted.memberId).forUpdate().execute()
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
  for (const item of await ringingAt(trx, agentId).execute())
    await returnWork(trx, now, { workItemId: item.id, because })
}

function ringingAt(trx: Trx, agentId: string) {
  return trx
    .selectFrom('routing.workItem')
    .select('id')
    .where('agentId', '=', agentId)
    .where('state', '=', 'reserved')
    .orderBy('id')
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
  if (changed) await tellAgent(trx, seenNow(changed), now)
}

/** Everyone on duty whose stream is not among these counts as gone; how many are newly so. */
export async function markAllGone(trx: Trx, now: Date, but: readonly string[]): Promise<number> {
  let gone = trx
    .updateTable('routing.agent')
    .set({ goneSince: now, lostAt: null })
    .where('presence', '!=', 'off-duty')
    .where('goneSince', 'is', null)
  if (but.length > 0) gone = gone.where('memberId', 'not in', but)
  const agents = await gone.returningAll().execute()
  await tellAgents(trx, agents.map(seenNow), now)
  return agents.length
}

function seenNow(agent: {
  entityId: string
  memberId: string
  presence: string
  reason: string | null
  goneSince: Date | null
}): AgentTold {
  return {
    entityId: agent.entityId,
    staffId: agent.memberId,
    presence: agent.presence as Presence,
    reason: agent.reason,
    by: 'system',
    connected: agent.goneSince === null,
  }
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
