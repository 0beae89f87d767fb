import { describe, expect, it } from 'vitest'
import { lifePositions, lifeRows } from './life-line.tsx'
import { timeLineAt } from './time-line-position.ts'

const hour = 3_600_000
const promise = { startAt: 0, dueAt: 10 * hour }

describe('a time line', () => {
  it.each([
    ['on time', promise, 5 * hour, { state: 'on-time', fill: 0.5, tick: 1, remaining: 5 * hour }],
    ['near in its last fifth', promise, 8 * hour, { state: 'near', fill: 0.8, tick: 1, remaining: 2 * hour }],
    [
      'near when the agreement says so',
      { ...promise, nearAt: 2 * hour },
      3 * hour,
      { state: 'near', fill: 0.3, tick: 1, remaining: 7 * hour },
    ],
    ['still in time at the very moment', promise, 10 * hour, { state: 'near', fill: 1, tick: 1, remaining: 0 }],
    [
      'late, with the tick moved back',
      promise,
      20 * hour,
      { state: 'late', fill: 1, tick: 0.5, remaining: -10 * hour },
    ],
    [
      'paused, where it stood',
      { ...promise, pausedAt: 4 * hour },
      30 * hour,
      { state: 'paused', fill: 0.4, tick: 1, remaining: 6 * hour },
    ],
    [
      'done, where it ended',
      { ...promise, endedAt: 6 * hour },
      30 * hour,
      { state: 'done', fill: 0.6, tick: 1, remaining: 4 * hour },
    ],
    [
      'done late',
      { ...promise, endedAt: 20 * hour },
      99 * hour,
      { state: 'done-late', fill: 1, tick: 0.5, remaining: -10 * hour },
    ],
    [
      'open without a promise',
      { startAt: 0, scaleSeconds: 600 },
      300_000,
      { state: 'open', fill: 0.5, tick: null, remaining: null },
    ],
    ['not begun yet', promise, -hour, { state: 'on-time', fill: 0, tick: 1, remaining: 11 * hour }],
  ])('is %s', (_name, times, now, expected) => {
    expect(timeLineAt(times, now)).toEqual(expected)
  })
})

describe('the life of a case', () => {
  it('stands to scale and never leaves its line', () => {
    expect(lifePositions(0, 100, [0, 25, 100, 140, -5])).toEqual([0, 0.25, 1, 1, 0])
  })
  it('puts words that would run into each other on rows of their own', () => {
    expect(lifeRows([0, 0.3, 0.35, 0.4, 0.6], 0.14)).toEqual([0, 0, 1, 2, 0])
  })
})
