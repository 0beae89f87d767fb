import { chmod, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PREFIX = 'amer-tests-'

/** A folder in which a run keeps everything it makes, so that what it leaves behind can be found and ended. */
export type OwnFolder = { path: string; close(): Promise<string[]> }

/**
 * Makes a run's own folder, to be handed to its children as TMPDIR. `close` ends every process that still works in it or
 * was given it, removes it, and returns the command lines ended. Folders of runs that were killed are cleared first.
 */
export async function ownFolder(): Promise<OwnFolder> {
  await clearAbandoned()
  const path = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  await chmod(path, 0o755) // the database runs as a user of its own
  return { path, close: () => clear(path) }
}

async function clear(folder: string): Promise<string[]> {
  const ended: string[] = []
  for (let found = await processesOf(folder); found.length > 0; found = await processesOf(folder)) {
    for (const { pid, command } of found) {
      if (!ended.includes(`${pid} ${command}`)) ended.push(`${pid} ${command}`)
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // it went by itself meanwhile
      }
    }
    await pause(20)
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  return ended
}

async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const owner = name.slice(PREFIX.length).split('-')[0]
    const lives = await readlink(`/proc/${owner}/exe`).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code === 'EACCES',
    )
    if (!lives) await clear(join(tmpdir(), name))
  }
}

async function processesOf(folder: string): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const found = await Promise.all(pids.map((pid) => lookAt(pid, folder)))
  return found.filter((one) => one !== undefined)
}

async function lookAt(pid: string, folder: string): Promise<{ pid: number; command: string } | undefined> {
  const [cwd, environment, command] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ])
  const isOurs = `${cwd}/`.startsWith(`${folder}/`) || environment.split('\0').includes(`TMPDIR=${folder}`)
  if (!isOurs || command === '') return undefined
  return { pid: Number(pid), command: command.replaceAll('\0', ' ').trim() }
}
