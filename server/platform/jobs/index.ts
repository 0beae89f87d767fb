import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, type Runner, run, type WorkerEvents, type WorkerUtils } from 'graphile-worker'
import { sql } from 'kysely'
import type { Pools } from '#platform/database'
import { inEngine } from '#platform/database'
import { enterListener, eventsAfter, type PlatformEvent } from '#platform/events'
import type { Lease } from '#platform/lease'
import type { Log } from '#platform/log'
import { forgetWorkers, freeLostJobs, renewWorkers, usualWorkerTimes, type WorkerTimes } from './live-workers.ts'

/** What a job does with the event that asked for it; thrown errors bring it back later, with growing pauses. */
export type Work = (event: PlatformEvent) => Promise<void>
/** Which events ask for which job: `{ 'mail.queued': { name: 'send-mail', work } }`. */
export type JobsByEvent = Record<string, { name: string; work: Work }>

const cursorName = 'platform.jobs'

/** The cursor that has passed an event once its job is enqueued, by the types that ask for one. */
export function cursorsOfJobs(jobs: JobsByEvent): Map<string, string[]> {
  return new Map(Object.keys(jobs).map((type) => [type, [cursorName]]))
}

export interface Jobs {
  start(): Promise<void>
  stop(): Promise<void>
}

export interface JobsWanted {
  pools: Pools
  jobsUrl: string
  jobs: JobsByEvent
  lease: Lease
  log: Log
  times?: WorkerTimes
}

/**
 * Jobs come from events: the leader enqueues them in batches with the position as key, any node works them. A job is worked at
 * least once: a leader or a node that dies at the wrong moment leaves it to be worked again.
 */
export function createJobs(wanted: JobsWanted): Jobs {
  const { pools, lease, log, times = usualWorkerTimes } = wanted
  const types = Object.keys(wanted.jobs)
  const workers = new Set<string>()
  let utils: WorkerUtils | null = null
  let runner: Runner | null = null
  let position: number | null = null
  lease.onGain(() => {
    position = null
  })

  const enqueue = async () => {
    const epoch = lease.epoch()
    if (epoch === null || !utils) return
    position ??= await readCursor(pools)
    for (;;) {
      const from: number = position
      const events: PlatformEvent[] = await eventsAfter(pools.engine, from, 1000, types)
      const last = events.at(-1)
      if (!last) return
      await utils.addJobs(events.map((event) => jobSpec(event, wanted.jobs)))
      if (!(await moveCursor(pools, last.position, epoch))) return
      position = last.position
    }
  }

  const tend = async () => {
    await renewWorkers(pools, [...workers], times)
    if (lease.epoch() === null || !utils) return
    const lost = await freeLostJobs(pools, utils, times)
    if (lost.length > 0) log.warn({ workers: lost }, 'jobs of lost workers freed')
  }

  const turns = [repeat(enqueue, 300, log), repeat(tend, times.renewMilliseconds, log)]

  return {
    start: async () => {
      if (types.length === 0) return
      await enterListener(pools, cursorName)
      const settings = { connectionString: wanted.jobsUrl, logger: quietLogger(log) }
      utils = await makeWorkerUtils(settings)
      await utils.migrate()
      const events: WorkerEvents = new EventEmitter()
      events.on('worker:create', ({ worker }) => workers.add(worker.workerId))
      runner = await run({
        ...settings,
        events,
        concurrency: 3,
        pollInterval: 2000,
        noHandleSignals: true,
        maxPoolSize: 4,
        taskList: Object.fromEntries(
          Object.values(wanted.jobs).map(({ name, work }) => [
            name,
            (payload) => work(revive(payload as PlatformEvent)),
          ]),
        ),
      })
      await renewWorkers(pools, [...workers], times)
      for (const turn of turns) turn.start()
    },
    stop: async () => {
      for (const turn of turns) await turn.stop()
      await runner?.stop().catch(() => undefined)
      await forgetWorkers(pools, [...workers]).catch(() => undefined)
      await utils?.release()
    },
  }
}

/** Work done again and again with a pause between, never twice at once; a failure is logged and tried again. */
function repeat(work: () => Promise<void>, pauseMilliseconds: number, log: Log) {
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()
  let stopped = false
  const schedule = () => {
    if (stopped) return
    timer = setTimeout(() => {
      turn = work()
        .catch((error) => log.warn({ err: error }, 'jobs wait'))
        .finally(schedule)
    }, pauseMilliseconds)
  }
  return {
    start: schedule,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
    },
  }
}

const revive = (event: PlatformEvent): PlatformEvent => ({ ...event, at: new Date(event.at) })

function jobSpec(event: PlatformEvent, jobs: JobsByEvent) {
  return {
    identifier: jobs[event.type]?.name ?? '',
    payload: event,
    jobKey: `${jobs[event.type]?.name}:${event.position}`,
    maxAttempts: 12,
  }
}

async function readCursor(pools: Pools): Promise<number> {
  const row = await inEngine(pools, (trx) =>
    trx.selectFrom('platform.listener').select('position').where('name', '=', cursorName).executeTakeFirst(),
  )
  return row?.position ?? 0
}

// Enqueuing comes first: a leader that dies between the two enqueues again, under the same keys.
async function moveCursor(pools: Pools, position: number, epoch: number): Promise<boolean> {
  const { rows } = await inEngine(pools, (trx) =>
    sql`insert into platform.listener (name, position)
      select ${cursorName}, ${position} where platform.holds_lease('leader', ${epoch})
      on conflict (name) do update set position = excluded.position returning position`.execute(trx),
  )
  return rows.length === 1
}

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ part: 'jobs' }, message)
  })
}
