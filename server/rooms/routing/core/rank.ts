import type { Item } from './floor.ts'

const millisecondsPerMinute = 60_000

/**
 * Effective priority = item + queue + ageing × minutes since arrival. Within a queue the part that depends on the present moment is the
 * same for all, so what is left, in points × milliseconds, orders them for good.
 */
export function rankOf({ priority, arrivedAt, queue }: Pick<Item, 'priority' | 'arrivedAt' | 'queue'>): number {
  return (priority + queue.settings.priority) * millisecondsPerMinute - queue.settings.ageingPerMinute * arrivedAt
}

/** Points at this moment. */
export function effectivePriority(item: Item, now: number): number {
  const { priority, ageingPerMinute } = item.queue.settings
  return item.priority + priority + (ageingPerMinute * (now - item.arrivedAt)) / millisecondsPerMinute
}

/** The first two things of the order within one queue as one number, the least first. */
export function keyInQueue(item: Item): number {
  return item.front ? Number.NEGATIVE_INFINITY : -item.rank
}

/** Order within one queue: returned items, effective priority, age, id. */
export function isBeforeInQueue(a: Item, b: Item): boolean {
  if (a.front !== b.front) return a.front
  if (a.rank !== b.rank) return a.rank > b.rank
  if (a.arrivedAt !== b.arrivedAt) return a.arrivedAt < b.arrivedAt
  return a.id < b.id
}

/** The same order across queues, whose items may age at different speeds: it holds for this moment only. */
export function isBefore(a: Item, b: Item, now: number): boolean {
  if (a.queue === b.queue || a.front !== b.front) return isBeforeInQueue(a, b)
  const points = a.rank + a.queue.settings.ageingPerMinute * now - (b.rank + b.queue.settings.ageingPerMinute * now)
  if (points !== 0) return points > 0
  if (a.arrivedAt !== b.arrivedAt) return a.arrivedAt < b.arrivedAt
  return a.id < b.id
}
