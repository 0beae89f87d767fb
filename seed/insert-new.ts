import type { InsertObject } from 'kysely'
import type { DB, Trx } from '#platform/database'

const rowsAtOnce = 500

/** Inserts the rows that are not there yet; what is there stays as people have changed it. */
export async function insertNew<T extends keyof DB & string>(
  trx: Trx,
  table: T,
  rows: readonly InsertObject<DB, T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await trx
      .insertInto(table)
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
