import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartRefused } from './start-refused.ts'

interface Instance {
  pid: number
  /** The kernel's start time of the process: a pid alone may have been given to another. */
  startedAt: string
  url: string
}

const fileOf = (dataDir: string) => join(dataDir, 'instance.json')

/** The server that runs on this data folder, or null. */
export async function runningInstance(dataDir: string): Promise<Instance | null> {
  try {
    const instance = JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as Instance
    return (await startOf(instance.pid)) === instance.startedAt ? instance : null
  } catch {
    return null
  }
}

/** Notes that this process runs here; refuses while another does. */
export async function claimDataFolder(dataDir: string, url: string): Promise<void> {
  const other = await runningInstance(dataDir)
  if (other && other.pid !== process.pid) {
    throw new StartRefused(`Amer already runs on ${dataDir} at ${other.url}; './amer down --data ${dataDir}' stops it.`)
  }
  const instance: Instance = { pid: process.pid, startedAt: (await startOf(process.pid)) ?? '', url }
  await writeFile(fileOf(dataDir), JSON.stringify(instance))
}

export async function leaveDataFolder(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true })
}

/** Stops the server of a data folder and waits until it has gone; says whether one ran. */
export async function stopInstance(dataDir: string): Promise<boolean> {
  const instance = await runningInstance(dataDir)
  if (!instance) return false
  process.kill(instance.pid, 'SIGTERM')
  for (let tries = 0; tries < 600 && (await runningInstance(dataDir)); tries++) await pause(50)
  return true
}

async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The name in brackets may hold spaces: the fields are counted from behind it; the 20th after it is the start time.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}
