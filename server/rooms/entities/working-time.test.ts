import { describe, expect, it } from 'vitest'
import type { Calendar, WeekHours } from './calendar.ts'
import {
  addWorkingTime,
  isOpen,
  nextClosing,
  nextOpening,
  type WorkingTime,
  workingTimeBetween,
} from './working-time.ts'

const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const week = (days: readonly number[], opens: string, closes: string): WeekHours['days'] =>
  Object.fromEntries(days.map((day) => [day, [{ opens: minute(opens), closes: minute(closes) }]]))
const always = { from: null, to: null }

const office: Calendar = {
  timezone: 'Asia/Dubai',
  weeks: [{ ...always, days: week([1, 2, 3, 4, 5], '07:30', '16:30') }],
  closures: [{ from: '2026-12-02', to: '2026-12-03', span: null }],
}
const fridayUntilNoon: Calendar = {
  ...office,
  weeks: [
    ...office.weeks,
    {
      from: '2026-01-01',
      to: null,
      days: { ...week([1, 2, 3, 4], '07:30', '16:30'), ...week([5], '07:30', '12:00') },
    },
  ],
}
const ramadan: Calendar = {
  ...office,
  weeks: [
    ...fridayUntilNoon.weeks,
    {
      from: '2027-02-08',
      to: '2027-03-09',
      days: { ...week([1, 2, 3, 4], '09:00', '14:30'), ...week([5], '09:00', '12:00') },
    },
  ],
}
const dayAndNight: Calendar = {
  timezone: 'Asia/Dubai',
  weeks: [{ ...always, days: week([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00') }],
  closures: [],
}
const berlin: Calendar = {
  timezone: 'Europe/Berlin',
  weeks: [{ ...always, days: week([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00') }],
  closures: [],
}
const never: Calendar = { timezone: 'Asia/Dubai', weeks: [], closures: [] }
const lunch: Calendar = {
  ...office,
  closures: [{ from: '2026-11-23', to: '2026-11-23', span: { opens: minute('12:00'), closes: minute('13:00') } }],
}

// Moments are given by the clock in Dubai, UTC+4 all year; 2026-11-23 is a Monday.
const dubai = (text: string) => new Date(`${text.replace(' ', 'T')}:00+04:00`)
const days = (amount: number): WorkingTime => ({ amount, unit: 'working_days' })
const hours = (amount: number): WorkingTime => ({ amount, unit: 'working_hours' })

describe('being open', () => {
  it.each([
    ['at opening time', office, '2026-11-23 07:30', true],
    ['a minute before', office, '2026-11-23 07:29', false],
    ['at closing time', office, '2026-11-23 16:30', false],
    ['on Saturday', office, '2026-11-28 10:00', false],
    ['on a holiday', office, '2026-12-02 10:00', false],
    ['on Friday afternoon by the contract', office, '2026-11-27 15:00', true],
    ['on Friday afternoon once the alternative holds', fridayUntilNoon, '2026-11-27 15:00', false],
    ['early in Ramadan', ramadan, '2027-02-08 08:00', false],
    ['in Ramadan', ramadan, '2027-02-08 09:00', true],
    ['after Ramadan', ramadan, '2027-03-10 08:00', true],
    ['at midnight, day and night', dayAndNight, '2026-11-23 00:00', true],
    ['in a closed hour', lunch, '2026-11-23 12:30', false],
    ['after a closed hour', lunch, '2026-11-23 13:00', true],
  ] as const)('%s', (_name, calendar, at, wanted) => {
    expect(isOpen(calendar, dubai(at))).toBe(wanted)
  })
})

describe('the next opening', () => {
  it.each([
    ['is now while open', office, '2026-11-23 10:00', '2026-11-23 10:00'],
    ['is tomorrow morning after closing', office, '2026-11-23 22:10', '2026-11-24 07:30'],
    ['is Monday after Friday evening', office, '2026-11-27 18:00', '2026-11-30 07:30'],
    ['passes over holidays', office, '2026-12-01 17:00', '2026-12-04 07:30'],
  ] as const)('%s', (_name, calendar, at, wanted) => {
    expect(nextOpening(calendar, dubai(at))).toEqual(dubai(wanted))
  })

  it('is unknown where nothing ever opens', () => {
    expect(nextOpening(never, dubai('2026-11-23 10:00'))).toBeNull()
  })
})

describe('the next closing', () => {
  it('is today while open, and nothing while closed or where it never closes', () => {
    expect(nextClosing(office, dubai('2026-11-23 10:00'))).toEqual(dubai('2026-11-23 16:30'))
    expect(nextClosing(office, dubai('2026-11-23 06:00'))).toBeNull()
    expect(nextClosing(dayAndNight, dubai('2026-11-23 10:00'))).toBeNull()
  })
})

describe('adding working time', () => {
  it.each([
    ['one day from Monday morning', office, '2026-11-23 10:00', days(1), '2026-11-24 16:30'],
    ['one day from Monday night', office, '2026-11-23 22:10', days(1), '2026-11-24 16:30'],
    ['one day from Saturday', office, '2026-11-28 10:00', days(1), '2026-11-30 16:30'],
    ['five days across a weekend', office, '2026-11-19 10:00', days(5), '2026-11-26 16:30'],
    ['two days across two holidays', office, '2026-12-01 10:00', days(2), '2026-12-07 16:30'],
    ['one day into a short Friday', fridayUntilNoon, '2026-11-26 10:00', days(1), '2026-11-27 12:00'],
    ['one day into Ramadan', ramadan, '2027-02-05 10:00', days(1), '2027-02-08 14:30'],
    ['eight hours within a day', office, '2026-11-23 08:00', hours(8), '2026-11-23 16:00'],
    ['eight hours into the next day', office, '2026-11-23 14:30', hours(8), '2026-11-24 13:30'],
    ['exactly until closing', office, '2026-11-23 07:30', hours(9), '2026-11-23 16:30'],
    ['eight hours over the weekend', office, '2026-11-27 14:30', hours(8), '2026-11-30 13:30'],
    ['two hours around a closed one', lunch, '2026-11-23 11:00', hours(2), '2026-11-23 14:00'],
    ['hours by the clock', office, '2026-11-27 22:00', { amount: 4, unit: 'clock_hours' }, '2026-11-28 02:00'],
    ['hours through midnight, day and night', dayAndNight, '2026-11-23 22:00', hours(8), '2026-11-24 06:00'],
    ['a day where every day works', dayAndNight, '2026-11-28 10:00', days(1), '2026-11-30 00:00'],
  ] as const)('%s', (_name, calendar, from, time, wanted) => {
    expect(addWorkingTime(calendar, dubai(from), time)).toEqual(dubai(wanted))
  })

  it('refuses where nothing ever opens', () => {
    expect(() => addWorkingTime(never, dubai('2026-11-23 10:00'), days(1))).toThrow(
      expect.objectContaining({ code: 'entities.never-opens' }),
    )
    expect(() => addWorkingTime(never, dubai('2026-11-23 10:00'), hours(1))).toThrow(
      expect.objectContaining({ code: 'entities.never-opens' }),
    )
  })

  it('counts hours that really pass where the clocks change', () => {
    // 2026-10-25, Berlin: 02:00–03:00 comes twice, so that five hours from 00:00 end at 04:00
    const from = new Date('2026-10-24T22:00:00Z')
    expect(addWorkingTime(berlin, from, hours(5))).toEqual(new Date('2026-10-25T03:00:00Z'))
    expect(workingTimeBetween(berlin, from, new Date('2026-10-25T23:00:00Z'))).toBe(25 * 3_600_000)
  })
})

describe('working time between two moments', () => {
  it.each([
    ['within a day', office, '2026-11-23 08:00', '2026-11-23 10:00', 2],
    ['over a night', office, '2026-11-23 15:30', '2026-11-24 08:30', 2],
    ['over a weekend', office, '2026-11-27 15:30', '2026-11-30 08:30', 2],
    ['over holidays', office, '2026-12-01 15:30', '2026-12-04 08:30', 2],
    ['wholly closed', office, '2026-11-28 08:00', '2026-11-29 20:00', 0],
    ['backwards', office, '2026-11-24 08:00', '2026-11-23 08:00', 0],
  ] as const)('%s', (_name, calendar, from, to, wanted) => {
    expect(workingTimeBetween(calendar, dubai(from), dubai(to))).toBe(wanted * 3_600_000)
  })

  it('is what adding working hours added', () => {
    for (const amount of [1, 5, 9, 20, 45, 100]) {
      const from = dubai('2026-11-20 11:17')
      expect(workingTimeBetween(office, from, addWorkingTime(office, from, hours(amount)))).toBe(amount * 3_600_000)
    }
  })
})
