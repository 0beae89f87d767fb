import { describe, expect, it } from 'vitest'
import {
  daysBetween,
  formatDate,
  formatDayMonth,
  formatElapsed,
  formatNamedDate,
  formatNumber,
  formatPercent,
  formatTime,
  latinDigits,
  spanOf,
  weekStart,
} from './format.ts'

const zone = 'Asia/Dubai'
const evening = '2026-11-21T20:30:05Z' // already the 22nd, 00:30 in Dubai

describe('dates', () => {
  it('are written day first, in the zone of the entity, with the digits 0–9', () => {
    expect(formatDate(evening, zone)).toBe('22/11/2026')
    expect(formatDayMonth(evening, zone)).toBe('22/11')
    expect(formatTime(evening, zone)).toBe('00:30')
    expect(formatTime(evening, zone, true)).toBe('00:30:05')
  })
  it('have named months for customers, Gregorian in both languages', () => {
    expect(formatNamedDate('2026-11-23T06:00:00Z', 'ar', zone)).toBe('الاثنين 23 نوفمبر 2026')
    expect(formatNamedDate('2026-11-23T06:00:00Z', 'en', zone)).toBe('Monday 23 November 2026')
  })
  it('count calendar days, not stretches of 24 hours', () => {
    expect(daysBetween('2026-11-21T19:59:00Z', '2026-11-21T20:01:00Z', zone)).toBe(1)
    expect(daysBetween('2026-11-22T20:01:00Z', '2026-11-21T20:01:00Z', zone)).toBe(-1)
  })
  it.each([
    ['2026-11-23T08:00:00Z', '2026-11-23'],
    ['2026-11-22T08:00:00Z', '2026-11-16'],
    ['2026-11-29T19:00:00Z', '2026-11-23'],
  ])('begin their week on Monday: %s', (moment, monday) => {
    expect(weekStart(moment, zone)).toBe(monday)
  })
})

describe('lengths of time', () => {
  it.each([
    [0, '00:00'],
    [18_000, '00:18'],
    [402_000, '06:42'],
    [3_729_000, '1:02:09'],
    [-5, '00:00'],
  ])('run as a clock: %d ms', (milliseconds, shown) => {
    expect(formatElapsed(milliseconds)).toBe(shown)
  })
  it('count down without a leading zero', () => {
    expect(formatElapsed(18_900, false)).toBe('0:18')
  })
  it.each([
    [0, 'second', 1],
    [59_999, 'second', 59],
    [60_000, 'minute', 1],
    [3_599_000, 'minute', 59],
    [-7_200_000, 'hour', 2],
    [4 * 86_400_000, 'day', 4],
  ] as const)('are told in one unit: %d ms', (milliseconds, unit, n) => {
    expect(spanOf(milliseconds)).toEqual({ unit, n })
  })
})

describe('numbers', () => {
  it('use the digits 0–9 in both languages', () => {
    expect(formatNumber(1_207_916, 'ar')).toBe('1,207,916')
    expect(formatNumber(1_207_916, 'en')).toBe('1,207,916')
    expect(formatPercent(0.814, 'ar')).toBe('81٪')
    expect(formatPercent(0.814, 'en', 1)).toBe('81.4%')
  })
  it('are read in whatever digits they were typed', () => {
    expect(latinDigits('٠٥٠ ١٢٣ ۴۵۶ abc')).toBe('050 123 456 abc')
  })
})
