import type { WorkerUtils } from 'graphile-worker'
import { sql } from 'kysely'
import { inEngine, type Pools } from '#platform/database'

export interface WorkerTimes {
  /** How often a node says that its workers are alive, and the leader looks for lost ones. */
  renewMilliseconds: number
  /** How long a silent worker keeps its job. */
  expireMilliseconds: number
}

export const usualWorkerTimes: WorkerTimes = { renewMilliseconds: 3000, expireMilliseconds: 15_000 }

/** Says that these workers are alive for a while. */
export async function renewWorkers(pools: Pools, workers: readonly string[], times: WorkerTimes): Promise<void> {
  if (workers.length === 0) return
  const until = sql<Date>`clock_timestamp() + ${times.expireMilliseconds} * interval '1 millisecond'`
  await inEngine(pools, (trx) =>
    trx
      .insertInto('platform.jobWorker')
      .values(workers.map((worker) => ({ worker, expiresAt: until })))
      .onConflict((conflict) => conflict.column('worker').doUpdateSet({ expiresAt: until }))
      .execute(),
  )
}

/** These workers have stopped by themselves. */
export async function forgetWorkers(pools: Pools, workers: readonly string[]): Promise<void> {
  if (workers.length === 0) return
  await inEngine(pools, (trx) => trx.deleteFrom('platform.jobWorker').where('worker', 'in', workers).execute())
}

/**
 * Frees the jobs of workers that have said nothing for too long: killed, or cut off. Their nodes may only be slow, so a job can
 * be worked on twice; it is never forgotten. Looks at the jobs first: a worker that comes meanwhile is then known to be alive.
 */
export async function freeLostJobs(pools: Pools, utils: WorkerUtils, times: WorkerTimes): Promise<string[]> {
  const { rows } = await utils.withPgClient((client) =>
    client.query<{ worker: string }>(
      `select distinct locked_by as worker from graphile_worker.jobs
       where locked_by is not null and locked_at < clock_timestamp() - $1 * interval '1 millisecond'`,
      [times.expireMilliseconds],
    ),
  )
  if (rows.length === 0) return []
  const alive = await inEngine(pools, async (trx) => {
    await sql`delete from platform.job_worker where expires_at < clock_timestamp()`.execute(trx)
    return trx.selectFrom('platform.jobWorker').select('worker').execute()
  })
  const lost = rows.map((row) => row.worker).filter((worker) => !alive.some((one) => one.worker === worker))
  if (lost.length > 0) await utils.forceUnlockWorkers(lost)
  return lost
}
