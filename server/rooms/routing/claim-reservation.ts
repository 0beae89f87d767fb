import { type Kysely, sql } from 'kysely'
import type { DB, Trx } from '#platform/database'
import { wakeRoad } from '#platform/events'
import { newId } from '#platform/ids'
import { giveRoomBack } from './capacity.ts'
import { seenByAgentAndFloor, tellReservation } from './events.ts'
import { endRinging, lockItem, trace } from './work-store.ts'

/** The lease under which the installation's one router works. */
export const ROUTER_LEASE = 'leader'

export interface Claim {
  itemId: string
  agentId: string
  queueId: string
  ringUntil: Date
  why: Record<string, unknown>
}

/**
 * Holds items for agents in one statement, each claim by itself: it locks the item and the agent's capacity, asks whether the
 * epoch is in force, and counts. The claims that held; of the others nothing is changed.
 */
export async function claimReservations<C extends Claim>(
  db: Kysely<DB>,
  claims: readonly C[],
  epoch: number,
  now: Date,
): Promise<Set<C>> {
  const orders = claims.map(({ itemId, agentId, queueId, ringUntil, why }) => {
    const reservationId = newId()
    const payload = { workItemId: itemId, queueId, reservationId, agentId, ringUntil }
    const facts = { agentId, queueId, ...why }
    const audience = seenByAgentAndFloor(agentId)
    return { itemId, agentId, queueId, ringUntil, why, facts, reservationId, eventId: newId(), payload, audience }
  })
  const { rows } = await sql<{ place: number }>`
    select place from routing.claim_reservations(${JSON.stringify(orders)}::jsonb, ${ROUTER_LEASE}, ${epoch}, ${now}) as place`.execute(
    db,
  )
  if (rows.length > 0) wakeRoad()
  return new Set(rows.flatMap(({ place }) => claims[place] ?? []))
}

/** Whether the router's lease is held under this epoch now. */
export async function isInForce(trx: Trx, epoch: number): Promise<boolean> {
  const held = sql<{ held: boolean }>`select platform.holds_lease(${ROUTER_LEASE}, ${epoch}) as held`
  const { rows } = await held.execute(trx)
  return rows[0]?.held ?? false
}

/**
 * Ends a ring nobody answered, or one the router takes back; the item goes to the front. False when the agent, the customer or
 * another router was faster.
 */
export async function endRing(
  trx: Trx,
  ring: { itemId: string; agentId: string; state: 'missed' | 'withdrawn'; reason: string },
  epoch: number,
  now: Date,
): Promise<boolean> {
  if (!(await isInForce(trx, epoch))) return false
  const item = await lockItem(trx, ring.itemId)
  if (item?.state !== 'reserved' || item.agentId !== ring.agentId) return false
  const ended = await endRinging(trx, item.id, { state: ring.state, reason: ring.reason, at: now })
  if (!ended) return false
  await giveRoomBack(trx, { agentId: ring.agentId, channel: item.channel, cost: item.cost, now })
  await trx
    .updateTable('routing.workItem')
    .set({ state: 'waiting', agentId: null, cost: 0, front: true })
    .where('id', '=', item.id)
    .execute()
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: ring.state === 'missed' ? 'no-answer' : 'ring-withdrawn',
    facts: { agentId: ring.agentId, reason: ring.reason },
  })
  await tellReservation(
    trx,
    `reservation.${ring.state}`,
    { item, reservationId: ended.id, agentId: ring.agentId, reason: ring.reason },
    now,
  )
  return true
}
