import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { giveRoomBack } from './capacity.ts'
import { tellReservation } from './events.ts'
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

interface ClaimedRow {
  id: string
  entityId: string
  kind: string
  subjectId: string
}

/**
 * Holds an item for an agent in one conditional statement: it locks the item and the agent's capacity, asks whether the epoch is
 * in force, and counts. False when any of these said no; nothing is changed then.
 */
export async function claimReservation(trx: Trx, claim: Claim, epoch: number, now: Date): Promise<boolean> {
  const reservationId = newId()
  const { rows } = await sql<ClaimedRow>`
    with item as materialized (
      select id, entity_id, queue_id, channel, kind, subject_id from routing.work_item
      where id = ${claim.itemId} and state = 'waiting' and queue_id = ${claim.queueId}
        and platform.holds_lease(${ROUTER_LEASE}, ${epoch})
      for update
    ), room as materialized (
      select agent.member_id, channel.channel, channel.cost
      from item
      join routing.agent agent on agent.member_id = ${claim.agentId}
      join routing.agent_channel channel on channel.member_id = agent.member_id and channel.channel = item.channel
      where agent.presence = 'available' and agent.gone_since is null
        and agent.used_units + channel.cost <= agent.units and channel.used < channel.at_once
      for update of agent, channel
    ), pair as materialized (
      select item.*, room.member_id, room.cost from item, room
    ), agent_taken as (
      update routing.agent set used_units = used_units + pair.cost, idle_since = ${now} from pair where agent.member_id = pair.member_id
    ), channel_taken as (
      update routing.agent_channel set used = used + 1 from pair
      where agent_channel.member_id = pair.member_id and agent_channel.channel = pair.channel
    ), item_taken as (
      update routing.work_item set state = 'reserved', agent_id = pair.member_id, cost = pair.cost, offers = offers + 1
      from pair where work_item.id = pair.id
    ), reserved as (
      insert into routing.reservation (id, entity_id, work_item_id, queue_id, agent_id, state, made_at, ring_until, epoch, why)
      select ${reservationId}, entity_id, id, queue_id, member_id, 'ringing', ${now}, ${claim.ringUntil}, ${epoch},
        ${JSON.stringify(claim.why)}
      from pair
    )
    select id, entity_id, kind, subject_id from pair`.execute(trx)
  const item = rows[0]
  if (!item) return false
  const told = { ...item, queueId: claim.queueId }
  const { agentId, ringUntil } = claim
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'reserved',
    facts: { agentId, queueId: claim.queueId, ...claim.why },
  })
  await tellReservation(trx, 'reservation.made', { item: told, reservationId, agentId, ringUntil }, now)
  return true
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
