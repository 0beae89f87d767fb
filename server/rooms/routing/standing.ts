import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { Standing } from './words.ts'

interface StandingRow {
  subjectId: string
  workItemId: string
  entityId: string
  queueId: string
  position: number
  slots: number
  handleSeconds: number
}

// The order of the router's core (priority − ageing × arrival does not change with time), as one sort key.
const rank = sql`case when queue.ageing_per_minute = 0 then -item.priority::float8 * 1e12 else 0 end
  + extract(epoch from item.arrived_at) - case when queue.ageing_per_minute = 0 then 0 else item.priority * 60.0 / queue.ageing_per_minute end`

/** Where the subject's item stands in its queue, ringing included; null when it waits nowhere. */
export async function standingOf(trx: Trx, subjectId: string): Promise<Standing | null> {
  const item = await trx
    .selectFrom('routing.workItem')
    .select(['id', 'queueId'])
    .where('subjectId', '=', subjectId)
    .where('state', 'in', ['waiting', 'reserved'])
    .executeTakeFirst()
  if (!item) return null
  const rows = await standings(trx, [item.queueId], 10_000)
  const mine = rows.find((row) => row.workItemId === item.id)
  return mine ? asStanding(mine) : null
}

/** From when the waiting of the subject's open item counts; null when it waits nowhere. */
export async function waitsSince(trx: Trx, subjectId: string): Promise<Date | null> {
  const item = await trx
    .selectFrom('routing.workItem')
    .select('arrivedAt')
    .where('subjectId', '=', subjectId)
    .where('state', 'in', ['waiting', 'reserved'])
    .executeTakeFirst()
  return item?.arrivedAt ?? null
}

/** The contacts by telephone that ring at a desk now. */
export async function ringingCalls(
  trx: Trx,
): Promise<{ reservationId: string; contactId: string; staffId: string; ringUntil: Date }[]> {
  return trx
    .selectFrom('routing.reservation as ring')
    .innerJoin('routing.workItem as item', 'item.id', 'ring.workItemId')
    .select(['ring.id as reservationId', 'item.subjectId as contactId', 'ring.agentId as staffId', 'ring.ringUntil'])
    .where('ring.state', '=', 'ringing')
    .where('item.kind', '=', 'contact')
    .where('item.channel', '=', 'voice')
    .execute()
}

/** The first items of some queues in the order they will be offered. */
export async function standings(trx: Trx, queueIds: readonly string[], limit: number): Promise<StandingRow[]> {
  if (queueIds.length === 0) return []
  const { rows } = await sql<StandingRow>`${standingsQuery(queueIds, limit)}`.execute(trx)
  return rows
}

/** The pace is a fact of the queue: materialized, so that it is computed once a queue however many wait there. */
export function standingsQuery(queueIds: readonly string[], limit: number) {
  return sql`
    with pace as materialized (
      select asked.queue_id,
        (select coalesce(sum(least(channel.at_once, agent.units / channel.cost)), 0)::int
          from routing.agent_queue works
          join routing.agent agent on agent.member_id = works.member_id and agent.presence = 'available' and agent.gone_since is null
          join routing.agent_channel channel on channel.member_id = agent.member_id and channel.channel = 'chat'
          where works.queue_id = asked.queue_id) as slots,
        (select count(*)::int
          from routing.agent_queue works
          join routing.agent agent on agent.member_id = works.member_id and agent.presence = 'available' and agent.gone_since is null
          join routing.agent_channel channel on channel.member_id = agent.member_id and channel.channel = 'voice' and channel.ready
          where works.queue_id = asked.queue_id) as call_slots,
        coalesce((select avg(extract(epoch from done.done_at - done.taken_at)) from (
            select done_at, taken_at from routing.work_item
            where entity_id = asked.entity_id and queue_id = asked.queue_id and state = 'done' and taken_at is not null
            order by done_at desc limit 50
          ) done), asked.expected_handle_seconds)::float8 as handle_seconds
      from (
        select entity_id, id as queue_id, expected_handle_seconds from routing.queue
        where id = any(${sql.val([...queueIds])}::uuid[])
      ) asked
    )
    select place.*, case place.channel when 'voice' then pace.call_slots else pace.slots end as slots, pace.handle_seconds
    from pace
    cross join lateral (
      select item.subject_id, item.channel, item.id as work_item_id, item.entity_id, item.queue_id,
        row_number() over (order by item.state = 'reserved' desc, item.front desc, ${rank}, item.id)::int as position
      from routing.work_item item join routing.queue queue on queue.id = item.queue_id
      where item.queue_id = pace.queue_id and item.state in ('waiting', 'reserved')
      order by position limit ${limit}
    ) place`
}

/**
 * The estimate in whole seconds: position × mean handling time ÷ conversations that the agents on duty can hold at once
 * (the steady state of Little's law); null while nobody is on duty.
 */
export function asStanding(row: StandingRow): Standing {
  const estimate = row.slots > 0 ? Math.round((row.position * row.handleSeconds) / row.slots) : null
  return { position: row.position, estimatedWaitSeconds: estimate }
}
