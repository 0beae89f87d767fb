import type { HalfHour, HalfHours } from './types.ts'

const halfHour = 30 * 60_000

/** Every half-hour from the first in which somebody arrived up to the present one, the empty ones among them. */
export function filledHalfHours(told: readonly HalfHour[], now: number): HalfHour[] {
  const byStart = new Map<number, HalfHour>()
  for (const one of told) {
    const from = Date.parse(one.from)
    const known = byStart.get(from)
    byStart.set(from, known ? added(known, one) : one)
  }
  if (byStart.size === 0) return []
  const filled: HalfHour[] = []
  for (let from = Math.min(...byStart.keys()); from <= now; from += halfHour) {
    filled.push(byStart.get(from) ?? { from: new Date(from).toISOString(), offered: 0, answered: 0, abandoned: 0 })
  }
  return filled
}

/** What was told of one queue, or of all of them. */
export function halfHoursOf(told: HalfHours | undefined, queueId: string | null): HalfHour[] {
  const queues = told?.queues ?? []
  return queues.filter((queue) => queueId === null || queue.queueId === queueId).flatMap((queue) => queue.halfHours)
}

function added(one: HalfHour, other: HalfHour): HalfHour {
  return {
    from: one.from,
    offered: one.offered + other.offered,
    answered: one.answered + other.answered,
    abandoned: one.abandoned + other.abandoned,
  }
}
