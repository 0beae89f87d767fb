import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import {
  endProcesses,
  freePort,
  identityOf,
  isRunning,
  keepRunning,
  oneAtATime,
  ordinaryUser,
  ownerOf,
  reachableFolder,
  standInFor,
} from '#platform/processes'
import { embeddedPostgres, type PostgresBinaries, reachableBinaries } from './binaries.ts'
import { type ClusterPlace, ensureCluster, readPassword, SUPERUSER } from './cluster.ts'
import { PostgresNotStarted } from './errors.ts'
import { rememberedPort, writeSettings } from './settings.ts'
import { postgresProcessesIn, postmasterOf } from './survivors.ts'

export type PostgresWanted = {
  /** The cluster's folder; made when absent. Password (`….password`) and log (`….log`) lie beside it. */
  dataDir: string
  /** Told what happens, one line each. */
  log: (line: string) => void
  /** Default: the port used last, or a free one. */
  port?: number
  /** Other binaries than the embedded ones. */
  binaries?: PostgresBinaries
  /** The user to run as when we are root. */
  as?: string
  /** Tests only: no safety after a power cut. */
  fast?: boolean
  /** Further settings of postgresql.conf. */
  settings?: Record<string, string>
  /** Start it again when it dies by itself; default true. */
  keep?: boolean
}

export type RunningPostgres = {
  readonly port: number
  readonly pid: number
  /** Where the cluster lies: `dataDir`, or its stand-in under /var/lib/amer. */
  readonly dataDir: string
  /** Whether it had survived an earlier owner and was taken over as it ran. */
  readonly adopted: boolean
  /** The address of a database for a role; the superuser's password is filled in by itself. */
  url(to?: { database?: string; role?: string; password?: string }): string
  /** Ends it: connections are cut, data is safe. */
  stop(): Promise<void>
}

type Place = ClusterPlace & { wanted: PostgresWanted }
type Running = { pid: number; port: number; adopted: boolean; child?: ChildProcess }

/**
 * Starts PostgreSQL on a data folder, or takes over the one that still runs there after its owner was killed.
 * It runs in a process group of its own and outlives us unless `stop` is called.
 */
export async function startPostgres(wanted: PostgresWanted): Promise<RunningPostgres> {
  const place = await findPlace(wanted)
  let running = await oneAtATime(place.dataDir, () => adoptOrStart(place))
  const password = await readPassword(place.dataDir)
  const keeper = keepRunning({
    name: 'postgres',
    enabled: wanted.keep ?? true,
    current: () => running,
    startAgain: async () => {
      wanted.log('postgres died by itself; starting it again')
      running = await oneAtATime(place.dataDir, () => adoptOrStart(place))
    },
    log: wanted.log,
  })
  return {
    get port() {
      return running.port
    },
    get pid() {
      return running.pid
    },
    dataDir: place.dataDir,
    adopted: running.adopted,
    url: (to = {}) => urlOf(running.port, { password, ...to }),
    stop: async () => {
      await keeper.end()
      await stopPostgres(place.dataDir)
    },
  }
}

/**
 * Ends whatever PostgreSQL works in this data folder or in its stand-in, politely first; nothing running there is fine too.
 */
export async function stopPostgres(dataDir: string): Promise<void> {
  const asked = resolve(dataDir)
  for (const place of [asked, join(standInFor(dirname(asked)), basename(asked))]) {
    const folder = await realpath(place).catch(() => undefined)
    if (folder === undefined) continue
    const postmaster = await postmasterOf(folder)
    if (postmaster !== undefined) await endProcesses([postmaster.pid], 'SIGINT', 20_000)
    await endLeftovers(folder)
  }
}

async function findPlace(wanted: PostgresWanted): Promise<Place> {
  const asked = resolve(wanted.dataDir)
  await mkdir(dirname(asked), { recursive: true })
  const user = (await ownerOf(asked)) ?? (await ordinaryUser(wanted.as))
  const home = await realpath(await reachableFolder(dirname(asked), user))
  const dataDir = join(home, basename(asked))
  const lodged = (await ownerOf(dataDir)) ?? user
  const binaries = await reachableBinaries(wanted.binaries ?? (await embeddedPostgres()), lodged)
  return { dataDir, binaries, user: lodged, fast: wanted.fast ?? false, wanted }
}

async function adoptOrStart(place: Place): Promise<Running> {
  const { dataDir, user, wanted } = place
  await ensureCluster(place)
  const survivor = await postmasterOf(dataDir)
  if (survivor !== undefined) {
    const adopted = await adopt(place, survivor.pid)
    if (adopted !== undefined) return adopted
    wanted.log(`postgres ${survivor.pid} still runs but does not answer as ours; ending it`)
    await endProcesses([survivor.pid], 'SIGINT', 10_000)
  }
  await endLeftovers(dataDir)
  await rm(join(dataDir, 'postmaster.pid'), { force: true }) // nobody works here now: whatever it says is stale
  const port = wanted.port ?? (await freePort(await rememberedPort(dataDir)))
  await writeSettings(dataDir, { port, fast: place.fast, extra: wanted.settings ?? {} }, user)
  return launch(place, port)
}

async function adopt(place: Place, pid: number): Promise<Running | undefined> {
  const port = await rememberedPort(place.dataDir)
  if (port === undefined || (place.wanted.port !== undefined && place.wanted.port !== port)) return undefined
  const answers = await firstAnswer(place.dataDir, port, () => isRunning(pid), 15_000)
  if (!answers) return undefined
  place.wanted.log(`postgres ${pid} had survived; taken over on port ${port}`)
  return { pid, port, adopted: true }
}

async function endLeftovers(dataDir: string): Promise<void> {
  const leftovers = (await postgresProcessesIn(dataDir)).map((survivor) => survivor.pid)
  await endProcesses(leftovers, 'SIGQUIT', 3_000)
}

async function launch(place: Place, port: number): Promise<Running> {
  const { dataDir, binaries, user } = place
  const log = await openLog(`${dataDir}.log`)
  const child = spawn(join(binaries.binDir, 'postgres'), ['-D', dataDir], {
    ...identityOf(user),
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  })
  const failed = new Promise<Error>((report) => child.once('error', report))
  child.unref()
  await log.close()
  if (child.pid === undefined) throw new PostgresNotStarted('postgres.start-failed', { said: String(await failed) })
  const pid = child.pid
  const answers = await firstAnswer(dataDir, port, async () => child.exitCode === null && child.signalCode === null)
  if (!answers) throw new PostgresNotStarted('postgres.start-failed', { dataDir, port, log: `${dataDir}.log` })
  return { pid, port, adopted: false, child }
}

/** Waits until the superuser is let in; false when the process goes first, or answers as somebody else's. */
async function firstAnswer(
  dataDir: string,
  port: number,
  lives: () => Promise<boolean>,
  patienceMs = 120_000, // recovery after a crash may take its time
): Promise<boolean> {
  const password = await readPassword(dataDir)
  const patientUntil = performance.now() + patienceMs
  while ((await lives()) && performance.now() < patientUntil) {
    const client = new pg.Client({ connectionString: urlOf(port, { password }), connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder")
      return rows[0]?.folder === dataDir
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return false // wrong password: not our cluster
      await pause(20)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

function urlOf(port: number, to: { database?: string; role?: string; password: string }): string {
  const role = encodeURIComponent(to.role ?? SUPERUSER)
  return `postgres://${role}:${encodeURIComponent(to.password)}@127.0.0.1:${port}/${to.database ?? 'postgres'}`
}

async function openLog(path: string) {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0
  if (size > 20_000_000) await rename(path, `${path}.1`)
  return open(path, 'a', 0o640)
}
