import { execFile } from 'node:child_process'
import { access, readdir, readFile, realpath } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type OrdinaryUser, reachablePrograms } from '#platform/processes'

const repository = resolve(import.meta.dirname, '..', '..', '..')

/** The oldest Asterisk we run on. */
export const OLDEST_ASTERISK = 22

/** Where one Asterisk's programs lie; `root` is the folder that must be copied to move them (absent: installed by the host). */
export type Engine = {
  version: string
  program: string
  moduleDir: string
  /** Holds `documentation/` and `rest-api/`. */
  shareDir: string
  root?: string
}

/** Asterisk as the host has it where that is new enough and complete, else the one `./amer` brought; undefined without either. */
export async function findEngine(): Promise<Engine | undefined> {
  return (await hostEngine()) ?? (await broughtEngine())
}

/** The engine itself where `user` can reach it, else a copy under /var/lib/amer. */
export async function reachableEngine(engine: Engine, user: OrdinaryUser | undefined): Promise<Engine> {
  if (engine.root === undefined) return engine
  const root = await reachablePrograms({ root: engine.root, name: basename(engine.root), proof: 'version' }, user)
  return engineIn(root, engine.version)
}

/** The names of the modules we load, in order. */
export async function modulesWanted(): Promise<string[]> {
  const text = await readFile(join(repository, 'asterisk', 'modules.txt'), 'utf8')
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

/** The speech program: espeak-ng as it came with the engine or stands on the host; undefined without either. */
export async function findEspeak(): Promise<string | undefined> {
  return findProgram('espeak-ng')
}

/** The programs that press recordings into Ogg Opus and unpack them, brought with the engine or the host's; undefined without. */
export async function findOpusTools(): Promise<{ encoder: string; decoder: string } | undefined> {
  const [encoder, decoder] = [await findProgram('opusenc'), await findProgram('opusdec')]
  return encoder && decoder ? { encoder, decoder } : undefined
}

async function findProgram(name: string): Promise<string | undefined> {
  const brought = await broughtEngine()
  const places = [...(brought?.root ? [join(brought.root, 'bin')] : []), '/usr/bin', '/usr/local/bin']
  for (const place of places) {
    const program = join(place, name)
    if (await exists(program)) return program
  }
  return undefined
}

async function broughtEngine(): Promise<Engine | undefined> {
  const root = await realpath(join(repository, '.amer', 'tools', 'engine')).catch(() => undefined)
  if (root === undefined) return undefined
  const version = await readFile(join(root, 'version'), 'utf8').catch(() => undefined)
  return version === undefined ? undefined : engineIn(root, version.trim())
}

function engineIn(root: string, version: string): Engine {
  return {
    version,
    program: join(root, 'bin', 'asterisk'),
    moduleDir: join(root, 'modules'),
    shareDir: join(root, 'share', 'asterisk'),
    root,
  }
}

async function hostEngine(): Promise<Engine | undefined> {
  const program = '/usr/sbin/asterisk'
  if (!(await exists(program))) return undefined
  const said = await promisify(execFile)(program, ['-V']).catch(() => undefined)
  const version = /^Asterisk (\d+)[.\d]*/.exec(said?.stdout ?? '')
  if (version === null || Number(version[1]) < OLDEST_ASTERISK) return undefined
  const moduleDir = await moduleFolder()
  if (moduleDir === undefined) return undefined
  const installed = new Set(await readdir(moduleDir))
  const complete = (await modulesWanted()).every((name) => installed.has(`${name}.so`))
  const shareDir = '/usr/share/asterisk'
  if (!complete || !(await exists(join(shareDir, 'rest-api')))) return undefined
  return { version: version[0].replace('Asterisk ', ''), program, moduleDir, shareDir }
}

async function moduleFolder(): Promise<string | undefined> {
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? process.arch
  for (const folder of [`/usr/lib/${machine}-linux-gnu/asterisk/modules`, '/usr/lib/asterisk/modules']) {
    if (await exists(folder)) return folder
  }
  return undefined
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
