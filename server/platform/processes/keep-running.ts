import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning } from './running.ts'

type Kept = {
  name: string
  enabled: boolean
  current: () => { pid: number; child?: ChildProcess }
  startAgain: () => Promise<void>
  log: (line: string) => void
}

/** Watches a server and starts it again when it dies by itself, waiting longer after every failure (at most 30 s). */
export function keepRunning(kept: Kept): { end(): Promise<void> } {
  const ended = new AbortController()
  const watching = kept.enabled ? watch(kept, ended.signal) : Promise.resolve()
  return {
    end: async () => {
      ended.abort()
      await watching
    },
  }
}

async function watch(kept: Kept, ended: AbortSignal): Promise<void> {
  let failures = 0
  while (!ended.aborted) {
    await gone(kept.current(), ended)
    if (ended.aborted) return
    try {
      await kept.startAgain()
      failures = 0
    } catch (error) {
      failures += 1
      kept.log(`${kept.name} did not start again: ${error instanceof Error ? error.message : String(error)}`)
      await rest(Math.min(30_000, 250 * 2 ** failures), ended)
    }
  }
}

// A child tells us when it ends; a survivor we took over is nobody's child and has to be looked at.
async function gone(process: { pid: number; child?: ChildProcess }, ended: AbortSignal): Promise<void> {
  const { child } = process
  if (child !== undefined) {
    if (child.exitCode !== null || child.signalCode !== null) return
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      ended.addEventListener('abort', () => resolve(), { once: true })
    })
    return
  }
  while (!ended.aborted && (await isRunning(process.pid))) await rest(500, ended)
}

async function rest(milliseconds: number, ended: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { ref: false, signal: ended }).catch(() => undefined)
}
