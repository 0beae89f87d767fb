import { Logger, makeWorkerUtils, type Runner, run, type WorkerUtils } from 'graphile-worker'
import { sql } from 'kysely'
import type { Pools } from '#platform/database'
import { inEngine } from '#platform/database'
import { eventsAfter, type PlatformEvent } from '#platform/events'
import type { Lease } from '#platform/lease'
import type { Log } from '#platform/log'

/** What a job does with the event that asked for it; thrown errors bring it back later, with growing pauses. */
export type Work = (event: PlatformEvent) => Promise<void>
/** Which events ask for which job: `{ 'mail.queued': { name: 'send-mail', work } }`. */
export type JobsByEvent = Record<string, { name: string; work: Work }>

const cursorName = 'platform.jobs'

export interface Jobs {
  start(): Promise<void>
  stop(): Promise<void>
}

/** Jobs come from events: the leader enqueues them in batches with the position as key, any node works them. */
export function createJobs(wanted: { pools: Pools; jobsUrl: string; jobs: JobsByEvent; lease: Lease; log: Log }): Jobs {
  const { pools, lease, log } = wanted
  const types = Object.keys(wanted.jobs)
  let utils: WorkerUtils | null = null
  let runner: Runner | null = null
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()
  let stopped = false
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

  const schedule = () => {
    if (stopped) return
    timer = setTimeout(() => {
      turn = enqueue()
        .catch((error) => log.warn({ err: error }, 'jobs wait'))
        .finally(schedule)
    }, 300)
  }

  return {
    start: async () => {
      if (types.length === 0) return
      const settings = { connectionString: wanted.jobsUrl, logger: quietLogger(log) }
      utils = await makeWorkerUtils(settings)
      await utils.migrate()
      runner = await run({
        ...settings,
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
      schedule()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
      await runner?.stop().catch(() => undefined)
      await utils?.release()
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
