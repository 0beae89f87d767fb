import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

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

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone already, which is what we wanted
  }
}
