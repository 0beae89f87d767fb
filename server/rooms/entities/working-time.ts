import { type Calendar, dateAt, openTimesFrom, openTimesOf } from './calendar.ts'
import { NeverOpens } from './errors.ts'

export type WorkingUnit = 'working_hours' | 'working_days' | 'clock_hours'
export interface WorkingTime {
  amount: number
  unit: WorkingUnit
}

const hour = 3_600_000

/** Whether it is open at this moment; the closing moment itself is closed. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  const moment = at.getTime()
  return openTimesOf(calendar, dateAt(calendar, at)).some((open) => open.from <= moment && moment < open.to)
}

/** The next moment it is open, which is now when it is open now; null when it never opens again. */
export function nextOpening(calendar: Calendar, at: Date): Date | null {
  for (const open of openTimesFrom(calendar, at)) return new Date(open.from)
  return null
}

/** When it closes if it is open now, running on through midnight; null when it is closed or never closes. */
export function nextClosing(calendar: Calendar, at: Date): Date | null {
  if (!isOpen(calendar, at)) return null
  let until = at.getTime()
  for (const open of openTimesFrom(calendar, at)) {
    if (open.from > until) return new Date(until)
    until = open.to
  }
  return null
}

/**
 * The moment so much time after `at` has passed. Working hours count while it is open. The first working day is the
 * first open date after the one `at` falls on, and the answer is due when the last of them closes: what comes in on
 * Monday, before or after hours, and is promised within one working day is due on Tuesday at closing time.
 */
export function addWorkingTime(calendar: Calendar, at: Date, time: WorkingTime): Date {
  switch (time.unit) {
    case 'clock_hours':
      return new Date(at.getTime() + time.amount * hour)
    case 'working_hours':
      return addWorkingHours(calendar, at, time.amount * hour)
    case 'working_days':
      return addWorkingDays(calendar, at, time.amount)
  }
}

function addWorkingHours(calendar: Calendar, at: Date, milliseconds: number): Date {
  let left = milliseconds
  for (const open of openTimesFrom(calendar, at)) {
    if (open.to - open.from >= left) return new Date(open.from + left)
    left -= open.to - open.from
  }
  throw new NeverOpens({ at, amount: milliseconds })
}

function addWorkingDays(calendar: Calendar, at: Date, days: number): Date {
  let date = dateAt(calendar, at)
  let left = days
  for (let day = 0; day < 550; day++) {
    date = date.add({ days: 1 })
    const last = openTimesOf(calendar, date).at(-1)
    if (!last) continue
    left -= 1
    if (left === 0) return new Date(last.to)
  }
  throw new NeverOpens({ at, amount: days })
}

/** Milliseconds it was open between two moments; 0 when the second is not later. */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  const end = to.getTime()
  let sum = 0
  let date = dateAt(calendar, from)
  const last = dateAt(calendar, to)
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    for (const open of openTimesOf(calendar, date)) {
      sum += Math.max(0, Math.min(open.to, end) - Math.max(open.from, from.getTime()))
    }
    date = date.add({ days: 1 })
  }
  return sum
}
