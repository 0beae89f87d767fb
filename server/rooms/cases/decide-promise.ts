import { addWorkingTime, type Calendar, type WorkingTime, workingTimeBetween } from '#rooms/entities'
import type { Timeliness } from './words.ts'

const hour = 3_600_000
const longestNearness = 9 * hour

/** What is promised where an entity's agreement is silent. */
export const whenAgreementIsSilent: WorkingTime = { amount: 5, unit: 'working_days' }

export interface CasePromise {
  promisedAt: Date
  /** From here on the case is about to be late: the last quarter of its time, one working day at most. */
  nearAt: Date
}

/** The date told to the customer, and the moment it comes near, in the entity's office hours. */
export function decidePromise(calendar: Calendar, from: Date, target: WorkingTime): CasePromise {
  const promisedAt = addWorkingTime(calendar, from, target)
  if (target.unit === 'clock_hours')
    return { promisedAt, nearAt: new Date(promisedAt.getTime() - (target.amount * hour) / 4) }
  const whole = workingTimeBetween(calendar, from, promisedAt)
  const before = whole - Math.min(whole / 4, longestNearness)
  return { promisedAt, nearAt: addWorkingTime(calendar, from, { amount: before / hour, unit: 'working_hours' }) }
}

/** Where a case stands against its promise; a closed one is done. */
export function decideTimeliness(
  facts: { promisedAt: Date | null; nearAt: Date | null; isFinished: boolean },
  now: Date,
): Timeliness {
  if (facts.isFinished) return 'done'
  if (facts.promisedAt && facts.promisedAt < now) return 'overdue'
  return facts.nearAt && facts.nearAt <= now ? 'near' : 'on-time'
}
