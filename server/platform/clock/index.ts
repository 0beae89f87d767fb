/** Where business code learns the time, so that the same code runs live and in simulation. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export interface VirtualClock extends Clock {
  /** Moves the time forward by so many milliseconds. */
  advance(milliseconds: number): void
  /** Sets the time. */
  set(at: Date): void
}

/** A clock that stands still until it is told to move. */
export function virtualClock(start: Date): VirtualClock {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    advance: (milliseconds) => {
      current += milliseconds
    },
    set: (at) => {
      current = at.getTime()
    },
  }
}
