import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { Calendar, Span, WeekHours } from './calendar.ts'

/**
 * The calendar of an entity: its office hours, by which answers are promised. With a line: when that line is answered;
 * a line with hours of its own follows only those and its own closures, another the entity's and its own closures.
 */
export async function calendarOf(trx: Trx, entityId: string, lineId?: string): Promise<Calendar> {
  const entity = await trx
    .selectFrom('entities.entity')
    .select('timezone')
    .where('id', '=', entityId)
    .executeTakeFirst()
  if (!entity) throw new NotFound({ type: 'entity', id: entityId })
  const hours = await activeHours(trx, entityId, lineId)
  const ownHours = hours.filter((row) => row.lineId !== null)
  const follows = ownHours.length > 0 ? 'line' : 'entity'
  const closures = await closuresOf(trx, entityId, lineId, follows)
  return { timezone: entity.timezone, weeks: weeksOf(follows === 'line' ? ownHours : hours), closures }
}

// Dates are read as text: a calendar date has no time zone to be turned by.
async function activeHours(trx: Trx, entityId: string, lineId: string | undefined) {
  return trx
    .selectFrom('entities.hoursSet as week')
    .leftJoin('entities.openingHours as hours', 'hours.hoursSetId', 'week.id')
    .select(['week.id', 'week.lineId', 'hours.weekday', 'hours.opens', 'hours.closes'])
    .select([
      sql<string | null>`week.valid_from::text`.as('validFrom'),
      sql<string | null>`week.valid_to::text`.as('validTo'),
    ])
    .where('week.entityId', '=', entityId)
    .where('week.active', '=', true)
    .where((where) =>
      where.or([where('week.lineId', 'is', null), ...(lineId ? [where('week.lineId', '=', lineId)] : [])]),
    )
    .orderBy('week.code')
    .execute()
}

async function closuresOf(trx: Trx, entityId: string, lineId: string | undefined, follows: 'line' | 'entity') {
  const rows = await trx
    .selectFrom('entities.closure')
    .select([
      'fromTime',
      'toTime',
      sql<string>`from_date::text`.as('fromDate'),
      sql<string>`to_date::text`.as('toDate'),
    ])
    .where('entityId', '=', entityId)
    .where((where) =>
      where.or([
        ...(follows === 'entity' ? [where('lineId', 'is', null)] : []),
        ...(lineId ? [where('lineId', '=', lineId)] : []),
      ]),
    )
    .orderBy('fromDate')
    .execute()
  return rows.map((row) => ({
    from: row.fromDate,
    to: row.toDate,
    span: row.fromTime && row.toTime ? { opens: minuteOf(row.fromTime), closes: minuteOf(row.toTime) } : null,
  }))
}

function weeksOf(rows: Awaited<ReturnType<typeof activeHours>>): WeekHours[] {
  const weeks = new Map<string, { from: string | null; to: string | null; days: Record<number, Span[]> }>()
  for (const row of rows) {
    const week = weeks.get(row.id) ?? { from: row.validFrom, to: row.validTo, days: {} }
    weeks.set(row.id, week)
    if (row.weekday === null || row.opens === null || row.closes === null) continue
    const before = week.days[row.weekday] ?? []
    week.days[row.weekday] = [...before, { opens: minuteOf(row.opens), closes: minuteOf(row.closes) }]
  }
  return [...weeks.values()]
}

/** Minutes since midnight of a database time, `24:00:00` included. */
export function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
