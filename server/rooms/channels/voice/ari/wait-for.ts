import type { Ari } from './connect-ari.ts'
import type { AriEvent, Subject } from './subjects.ts'

interface Wait<T> {
  /** Events about these are judged; the first that yields something ends the wait. */
  about: readonly Subject[]
  judge: (event: AriEvent) => T | undefined
  stop?: AbortSignal | undefined
  /** What a wait that was stopped yields. */
  stopped: T
  /** Events may be missed while the engine's socket is away: looked at once it is back. */
  lookAgain?: () => Promise<T | undefined>
}

/**
 * Begins to wait; call it before the command that brings the event about, for a short prompt can end before the engine answers.
 * `end` gives the wait up.
 */
export function waitFor<T>(ari: Ari, wait: Wait<T>): { over: Promise<T>; end(result: T): void } {
  const { promise, resolve } = Promise.withResolvers<T>()
  const undo: (() => void)[] = []
  const end = (result: T) => {
    for (const step of undo.splice(0)) step()
    resolve(result)
  }
  if (wait.stop?.aborted) {
    resolve(wait.stopped)
    return { over: promise, end }
  }
  const judge = (event: AriEvent) => {
    const result = wait.judge(event)
    if (result !== undefined) end(result)
  }
  for (const subject of wait.about) undo.push(ari.hear(subject, judge))
  const stop = () => end(wait.stopped)
  wait.stop?.addEventListener('abort', stop, { once: true })
  undo.push(() => wait.stop?.removeEventListener('abort', stop))
  const { lookAgain } = wait
  if (lookAgain) {
    undo.push(
      ari.onReconnect(() => {
        lookAgain().then(
          (result) => result !== undefined && end(result),
          () => undefined, // the next connection looks again
        )
      }),
    )
  }
  return { over: promise, end }
}
