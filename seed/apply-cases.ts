import { sql } from 'kysely'
import type { Rooms } from '#app/build.ts'
import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { applyPlannedCases } from './apply-planned-cases.ts'
import { applyTypicalCases } from './apply-typical-cases.ts'

export type RoomsBefore = Pick<Rooms, 'entities' | 'customers' | 'channels'>

/** Seeds the typical cases with their whole history, and further ones so that lists and counts look like real work. */
export async function applyCases(platform: Platform, rooms: RoomsBefore): Promise<void> {
  await inEngine(platform.pools, async (trx) => {
    // Two starts at once seed one after the other.
    await sql`select pg_advisory_xact_lock(727290)`.execute(trx)
    await applyTypicalCases(platform, rooms, trx)
    await applyPlannedCases(platform, rooms, trx)
    await keepNumbersFree(trx)
  })
}

// What is opened from now on continues after the seeded numbers, in every year that has some.
async function keepNumbersFree(trx: Trx): Promise<void> {
  const rows = await trx.selectFrom('cases.case').select(['entityId', 'number']).execute()
  const last = new Map<string, number>()
  for (const { entityId, number } of rows) {
    const [, year, count] = number.split('-')
    const key = `${entityId} ${year}`
    last.set(key, Math.max(last.get(key) ?? 0, Number(count)))
  }
  for (const [key, lastUsed] of last) {
    const [entity, year] = key.split(' ')
    await sql`select cases.keep_numbers_free(${entity}::uuid, ${Number(year)}::int, ${lastUsed}::bigint)`.execute(trx)
  }
}
