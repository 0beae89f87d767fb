import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Every live Asterisk working in an engine's folder; there is one at most unless something went wrong. */
export async function asterisksIn(home: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const seen = await Promise.all(pids.map(async (pid) => ((await worksIn(pid, home)) ? pid : undefined)))
  return seen.filter((pid) => pid !== undefined)
}

/** Whether a process really is Asterisk at work in this folder: a remembered number may belong to somebody else by now. */
export async function worksIn(pid: number, home: string): Promise<boolean> {
  const [cwd, line] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ])
  return cwd === home && line.split('\0').includes(join(home, 'conf', 'asterisk.conf'))
}
