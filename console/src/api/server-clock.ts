import { useSyncExternalStore } from 'react'

let offset = 0
const listeners = new Set<() => void>()

/** The server's clock minus ours, from the `Date` of an answer, which tells whole seconds: at the middle of that second, half the way back. */
export function offsetOf(date: string, askedAt: number, heardAt: number): number | null {
  const said = Date.parse(date)
  return Number.isNaN(said) ? null : said + 500 - (askedAt + heardAt) / 2
}

/** Learns from an answer; small differences are noise and change nothing. */
export function noteServerDate(date: string | null, askedAt: number, heardAt: number): void {
  const seen = date === null ? null : offsetOf(date, askedAt, heardAt)
  if (seen === null || Math.abs(seen - offset) < 2500) return
  offset = Math.abs(seen) < 2500 ? 0 : Math.round(seen / 1000) * 1000
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What to add to this machine's clock to get the server's, in milliseconds: rings and promises run by the server's. */
export const useServerClock = (): number => useSyncExternalStore(subscribe, () => offset)
