import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/database'
import type { Audience, PlatformEvent } from './publish.ts'

/**
 * Gives committed events their positions, gapless and in the order they were written, as long as the epoch is in force.
 * Two leaders cannot interleave: both need the counter's row. Returns the numbered events, at most `limit`.
 */
export async function numberEvents(db: Kysely<DB>, epoch: number, limit = 1000): Promise<PlatformEvent[]> {
  const { rows } = await sql<EventRow>`
    select position, id, type, entity_id, about_entity_id, at, payload, audience
    from platform.number_events(${epoch}::bigint, ${limit}::int) order by position`.execute(db)
  return rows.map(eventOf)
}

/** Events after a position in order, at most `limit`; only of these types where they are given. */
export async function eventsAfter(
  db: Kysely<DB>,
  position: number,
  limit = 1000,
  types?: readonly string[],
): Promise<PlatformEvent[]> {
  const ofTypes = types ? sql`type = any(${sql.val([...types])}::text[])` : sql`true`
  const { rows } = await sql<EventRow>`
    select position, id, type, entity_id, about_entity_id, at, payload, audience
    from platform.event where position > ${position} and ${ofTypes} order by position limit ${limit}`.execute(db)
  return rows.map(eventOf)
}

/** The last position given, 0 before the first. */
export async function lastPosition(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last from platform.event_counter`.execute(db)
  return rows[0]?.last ?? 0
}

/** Events up to this position may have been forgotten; whoever has seen less has missed something for good. */
export async function forgottenUpTo(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`select forgotten from platform.event_counter`.execute(db)
  return rows[0]?.forgotten ?? 0
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
