import { AsyncLocalStorage } from 'node:async_hooks'
import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { entityIs, quickPool } from './quick-pool.ts'
import { roleUrl } from './roles.ts'
import type { DB } from './schema.gen.ts'

export type Trx = Transaction<DB>
export interface Pools {
  /** Routes: one entity a transaction, behind the walls. */
  web: Kysely<DB>
  /** Router, dispatcher, jobs, sweeps: its own listed policies over all entities. */
  engine: Kysely<DB>
}

// bigint comes as a number: positions and counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))
// A date has no time zone: it stays the text it is (2026-11-21).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Opens both pools on a migrated database. */
export function openPools(adminUrl: string, database: string, size = { web: 12, engine: 8 }): Pools {
  return {
    web: openPool(roleUrl(adminUrl, 'amer_web', database), size.web),
    engine: openPool(roleUrl(adminUrl, 'amer_engine', database), size.engine),
  }
}

function openPool(connectionString: string, max: number): Kysely<DB> {
  const pool = quickPool({
    connectionString,
    max,
    idle_in_transaction_session_timeout: 15_000,
    statement_timeout: 30_000,
  })
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Ends both pools, waiting for what is in hand. */
export async function closePools(pools: Pools): Promise<void> {
  await Promise.all([pools.web.destroy(), pools.engine.destroy()])
}

type AfterCommit = () => void
const pending = new AsyncLocalStorage<AfterCommit[]>()

/** Runs the function once the surrounding transaction has committed, never when it rolls back; at once where there is none. */
export function afterCommit(run: AfterCommit): void {
  const effects = pending.getStore()
  if (effects) effects.push(run)
  else run()
}

/** One transaction as the web role, seeing and writing only this entity's rows; tried again after a deadlock. */
export function inEntity<T>(pools: Pools, entityId: string, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(pools.web, async (trx) => {
    await trx.executeQuery(CompiledQuery.raw(entityIs, [entityId]))
    return work(trx)
  })
}

/** One transaction as the engine role, over all entities. */
export function inEngine<T>(pools: Pools, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(pools.engine, work)
}

async function inTransaction<T>(db: Kysely<DB>, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const effects: AfterCommit[] = []
    try {
      const result = await pending.run(effects, () => db.transaction().execute(work))
      for (const effect of effects) effect()
      return result
    } catch (error) {
      if (attempt >= 4 || !isPassing(error)) throw error
    }
  }
}

// 40P01 deadlock, 40001 serialization: the transaction left nothing behind and may run again.
function isPassing(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code
  return code === '40P01' || code === '40001'
}

/** Runs the query for each entity in a transaction of its own and joins the rows: lists over several entities. */
export async function forEachEntity<T>(
  pools: Pools,
  entityIds: readonly string[],
  query: (trx: Trx, entityId: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const rows: T[] = []
  for (const entityId of entityIds) rows.push(...(await inEntity(pools, entityId, (trx) => query(trx, entityId))))
  return rows
}
