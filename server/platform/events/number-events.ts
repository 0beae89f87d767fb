import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { Audience, PlatformEvent } from './publish.ts'

/**
 * Gives committed events their positions, gapless and in the order they were written, as long as the epoch is in force.
 * Two leaders cannot interleave: both need the counter's row. Returns the numbered events, at most `limit`.
 */
export async function numberEvents(trx: Trx, epoch: number, limit = 1000): Promise<PlatformEvent[]> {
  const { rows } = await sql<EventRow>`
    with counter as materialized (
      select last from platform.event_counter where platform.holds_lease('leader', ${epoch}) for update
    ), next as (
      select seq, row_number() over (order by seq) as n
      from (select seq from platform.event where position is null order by seq limit ${limit}) waiting
    ), numbered as (
      update platform.event event set position = counter.last + next.n
      from next, counter where event.seq = next.seq
      returning event.*
    ), moved as (
      update platform.event_counter set last = last + (select count(*) from numbered)
      where exists (select 1 from counter)
    )
    select position, id, type, entity_id, about_entity_id, at, payload, audience from numbered order by position`.execute(
    trx,
  )
  return rows.map(eventOf)
}

/** Events after a position in order, at most `limit`. */
export async function eventsAfter(trx: Trx, position: number, limit = 1000): Promise<PlatformEvent[]> {
  const { rows } = await sql<EventRow>`
    select position, id, type, entity_id, about_entity_id, at, payload, audience
    from platform.event where position > ${position} order by position limit ${limit}`.execute(trx)
  return rows.map(eventOf)
}

/** The last position given, 0 before the first. */
export async function lastPosition(trx: Trx): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last from platform.event_counter`.execute(trx)
  return rows[0]?.last ?? 0
}

interface EventRow {
  position: number
  id: string
  type: string
  entityId: string
  aboutEntityId: string | null
  at: Date
  payload: Record<string, unknown>
  audience: Audience | null
}

const eventOf = (row: EventRow): PlatformEvent => row
