import { describe, expect, it } from 'vitest'
import { lifeOf } from './life-of.ts'
import type { CaseFile } from './types.ts'

const unit = { id: 'u', name: { ar: 'قسم المدفوعات', en: 'Payments' } }
const file = (more: object) =>
  ({
    openedAt: '2026-11-09T08:00:00Z',
    legs: [],
    replies: [],
    chaserList: [],
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
          { id: 'l', unit, sentAt: '2026-11-09T09:00:00Z', settledAt: '2026-11-12T09:00:00Z', status: 'returned' },
        ],
        replies: [{ id: 'r', stage: 'interim', at: '2026-11-10T09:00:00Z' }],
        chaserList: [{ id: 'c', by: 'customer', at: '2026-11-13T09:00:00Z' }],
      }),
    )
    expect(steps.map((step) => step.kind)).toEqual(['opened', 'referred', 'interim', 'returned', 'chased'])
    expect(steps[4]).toMatchObject({ nth: 1, by: 'customer' })
  })

  it('keeps its beginning and the weighty moments when there are too many', () => {
    const chaserList = Array.from({ length: 12 }, (_, n) => ({
      id: `c${n}`,
      by: 'customer',
      at: `2026-11-1${n % 10}T09:00:00Z`,
    }))
    const steps = lifeOf(file({ chaserList, reopenedAt: '2026-11-20T09:00:00Z' }))
    expect(steps).toHaveLength(8)
    expect(steps[0]?.kind).toBe('opened')
    expect(steps.at(-1)?.kind).toBe('reopened')
  })
})
