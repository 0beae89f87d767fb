import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inEntity, roleUrl } from '#platform/database'
import { type PlatformEvent, publish } from '#platform/events'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { createJobs, type Jobs, type Work } from './index.ts'

const program = join(import.meta.dirname, '../../../tests/support/lost-worker.ts')
const entityId = newId()
let db: TestDatabase
const running: Jobs[] = []

beforeEach(async () => {
  db = await aDatabase()
})
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop()
  await db.close()
})

/** One node's jobs for 'test.wanted'. */
async function aNode(work: Work): Promise<Jobs> {
  const { pools, lease, platform } = db
  const jobs = createJobs({
    pools,
    jobsUrl: roleUrl(db.adminUrl, 'amer_jobs', db.name),
    jobs: { 'test.wanted': { name: 'wanted', work } },
    lease,
    log: platform.log,
    times: { renewMilliseconds: 100, expireMilliseconds: 1000 },
  })
  running.push(jobs)
  await jobs.start()
  return jobs
}

/** Work that keeps what it has done, and a promise of having done so many. */
function counting(before: Work = async () => undefined) {
  const done: number[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const work: Work = async (event) => {
    await before(event)
    done.push(Number(event.payload.n))
    for (const one of waiting) if (done.length >= one.count) one.resolve()
  }
  const until = (count: number) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    if (done.length >= count) resolve()
    else waiting.push({ count, resolve })
    return promise
  }
  return { work, done, until }
}

const wanted = (n: number) =>
  inEntity(db.pools, entityId, (trx) =>
    publish(trx, { type: 'test.wanted', entityId, payload: { n }, at: new Date('2026-11-23T06:00:00Z') }),
  )
const jobsLeft = async () => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from graphile_worker.jobs`.execute(
    db.superuser,
  )
  return rows[0]?.count
}

describe('a job', () => {
  it('is done once for each event that asks for it, by whichever of two nodes', async () => {
    await db.startEvents()
    const { work, done, until } = counting()
    await aNode(work)
    await aNode(work)
    for (let n = 1; n <= 20; n++) await wanted(n)
    await until(20)
    // Both nodes have read their cursors long ago: one more passes through the same road before we look again.
    await wanted(21)
    await until(21)
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
  })

  it('is not asked for by what happened before its kind was known here', async () => {
    await db.startEvents()
    const numbered = new Promise<void>((resolve) => db.events.onEvent((event) => event.payload.n === 1 && resolve()))
    await wanted(1)
    await numbered
    const { work, done, until } = counting()
    await aNode(work)
    await wanted(2)
    await until(1)
    expect(done).toEqual([2])
  })

  it('comes back when it fails, with the event as it was', async () => {
    await db.startEvents()
    const tries: PlatformEvent[] = []
    const { work, until } = counting(async (event) => {
      tries.push(event)
      if (tries.length === 1) throw new Error('not this time')
    })
    await aNode(work)
    await wanted(7)
    await until(1)
    expect(tries).toHaveLength(2)
    expect(tries[0]).toEqual(tries[1])
    expect(tries[0]).toMatchObject({ payload: { n: 7 }, entityId, at: new Date('2026-11-23T06:00:00Z') })
  })

  it('is freed when the node that worked on it is lost, and done by another', async () => {
    const child = spawn(process.execPath, [program, db.adminUrl, db.name], { stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    try {
      expect((await lines.next()).value).toBe('ready')
      await wanted(1)
      expect((await lines.next()).value).toBe('began 1')
    } finally {
      child.kill('SIGKILL')
    }
    expect(await jobsLeft()).toBe(1)
    await db.startEvents()
    const { work, done, until } = counting()
    await aNode(work)
    await until(1)
    expect(done).toEqual([1])
  })
})
