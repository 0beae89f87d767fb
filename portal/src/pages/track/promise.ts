/** How a promise stands on its time line, all parts between 0 and 1 of the drawn line. */
export interface PromiseStanding {
  readonly kind: 'running' | 'near' | 'late' | 'done'
  /** Where time has come to, or where the case ended. */
  readonly now: number
  /** Where the promised moment is. */
  readonly tick: number
  /** What is left, or how late, in whole days or hours. */
  readonly count: number
  readonly unit: 'days' | 'hours'
}

const HOUR = 3_600_000

/** Where a case stands between its registration and its promised moment. */
export function promiseStanding(
  openedAt: string,
  promisedAt: string,
  at: number,
  endedAt: string | null,
): PromiseStanding {
  const opened = Date.parse(openedAt)
  const promised = Math.max(Date.parse(promisedAt), opened + 1)
  const here = Math.max(endedAt ? Date.parse(endedAt) : at, opened)
  const span = Math.max(promised, here) - opened
  const apart = Math.abs(promised - here)
  const unit = apart >= 24 * HOUR ? 'days' : 'hours'
  return {
    kind: endedAt ? 'done' : here > promised ? 'late' : promised - here < (promised - opened) / 5 ? 'near' : 'running',
    now: (here - opened) / span,
    tick: (promised - opened) / span,
    count: Math.floor(apart / (unit === 'days' ? 24 * HOUR : HOUR)),
    unit,
  }
}
