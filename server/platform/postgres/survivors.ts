import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

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

/** Ends the named processes: asks with `signal`, and after `patienceMs` kills. Resolves when all are gone. */
export async function endProcesses(pids: readonly number[], signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  for (const pid of pids) send(pid, signal)
  const patientUntil = performance.now() + patienceMs
  for (const pid of pids) {
    while (await isRunning(pid)) {
      if (performance.now() > patientUntil) send(pid, 'SIGKILL')
      await pause(10)
    }
  }
}

/** Whether a process runs; one that has died and only waits to be collected does not. */
export async function isRunning(pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const state = text.slice(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3)
  return state !== '' && state !== 'Z' && state !== 'X'
}

async function postgresAt(pid: number, dataDir: string): Promise<Survivor | undefined> {
  const [exe, cwd] = await Promise.all([
    readlink(`/proc/${pid}/exe`).catch(() => ''),
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
  ])
  const program = exe.replace(/ \(deleted\)$/, '')
  return basename(program) === 'postgres' && cwd === dataDir ? { pid, program: exe } : undefined
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone already, which is what we wanted
  }
}
