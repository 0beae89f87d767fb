import { describe, expect, it } from 'vitest'
import type { Calendar } from '#rooms/entities'
import { caseMoves, legMoves, movesOf } from './case-moves.ts'
import { caseSearchKeys } from './case-tokens.ts'
import { type CaseFacts, decideCaseStatus, type LegFacts } from './decide-case-status.ts'
import { decidePromise, decideTimeliness } from './decide-promise.ts'
import { formatNumber, yearOf } from './number-case.ts'
import { caseStatuses, legStatuses } from './words.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const open: CaseFacts = { isDraft: false, redirectedToCaseId: null, toldAt: null, closedAt: null, reopenedAt: null }
const part = (status: LegFacts['status'], more: Partial<LegFacts> = {}): LegFacts => ({
  unitId: 'u',
  status,
  sentAt: day(2),
  settledAt: status === 'answered' || status === 'returned' ? day(3) : null,
  replacedByLegId: null,
  ...more,
})
const own = (status: LegFacts['status']) => part(status, { unitId: null })

describe('where a case stands', () => {
  it.each<[string, Partial<CaseFacts>, LegFacts[], string]>([
    ['a draft', { isDraft: true }, [own('accepted')], 'draft'],
    ['a voided draft', { isDraft: true, redirectedToCaseId: 'x' }, [own('accepted')], 'void'],
    ['with the contact centre', {}, [own('accepted')], 'new'],
    ['answered by the contact centre', {}, [own('answered')], 'answered'],
    ['sent to a department', {}, [own('accepted'), part('sent')], 'referred'],
    ['taken by a department', {}, [own('accepted'), part('accepted')], 'in-progress'],
    ['one of two still at work', {}, [part('answered'), part('accepted')], 'in-progress'],
    ['one waits for the customer', {}, [part('accepted'), part('waiting-customer')], 'waiting-customer'],
    ['waits for another body', {}, [part('waiting-other'), part('sent')], 'waiting-other'],
    ['returned', {}, [part('accepted'), part('returned')], 'returned'],
    ['returned and sent elsewhere', {}, [part('returned', { replacedByLegId: 'y' }), part('sent')], 'referred'],
    ['all answered', {}, [own('accepted'), part('answered'), part('answered')], 'answered'],
    ['told', { toldAt: day(4) }, [part('answered')], 'told'],
    ['told, and asked again', { toldAt: day(4) }, [part('answered'), part('sent')], 'referred'],
    ['closed', { toldAt: day(4), closedAt: day(5) }, [part('answered')], 'closed'],
    ['reopened', { reopenedAt: day(6) }, [own('answered'), part('answered')], 'reopened'],
    ['reopened and sent', { reopenedAt: day(6) }, [part('answered'), part('sent', { sentAt: day(7) })], 'referred'],
    [
      'answered after reopening',
      { reopenedAt: day(6) },
      [part('answered'), part('answered', { settledAt: day(7) })],
      'answered',
    ],
  ])('%s', (_, facts, legs, status) => {
    expect(decideCaseStatus({ ...open, ...facts }, legs)).toBe(status)
  })
})

describe('the tables of moves', () => {
  it('closes nothing that was not told, and reopens only what is closed', () => {
    expect(caseStatuses.filter((status) => movesOf(status).includes('close'))).toEqual(['told'])
    expect(caseStatuses.filter((status) => movesOf(status).includes('reopen'))).toEqual(['closed'])
    expect(movesOf('void')).toEqual([])
  })

  it('name only statuses that exist, and leave a settled leg alone', () => {
    for (const allowed of Object.values(caseMoves)) expect(caseStatuses).toEqual(expect.arrayContaining([...allowed]))
    for (const allowed of Object.values(legMoves)) expect(legStatuses).toEqual(expect.arrayContaining([...allowed]))
    const { comment: _, ...moves } = legMoves
    for (const allowed of Object.values(moves)) expect(allowed).not.toEqual(expect.arrayContaining(['answered']))
  })
})

const office: Calendar = {
  timezone: 'Asia/Dubai',
  weeks: [
    {
      from: null,
      to: null,
      days: Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, [{ opens: 450, closes: 990 }]])),
    },
  ],
  closures: [],
}

describe('what is promised', () => {
  it.each([
    // Monday 23 November 2026, 08:00 in Dubai
    ['one working day', { amount: 1, unit: 'working_days' }, '2026-11-24T12:30:00Z', '2026-11-24T08:07:30Z'],
    [
      'five working days, over a weekend',
      { amount: 5, unit: 'working_days' },
      '2026-11-30T12:30:00Z',
      '2026-11-27T12:30:00Z',
    ],
    ['eight working hours', { amount: 8, unit: 'working_hours' }, '2026-11-23T12:00:00Z', '2026-11-23T10:00:00Z'],
    ['four hours by the clock', { amount: 4, unit: 'clock_hours' }, '2026-11-23T08:00:00Z', '2026-11-23T07:00:00Z'],
  ] as const)('%s', (_, target, promisedAt, nearAt) => {
    const promise = decidePromise(office, new Date('2026-11-23T04:00:00Z'), target)
    expect([promise.promisedAt.toISOString(), promise.nearAt.toISOString()]).toEqual([
      promisedAt.replace('Z', '.000Z'),
      nearAt.replace('Z', '.000Z'),
    ])
  })

  it.each([
    [day(1), false, 'on-time'],
    [day(5), false, 'near'],
    [day(9), false, 'overdue'],
    [day(9), true, 'done'],
  ] as const)('at %s finished %s is %s', (now, isFinished, timeliness) => {
    expect(decideTimeliness({ promisedAt: day(8), nearAt: day(4), isFinished }, now)).toBe(timeliness)
  })
})

describe('reference numbers', () => {
  it('carry the year of the place, not of UTC', () => {
    expect(yearOf(new Date('2026-12-31T21:00:00Z'), 'Asia/Dubai')).toBe(2027)
    expect(formatNumber('RES', 2026, 123)).toBe('RES-2026-000123')
  })

  it('are found whole, by their count, and in Arabic digits', () => {
    expect(caseSearchKeys('res-2026-000123')).toEqual([['#:RES-2026-000123']])
    expect(caseSearchKeys('١٢٣')).toEqual([['#:123', '#:123']])
  })
})
