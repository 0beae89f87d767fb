import { sql } from 'kysely'
import type { Trx } from '#platform/database'

/**
 * Runs one part of a transaction in another entity: a leg's officer works in the leg's entity, and what that means for
 * the case is written in the case's. Only code that has already checked the reader's right to the leg or case goes here.
 */
export async function across<T>(trx: Trx, from: string, to: string, work: () => Promise<T>): Promise<T> {
  if (from === to) return work()
  await workIn(trx, to)
  const result = await work()
  await workIn(trx, from)
  return result
}

async function workIn(trx: Trx, entityId: string): Promise<void> {
  await sql`select set_config('amer.entity', ${entityId}, true)`.execute(trx)
}
