import { sql } from 'kysely'
import type { Trx } from '#platform/database'

export interface NumberWanted {
  entityId: string
  entityCode: string
  timezone: string
  at: Date
}

/** The next reference number of the entity's year, `RES-2026-000123`; a number is never given twice and may be left out. */
export async function nextNumber(trx: Trx, wanted: NumberWanted): Promise<string> {
  const year = yearOf(wanted.at, wanted.timezone)
  const { rows } = await sql<{
    next: number
  }>`select cases.next_number(${wanted.entityId}::uuid, ${year}::int) as next`.execute(trx)
  return formatNumber(wanted.entityCode, year, rows[0]?.next ?? 0)
}

/** A reference number as it is written. */
export function formatNumber(entityCode: string, year: number, count: number): string {
  return `${entityCode}-${year}-${String(count).padStart(6, '0')}`
}

/** The year of a moment where the entity is. */
export function yearOf(at: Date, timezone: string): number {
  return at.toTemporalInstant().toZonedDateTimeISO(timezone).year
}
