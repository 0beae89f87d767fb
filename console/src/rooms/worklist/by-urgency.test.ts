import { expect, it } from 'vitest'
import { byUrgency } from './by-urgency.ts'
import type { Leg } from './types.ts'

const leg = (id: string, timeliness: string, status = 'accepted', settledAt: string | null = null) =>
  ({ id, timeliness, status, settledAt }) as Leg

it('puts what is late first and what is finished last, each leg once', () => {
  const parts = byUrgency([
    leg('done', 'done', 'answered', '2026-11-20T08:00:00Z'),
    leg('waits', 'on-time', 'waiting-customer'),
    leg('new', 'on-time', 'sent'),
    leg('late', 'overdue', 'sent'),
    leg('works', 'on-time'),
    leg('near', 'near', 'waiting-other'),
  ])
  expect(parts.map((part) => [part.id, part.legs.map((one) => one.id)])).toEqual([
    ['overdue', ['late']],
    ['near', ['near']],
    ['new', ['new']],
    ['in-progress', ['works']],
    ['waiting', ['waits']],
    ['done', ['done']],
  ])
})
