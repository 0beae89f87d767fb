import { describe, expect, it } from 'vitest'
import { promiseStanding } from './promise.ts'

const day = (of: number, hour = 8): string =>
  `2026-11-${String(of).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`

describe('how a promise stands', () => {
  it.each([
    ['in the middle', day(23), null, { kind: 'running', now: 0.4, tick: 1, count: 6, unit: 'days' }],
    ['near its time', day(28, 20), null, { kind: 'near', count: 12, unit: 'hours', tick: 1 }],
    ['less than an hour before', day(29, 8).replace(':00:00Z', ':00:00Z'), null, { kind: 'near', count: 0, now: 1 }],
    ['late', day(31 - 1, 8), null, { kind: 'late', count: 1, unit: 'days', now: 1, tick: 10 / 11 }],
    ['ended in time', day(30), day(24), { kind: 'done', now: 0.5, tick: 1 }],
    ['looked at before it began', day(1), null, { kind: 'running', now: 0, count: 10 }],
  ])('%s', (_, at, endedAt, expected) => {
    expect(promiseStanding(day(19), day(29), Date.parse(at), endedAt)).toMatchObject(expected)
  })
})
