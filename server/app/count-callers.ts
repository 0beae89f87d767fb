export interface CallerCount {
  /** Whether this address has not been refused too often this minute. */
  mayTry(address: string): boolean
  noteRefusal(address: string): void
  /** Whether it may hold one more connection. */
  mayEnter(address: string): boolean
  /** Notes a connection; the answer takes it back. */
  enter(address: string): () => void
}

/** Counts connections and refusals by address, within this process. */
export function countCallers(limits: { atOnce: number; refusalsAMinute: number }): CallerCount {
  const inside = new Map<string, number>()
  let refused = new Map<string, number>()
  let minute = 0
  const refusedNow = () => {
    const now = Math.floor(performance.now() / 60_000)
    if (now !== minute) {
      minute = now
      refused = new Map()
    }
    return refused
  }
  return {
    mayTry: (address) => (refusedNow().get(address) ?? 0) < limits.refusalsAMinute,
    noteRefusal: (address) => {
      refusedNow().set(address, (refusedNow().get(address) ?? 0) + 1)
    },
    mayEnter: (address) => (inside.get(address) ?? 0) < limits.atOnce,
    enter: (address) => {
      inside.set(address, (inside.get(address) ?? 0) + 1)
      return () => {
        const left = (inside.get(address) ?? 1) - 1
        if (left > 0) inside.set(address, left)
        else inside.delete(address)
      }
    },
  }
}
