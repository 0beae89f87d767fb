import { useSyncExternalStore } from 'react'
import { useUi } from './ui-context.tsx'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let second = Math.floor(Date.now() / 1000)

const calm = () => typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    second = Math.floor(Date.now() / 1000)
    for (const wake of listeners) wake()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The present by the server's clock, in milliseconds; renewed each `stepSeconds`, all components on one timer. */
export function useNow(stepSeconds = 1): number {
  const { clockOffset } = useUi()
  const step = calm() ? Math.max(10, stepSeconds) : stepSeconds
  const stepped = useSyncExternalStore(subscribe, () => {
    if (listeners.size === 0) second = Math.floor(Date.now() / 1000)
    return Math.floor(second / step) * step
  })
  return stepped * 1000 + clockOffset
}
