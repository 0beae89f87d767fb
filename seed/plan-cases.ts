import { addWorkingTime, type Calendar } from '#rooms/entities'
import { caseSubjects, type SeedSubject } from './data/case-subjects.ts'
import { typeOfSubject } from './type-of-subject.ts'

/** A case of the lists, as it stands now; the same plan at every start, only its dates follow the clock. */
export interface PlannedCase {
  entity: string
  unit: string
  topic: string
  subject: string
  type: 'enquiry' | 'complaint' | 'suggestion' | 'remark' | 'service-request' | 'advice'
  class: 'ordinary' | null
  standing: 'sent' | 'accepted' | 'returned' | 'waiting-customer' | 'waiting-other' | 'closed'
  /** The moment of planning: nothing of its history lies after it. */
  plannedAt: Date
  openedAt: Date
  promisedAt: Date
  nearAt: Date
  closedAt: Date | null
  chasers: number
  customer: string
  owner: string
}

const day = 86_400_000
const hour = 3_600_000
const minute = 60_000
const owners: Readonly<Record<string, readonly [string, ...string[]]>> = {
  RES: ['agent1', 'agent2', 'agent3', 'agent4'],
  WRK: ['agent6', 'agent5'],
  FIN: ['agent7'],
}
const customersOf: Readonly<Record<string, number>> = { RES: 40, WRK: 36, FIN: 32 }
const closedPerEntity = 60

/** Plans the unfinished cases of every unit and some closed ones of the last weeks, oldest first. */
export function planCases(entity: string, calendar: Calendar, now: Date): PlannedCase[] {
  const units = caseSubjects[entity] ?? []
  const slots = units.flatMap((unit) => Array.from({ length: unit.unfinished }, (_, n) => ({ unit, n })))
  const open = shuffled(slots).map((slot, n) => planOpen(entity, calendar, now, slot.unit, n))
  const closed = Array.from({ length: closedPerEntity }, (_, n) => planClosed(entity, calendar, now, units, n))
  return [...open, ...closed].toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
}

// Of a hundred: 7 overdue, 12 near, the rest on time; young cases are many, old ones few.
function planOpen(entity: string, calendar: Calendar, now: Date, unit: SeedSubject, n: number): PlannedCase {
  const lateness = n % 100 < 7 ? 'overdue' : n % 100 < 19 ? 'near' : 'on-time'
  const age = ageInDays(lateness, n)
  const openedAt = new Date(now.getTime() - age * day - (n % 9) * hour - 40 * minute)
  const promisedAt = promiseOf(lateness, calendar, now, n)
  const span = promisedAt.getTime() - openedAt.getTime()
  const nearAt =
    lateness === 'on-time'
      ? laterOf(promisedAt.getTime() - day, now.getTime() + hour)
      : earlierOf(promisedAt.getTime() - Math.min(day, span / 4), now.getTime())
  const standing = lateness === 'overdue' && n % 2 === 0 ? 'accepted' : standingOf(n)
  return {
    ...common(entity, unit, n),
    standing,
    plannedAt: now,
    openedAt,
    promisedAt,
    nearAt,
    closedAt: null,
    chasers: lateness === 'overdue' ? 1 + (n % 2) : n % 13 === 5 ? 1 : 0,
  }
}

function planClosed(
  entity: string,
  calendar: Calendar,
  now: Date,
  units: readonly SeedSubject[],
  n: number,
): PlannedCase {
  const unit = units[n % units.length] ?? units[0]
  if (!unit) throw new Error(`No subjects for ${entity}.`)
  const openedAt = new Date(now.getTime() - (3 + ((n * 7) % 40)) * day - (n % 8) * hour)
  const promisedAt = addWorkingTime(calendar, openedAt, { amount: 3, unit: 'working_days' })
  const late = n % 15 === 7
  const closedAt = earlierOf(promisedAt.getTime() + (late ? day : -3 * hour - (n % 20) * hour), now.getTime() - hour)
  const nearAt = new Date(promisedAt.getTime() - day / 2)
  return {
    ...common(entity, unit, n + 500),
    standing: 'closed',
    plannedAt: now,
    openedAt,
    promisedAt,
    nearAt,
    closedAt,
    chasers: late ? 1 : 0,
  }
}

function common(entity: string, unit: SeedSubject, n: number) {
  const staff = owners[entity] ?? ['agent1']
  const subject = unit.subjects[n % unit.subjects.length] ?? unit.subjects[0] ?? ''
  return {
    ...typeOfSubject(subject),
    entity,
    unit: unit.unit,
    topic: unit.topic,
    subject,
    customer: `${entity.toLowerCase()}-person-${(n * 7) % (customersOf[entity] ?? 1)}`,
    owner: staff[n % staff.length] ?? staff[0],
  }
}

function ageInDays(lateness: 'overdue' | 'near' | 'on-time', n: number): number {
  if (lateness === 'overdue') return 6 + ((n * 5) % 22)
  if (lateness === 'near') return 1 + (n % 12)
  const ages = [0, 1, 0, 3, 1, 4, 0, 2, 7, 1, 3, 0, 9, 5, 1, 14, 0, 2, 6, 4]
  return ages[n % ages.length] ?? 1
}

function promiseOf(lateness: 'overdue' | 'near' | 'on-time', calendar: Calendar, now: Date, n: number): Date {
  switch (lateness) {
    case 'overdue':
      return lastClosingBefore(calendar, now, 1 + (n % 5))
    case 'near':
      return addWorkingTime(calendar, now, { amount: 1 + (n % 8), unit: 'working_hours' })
    case 'on-time':
      return addWorkingTime(calendar, now, { amount: 2 + (n % 7), unit: 'working_days' })
  }
}

// The end of a working day some days ago: an overdue promise fell on one too.
function lastClosingBefore(calendar: Calendar, now: Date, days: number): Date {
  for (let back = days; ; back++) {
    const closing = addWorkingTime(calendar, new Date(now.getTime() - back * day), { amount: 1, unit: 'working_days' })
    if (closing < now) return closing
  }
}

function standingOf(n: number): PlannedCase['standing'] {
  if (n % 40 === 21) return 'returned'
  if (n % 6 === 2) return 'waiting-customer'
  if (n % 11 === 4) return 'waiting-other'
  return n % 5 < 2 ? 'sent' : 'accepted'
}

// The same disorder every time: units take turns in every group of lateness.
function shuffled<T>(list: readonly T[]): T[] {
  const keyed = list.map((item, n) => ({ item, key: (n * 7919) % 10_007 }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}

const laterOf = (a: number, b: number): Date => new Date(Math.max(a, b))
const earlierOf = (a: number, b: number): Date => new Date(Math.min(a, b))
