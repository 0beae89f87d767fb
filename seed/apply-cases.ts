import { sql } from 'kysely'
import type { Rooms } from '#app/build.ts'
import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { applyPlannedCases } from './apply-planned-cases.ts'
import { applyTypicalCases } from './apply-typical-cases.ts'
import { entityId } from './seed-id.ts'

export type RoomsBefore = Pick<Rooms, 'entities' | 'customers' | 'channels'>

/** Seeds the typical cases with their whole history, and further ones so that lists and counts look like real work. */
export async function applyCases(platform: Platform, rooms: RoomsBefore): Promise<void> {
  await inEngine(platform.pools, async (trx) => {
    // Two starts at once seed one after the other.
    await sql`select pg_advisory_xact_lock(727290)`.execute(trx)
    await applyTypicalCases(platform, rooms, trx)
    await applyPlannedCases(platform, rooms, trx)
    await keepNumbersFree(trx, platform.clock.now())
  })
}

// What is opened from now on continues after the seeded numbers.
async function keepNumbersFree(trx: Trx, now: Date): Promise<void> {
  const rows = await trx.selectFrom('cases.case').select(['entityId', 'number']).execute()
  const year = now.getUTCFullYear()
  const last = new Map<string, number>()
  for (const row of rows) {
    const [, ofYear, count] = row.number.split('-')
    if (Number(ofYear) === year) last.set(row.entityId, Math.max(last.get(row.entityId) ?? 0, Number(count)))
  }
  for (const entity of ['RES', 'WRK', 'FIN', 'GCC']) {
    const lastUsed = last.get(entityId(entity)) ?? 0
    await sql`select cases.keep_numbers_free(${entityId(entity)}::uuid, ${year}::int, ${lastUsed}::bigint)`.execute(trx)
  }
}
