import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sealAudit } from '#platform/audit'
import { systemClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { closePools, inEngine, migrate, openPools, prepareCluster, roleUrl } from '#platform/database'
import { createEventFlow, cursorsOfJourney, forgetEvents, type Journey } from '#platform/events'
import { createFiles, openMasterKey } from '#platform/files'
import { createJobs, cursorsOfJobs } from '#platform/jobs'
import { createLease } from '#platform/lease'
import { createLog } from '#platform/log'
import { createMailOut } from '#platform/mail-out'
import { createMetrics } from '#platform/metrics'
import type { Platform, Sweep } from '#platform/parts'
import { type RunningPostgres, startPostgres } from '#platform/postgres'
import { loadWords } from '#platform/words'
import type { ShellSettings } from '#rooms/routing'
import { buildRooms, type Rooms } from './build.ts'
import { createApp } from './create-app.ts'
import { jobsOf, journeyOf } from './journey.ts'
import { runSweeps } from './run-sweeps.ts'
import { type RunningVoice, startVoice, type VoiceWanted } from './start-voice.ts'

export interface ServerWanted {
  config: Config
  /** An outside database's address; null starts our own PostgreSQL in the data folder. */
  databaseUrl: string | null
  listen: string
  port: number
  metricsToken: string
  rateLimitFactor?: number
  /** How long agents who lost their connection keep what is theirs; left out: 20 seconds, then 2 minutes. */
  patience?: ShellSettings | undefined
  logLevel?: string
  /** The telephone; left out: there is none. */
  voice?: VoiceWanted | undefined
  /** How long /readyz says 503 before the doors close, so that a load balancer has looked; left out: not at all. */
  drainMilliseconds?: number
  /** Runs after the migrations and before anyone is let in: the demonstration's seed. */
  prepare?: (platform: Platform, rooms: Rooms) => Promise<void>
  say?: (line: string) => void
}

export interface RunningServer {
  url: string
  platform: Platform
  rooms: Rooms
  app: FastifyInstance
  /** Finishes what is in hand, then stops every part; `keepPostgres` leaves our own database running. */
  stop(how?: { keepPostgres?: boolean }): Promise<void>
}

/** Starts the whole server; when a part fails, what had started is stopped again before the error is thrown. */
export async function startServer(wanted: ServerWanted): Promise<RunningServer> {
  const undo: (() => Promise<unknown>)[] = []
  const stopAll = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined)
  }
  try {
    return await start(wanted, undo, stopAll)
  } catch (error) {
    await stopAll()
    throw error
  }
}

async function start(
  wanted: ServerWanted,
  undo: (() => Promise<unknown>)[],
  stopAll: () => Promise<void>,
): Promise<RunningServer> {
  const { config } = wanted
  await mkdir(config.dataDir, { recursive: true, mode: 0o755 })
  const log = createLog(wanted.logLevel ?? 'warn')
  const database = await openDatabase(wanted)
  let keepPostgres = false
  if (database.own) undo.push(async () => keepPostgres || database.own?.stop())
  await prepareCluster(database.adminUrl, database.name)
  await migrate(roleUrl(database.adminUrl, 'amer_owner', database.name))

  const pools = openPools(database.adminUrl, database.name)
  undo.push(() => closePools(pools))
  const lease = createLease(pools, 'leader', log)
  let journey: Journey = {}
  const events = createEventFlow({
    pools,
    engineUrl: roleUrl(database.adminUrl, 'amer_engine', database.name),
    lease,
    journey: () => journey,
    log,
  })
  const platform: Platform = {
    pools,
    clock: systemClock,
    log,
    config,
    events,
    lease,
    words: await loadWords(),
    files: await createFiles({
      folder: join(config.dataDir, 'files'),
      masterKey: await openMasterKey(join(config.dataDir, 'master.key')),
      clock: systemClock,
    }),
    mailOut: createMailOut({ clock: systemClock, mail: config.smtpUrl !== null }),
    metrics: createMetrics(),
  }
  const authUrl = roleUrl(database.adminUrl, 'amer_auth', database.name)
  const rooms = buildRooms(platform, authUrl, wanted.patience)
  undo.push(() => rooms.close())
  journey = journeyOf(rooms)
  await wanted.prepare?.(platform, rooms)

  await events.start()
  undo.push(() => events.stop())
  const led = firstLead(platform)
  lease.start()
  undo.push(() => lease.stop())
  const jobsByEvent = jobsOf(rooms)
  const jobsUrl = roleUrl(database.adminUrl, 'amer_jobs', database.name)
  const jobs = createJobs({ pools, jobsUrl, jobs: jobsByEvent, lease, log })
  await jobs.start()
  undo.push(() => jobs.stop())
  await rooms.start()
  const cursors = () => [cursorsOfJourney(journey), cursorsOfJobs(jobsByEvent)]
  const forgetting = forgetEvents({ pools, clock: platform.clock, cursors })
  undo.push(runSweeps([...sealing(platform), forgetting, ...rooms.sweeps], lease, log))

  let engine: RunningVoice['engine'] | null = null
  let isReady = false
  const app = await createApp({
    engine: () => engine,
    isReady: () => isReady,
    platform,
    rooms,
    metricsToken: wanted.metricsToken,
    rateLimitFactor: wanted.rateLimitFactor,
  })
  undo.push(async () => {
    rooms.live.close()
    await app.close()
  })
  await app.listen({ host: wanted.listen, port: wanted.port })
  await led
  if (wanted.voice) {
    const voice = await startVoice(platform, rooms, { ...wanted.voice, say: wanted.say ?? (() => {}) })
    engine = voice.engine
    undo.push(() => voice.stop({ keepEngine: keepPostgres }))
  }
  isReady = true
  return {
    url: `http://${wanted.listen === '0.0.0.0' ? '127.0.0.1' : wanted.listen}:${wanted.port}`,
    platform,
    rooms,
    app,
    stop: async (how) => {
      keepPostgres = how?.keepPostgres ?? false
      // What stands before us hears it at /readyz and sends nobody more while what is in hand is finished.
      isReady = false
      await new Promise((resolve) => setTimeout(resolve, wanted.drainMilliseconds ?? 0))
      await stopAll()
    },
  }
}

async function openDatabase(
  wanted: ServerWanted,
): Promise<{ adminUrl: string; name: string; own: RunningPostgres | null }> {
  if (wanted.databaseUrl) {
    const name = new URL(wanted.databaseUrl).pathname.slice(1) || 'amer'
    return { adminUrl: wanted.databaseUrl, name, own: null }
  }
  const own = await startPostgres({ dataDir: join(wanted.config.dataDir, 'postgres'), log: wanted.say ?? (() => {}) })
  return { adminUrl: own.url(), name: 'amer', own }
}

// Another node may lead already; then the first word of its lease is enough.
function firstLead(platform: Platform): Promise<void> {
  return new Promise((resolve) => {
    platform.lease.onGain(() => resolve())
    setTimeout(resolve, 3000).unref()
  })
}

function sealing(platform: Platform): Sweep[] {
  let reach: 'recent' | 'all' = 'all'
  platform.lease.onGain(() => {
    reach = 'all'
  })
  return [
    {
      name: 'audit.seal',
      everyMilliseconds: 1000,
      run: async (epoch) => {
        while ((await inEngine(platform.pools, (trx) => sealAudit(trx, epoch, reach))) === 500);
        reach = 'recent'
      },
    },
  ]
}
