import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, open, realpath, rename, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  endProcesses,
  freePort,
  identityOf,
  isRunning,
  keepRunning,
  type OrdinaryUser,
  oneAtATime,
  ordinaryUser,
  ownerOf,
  reachableFolder,
  standInFor,
} from '#platform/processes'
import { type AriAccess, askEngine } from './ask-engine.ts'
import { ARI_USER, type Doors, writeConfiguration } from './configuration/write-configuration.ts'
import { AsteriskNotStarted } from './errors.ts'
import { type Engine, findEngine, reachableEngine } from './find-engine.ts'
import { type EngineFolders, foldersIn, makeFolders } from './folders.ts'
import { makeBeep, makeMusic } from './make-music.ts'
import { refuseTakenPorts } from './ports.ts'
import { freshPassword, remember, remembered, shapeOf } from './remembered.ts'
import { asterisksIn, worksIn } from './survivors.ts'
import type { EngineDirectory, EngineWanted } from './wanted.ts'
import { takesCalls, watchCalls } from './watch-calls.ts'

export interface RunningAsterisk {
  readonly ari: AriAccess
  /** Where browsers' SIP is handed over; connect from 127.0.0.2, so that nothing is trusted by its address. */
  readonly sipSocketUrl: string
  readonly folders: EngineFolders
  readonly version: string
  readonly pid: number
  /** Whether it had survived an earlier owner and was taken over with its calls. */
  readonly adopted: boolean
  /** Told each time it died by itself or was ended for being deaf; it is started again afterwards. */
  onExit(hear: () => void): void
  /** Other numbers and trunks; calls go on. */
  configure(directory: EngineDirectory): Promise<void>
  /** Ends it, and with it every call. */
  stop(): Promise<void>
}

type Place = {
  home: string
  user: OrdinaryUser | undefined
  engine: Engine
  folders: EngineFolders
  wanted: EngineWanted
}
type Running = { pid: number; ari: AriAccess; doors: Doors; adopted: boolean; child?: ChildProcess }

/**
 * Starts Asterisk, or takes over the one that still runs in the folder after its owner was killed, with all its calls.
 * It runs as an ordinary user in a process group of its own and outlives us unless `stop` is called.
 */
export async function startAsterisk(wanted: EngineWanted): Promise<RunningAsterisk> {
  const place = await findPlace(wanted)
  let running = await oneAtATime(place.home, () => adoptOrStart(place))
  const adopted = running.adopted
  const ears = new Set<() => void>()
  const isKept = wanted.keep ?? true
  const keeper = keepRunning({
    name: 'asterisk',
    enabled: isKept,
    current: () => running,
    startAgain: async () => {
      wanted.say('asterisk died by itself; starting it again')
      for (const hear of ears) hear()
      running = await oneAtATime(place.home, () => adoptOrStart(place))
    },
    log: wanted.say,
  })
  const watcher = isKept ? watch(place, () => running) : undefined
  return {
    get ari() {
      return running.ari
    },
    get pid() {
      return running.pid
    },
    get sipSocketUrl() {
      return `${running.ari.url.replace('http', 'ws').replace(/\/ari$/, '')}/ws`
    },
    folders: place.folders,
    version: place.engine.version,
    adopted,
    onExit: (hear) => {
      ears.add(hear)
    },
    configure: async (directory) => {
      Object.assign(place.wanted, directory)
      await configure(place, running)
    },
    stop: async () => {
      await Promise.all([watcher?.end(), keeper.end()])
      await stopAsterisk(wanted.dataDir)
    },
  }
}

/** Ends whatever Asterisk works in this folder or in its stand-in; nothing running there is fine too. */
export async function stopAsterisk(dataDir: string): Promise<void> {
  const asked = resolve(dataDir)
  for (const place of [asked, join(standInFor(dirname(asked)), basename(asked))]) {
    const home = await realpath(place).catch(() => undefined)
    if (home !== undefined) await endProcesses(await asterisksIn(home), 'SIGTERM', 5_000)
  }
}

async function findPlace(wanted: EngineWanted): Promise<Place> {
  const found = wanted.engine ?? (await findEngine())
  if (found === undefined) throw new AsteriskNotStarted('asterisk.missing', {})
  const asked = resolve(wanted.dataDir)
  await mkdir(dirname(asked), { recursive: true })
  const user = (await ownerOf(asked)) ?? (await ordinaryUser())
  const home = join(await realpath(await reachableFolder(dirname(asked), user)), basename(asked))
  const folders = foldersIn(home)
  await makeFolders(folders, user)
  return { home, user, engine: await reachableEngine(found, user), folders, wanted: { ...wanted } }
}

async function adoptOrStart(place: Place): Promise<Running> {
  const { home, wanted } = place
  await makeMusic(place.folders.music, place.user)
  await makeBeep(join(place.folders.sounds, 'fallback', 'beep.wav'), place.user)
  const known = await remembered(home)
  if (known.pid !== undefined && (await worksIn(known.pid, home))) {
    const adopted = known.shape === shapeOf(wanted) ? await adopt(place, known.pid, known) : undefined
    if (adopted !== undefined) return adopted
    wanted.say(`asterisk ${known.pid} still runs but not as it should now; ending it`)
  }
  await endProcesses(await asterisksIn(home), 'SIGTERM', 5_000)
  await refuseTakenPorts(wanted.listen, {
    udp: [wanted.sipPort],
    tcp: [wanted.sipPort, ...(wanted.tls === undefined ? [] : [wanted.tls.port])],
  })
  const [httpPort, managerPort] = [await freePort(known.httpPort), await freePort(known.managerPort)]
  return launch(place, { httpPort, managerPort, password: known.password ?? freshPassword() })
}

async function adopt(place: Place, pid: number, known: Partial<Doors>): Promise<Running | undefined> {
  const { httpPort, managerPort, password } = known
  if (httpPort === undefined || managerPort === undefined || password === undefined) return undefined
  const doors = { httpPort, managerPort, password }
  const ari = accessTo(doors)
  if (!(await answers(ari, () => isRunning(pid), 5_000)) || !(await takesCalls(probed(place, ari)))) return undefined
  const survivor = { pid, ari, doors, adopted: true }
  await configure(place, survivor)
  place.wanted.log.info({ pid, port: httpPort }, 'asterisk had survived and was taken over')
  return survivor
}

async function launch(place: Place, doors: Doors): Promise<Running> {
  const { home, user, engine, folders, wanted } = place
  const ari = accessTo(doors)
  await writeConfiguration({ wanted, engine, folders, doors }, user)
  const log = await openLog(`${home}.log`)
  const child = spawn(engine.program, ['-f', '-C', join(folders.configuration, 'asterisk.conf')], {
    ...identityOf(user),
    cwd: home,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C.UTF-8', HOME: home },
  })
  const failed = new Promise<Error>((report) => child.once('error', report))
  child.unref()
  await log.close()
  if (child.pid === undefined) throw new AsteriskNotStarted('asterisk.start-failed', { said: String(await failed) })
  const { pid } = child
  const shape = shapeOf(wanted)
  await remember(home, { ...doors, pid, shape, version: engine.version })
  const lives = async () => child.exitCode === null && child.signalCode === null
  if (!(await answers(ari, lives, 30_000)) || !(await takesCalls(probed(place, ari)))) {
    await endProcesses([pid], 'SIGTERM', 2_000)
    throw new AsteriskNotStarted('asterisk.start-failed', {
      log: `${home}.log`,
      messages: join(home, 'log', 'messages.log'),
    })
  }
  return { pid, ari, doors, adopted: false, child }
}

async function configure(place: Place, { ari, doors }: Running): Promise<void> {
  const { wanted, engine, folders } = place
  await writeConfiguration({ wanted, engine, folders, doors }, place.user)
  for (const module of ['pbx_config.so', 'res_pjsip.so', 'res_pjsip_endpoint_identifier_ip.so', 'res_musiconhold.so']) {
    const done = await askEngine(ari, 'PUT', `/asterisk/modules/${module}`)
    if (done?.status !== 204)
      throw new AsteriskNotStarted('asterisk.reload-failed', { module, status: done?.status ?? 0 })
  }
}

function watch(place: Place, current: () => Running): { end(): Promise<void> } {
  return watchCalls({
    probe: () => takesCalls(probed(place, current().ari)),
    everyMs: 10_000,
    patience: 3,
    onDeaf: async () => {
      const { pid } = current()
      place.wanted.say('asterisk runs but takes no calls; ending it to start it again')
      await endProcesses([pid], 'SIGKILL', 0)
    },
  })
}

async function answers(ari: AriAccess, lives: () => Promise<boolean>, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs
  while ((await lives()) && performance.now() < until) {
    const answer = await askEngine(ari, 'GET', '/asterisk/ping', { patienceMs: 2_000 })
    if (answer?.status === 200) return true
    if (answer?.status === 401) return false // somebody else's
    await pause(25)
  }
  return false
}

function accessTo({ httpPort, password }: Doors): AriAccess {
  return { url: `http://127.0.0.1:${httpPort}/ari`, user: ARI_USER, password }
}

function probed({ wanted }: Place, ari: AriAccess) {
  const anywhere = wanted.listen === '0.0.0.0' ? '127.0.0.1' : wanted.listen === '::' ? '::1' : wanted.listen
  return { ari, sip: { host: anywhere, port: wanted.sipPort } }
}

async function openLog(path: string) {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0
  if (size > 20_000_000) await rename(path, `${path}.1`)
  return open(path, 'a', 0o640)
}
