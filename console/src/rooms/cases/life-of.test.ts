import { describe, expect, it } from 'vitest'
import { lifeOf } from './life-of.ts'
import type { CaseFile } from './types.ts'

const now = Date.parse('2026-11-23T08:00:00Z')
const unit = { id: 'u', name: { ar: 'قسم المدفوعات', en: 'Payments' } }
const file = (more: object) =>
  ({
    openedAt: '2026-11-09T08:00:00Z',
    legs: [],
    replies: [],
    chaserList: [],
    promisedAt: '2026-11-20T08:00:00Z',
    closedAt: null,
    escalatedAt: null,
    reopenedAt: null,
    toldAt: null,
    ...more,
  }) as unknown as CaseFile

describe('the life of a case', () => {
  it('tells in order where it went, who hurried it and what was said', () => {
    const steps = lifeOf(
      file({
        legs: [
          { id: 'l', unit, sentAt: '2026-11-11T09:00:00Z', settledAt: '2026-11-12T09:00:00Z', status: 'returned' },
        ],
        replies: [{ id: 'r', stage: 'interim', at: '2026-11-11T10:00:00Z' }],
        chaserList: [{ id: 'c', by: 'customer', at: '2026-11-13T09:00:00Z' }],
      }),
      now,
    )
    expect(steps.map((step) => step.kind)).toEqual(['opened', 'referred', 'interim', 'returned', 'chased'])
    expect(steps[4]).toMatchObject({ nth: 1, by: 'customer' })
  })

  it('keeps its beginning and the weighty moments when there are too many', () => {
    const chaserList = Array.from({ length: 12 }, (_, n) => ({
      id: `c${n}`,
      by: n % 2 ? 'customer' : 'manager',
      at: `2026-11-${10 + n}T09:00:00Z`,
    }))
    const steps = lifeOf(file({ chaserList, reopenedAt: '2026-11-22T09:00:00Z' }), now)
    expect(steps).toHaveLength(8)
    expect(steps[0]?.kind).toBe('opened')
    expect(steps.at(-1)?.kind).toBe('reopened')
  })

  it('draws as one what would lie on top of each other', () => {
    const steps = lifeOf(
      file({
        legs: [{ id: 'l', unit, sentAt: '2026-11-09T09:00:00Z', settledAt: null, status: 'sent' }],
        chaserList: [
          { id: 'c1', by: 'customer', at: '2026-11-13T09:00:00Z' },
          { id: 'c2', by: 'customer', at: '2026-11-13T19:00:00Z' },
        ],
      }),
      now,
    )
    expect(steps).toMatchObject([
      { kind: 'opened-referred', at: '2026-11-09T08:00:00Z', unit: unit.name },
      { kind: 'chased', count: 2 },
    ])
  })
})
