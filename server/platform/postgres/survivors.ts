import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** A process of PostgreSQL found at work in a data folder; `program` is its executable. */
export type Survivor = { pid: number; program: string }

/** Every live PostgreSQL process whose working folder is `dataDir`: its postmaster and all its backends. */
export async function postgresProcessesIn(dataDir: string): Promise<Survivor[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const seen = await Promise.all(pids.map((pid) => postgresAt(pid, dataDir)))
  return seen.filter((survivor) => survivor !== undefined)
}

/**
 * The postmaster that `postmaster.pid` names, if that process really is PostgreSQL working in this folder.
 * The file alone proves nothing: it outlives a kill -9, may be empty, and its number may belong to somebody else by now.
 */
export async function postmasterOf(dataDir: string): Promise<Survivor | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? postgresAt(pid, dataDir) : undefined
}

async function postgresAt(pid: number, dataDir: string): Promise<Survivor | undefined> {
  const [exe, cwd] = await Promise.all([
    readlink(`/proc/${pid}/exe`).catch(() => ''),
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
  ])
  const program = exe.replace(/ \(deleted\)$/, '')
  return basename(program) === 'postgres' && cwd === dataDir ? { pid, program: exe } : undefined
}
