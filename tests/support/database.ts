import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type VirtualClock, virtualClock } from '#platform/clock'
import { closePools, type DB, openPools, type Pools, roleUrl } from '#platform/database'
import { createEventFlow, type EventFlow, type Journey } from '#platform/events'
import { createFiles, openMasterKey } from '#platform/files'
import { createLease, type Lease } from '#platform/lease'
import { createLog } from '#platform/log'
import { createMailOut } from '#platform/mail-out'
import { createMetrics } from '#platform/metrics'
import type { Platform } from '#platform/parts'
import { loadWords } from '#platform/words'
import { aScratchDatabase } from './scratch-database.ts'

export interface TestDatabase {
  pools: Pools
  /** Past all walls: for looking at what really stands in the tables, and for setting things up. */
  superuser: Kysely<DB>
  adminUrl: string
  name: string
  clock: VirtualClock
  platform: Platform
  lease: Lease
  events: EventFlow
  /** What the once-listeners are, when a test starts the event road: set before `startEvents`. */
  journey: Journey
  /** Starts lease and event road and resolves when this process leads. */
  startEvents(): Promise<void>
  close(): Promise<void>
}

/** A migrated database of the test's own with a platform on a clock that stands still until it is moved. */
export async function aDatabase(start = new Date('2026-11-23T06:00:00Z')): Promise<TestDatabase> {
  const scratch = await aScratchDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'amer-test-files-'))
  const pools = openPools(scratch.adminUrl, scratch.name, { web: 8, engine: 6 })
  const pool = new pg.Pool({ connectionString: scratch.url, max: 2 })
  pool.on('error', () => {}) // the database is dropped while its last connection still says goodbye
  const superuser = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [...pools.web.getExecutor().plugins],
  })
  const clock = virtualClock(start)
  const log = createLog(process.env.AMER_TEST_LOG ?? 'silent')
  const lease = createLease(pools, 'leader', log)
  const held: { journey: Journey } = { journey: {} }
  const events = createEventFlow({
    pools,
    engineUrl: roleUrl(scratch.adminUrl, 'amer_engine', scratch.name),
    lease,
    journey: () => held.journey,
    log,
  })
  const config = { demo: true, publicUrl: 'http://127.0.0.1:8080', dataDir: folder, smtpUrl: null }
  const words = await loadWords()
  const platform: Platform = {
    pools,
    clock,
    log,
    config,
    events,
    lease,
    words,
    files: await createFiles({
      folder: join(folder, 'files'),
      masterKey: await openMasterKey(join(folder, 'master.key')),
      clock,
    }),
    mailOut: createMailOut({ clock }),
    metrics: createMetrics(),
  }
  let started = false
  return {
    pools,
    superuser,
    adminUrl: scratch.adminUrl,
    name: scratch.name,
    clock,
    platform,
    lease,
    events,
    get journey() {
      return held.journey
    },
    set journey(journey: Journey) {
      held.journey = journey
    },
    startEvents: async () => {
      started = true
      await events.start()
      const leads = new Promise<void>((resolve) => lease.onGain(() => resolve()))
      lease.start()
      await leads
    },
    close: async () => {
      if (started) {
        await events.stop()
        await lease.stop()
      }
      platform.metrics.clear()
      await closePools(pools)
      await superuser.destroy()
      await scratch.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
