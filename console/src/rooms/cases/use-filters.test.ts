import { describe, expect, it } from 'vitest'
import { openedWithin } from './use-filters.ts'

const ages = [{ upToDays: 2 }, { upToDays: 5 }, { upToDays: null }]
const now = Date.parse('2026-11-23T09:41:30Z')

describe('the ages of cases as opening times', () => {
  it('reaches from the older bound to the younger one', () => {
    expect(openedWithin(ages, '1', now)).toEqual({
      openedAfter: '2026-11-18T09:41:00.000Z',
      openedBefore: '2026-11-21T09:41:00.000Z',
    })
  })

  it('is open at either end, and nothing when no bar is chosen', () => {
    expect(openedWithin(ages, '0', now).openedBefore).toBeNull()
    expect(openedWithin(ages, '2', now).openedAfter).toBeNull()
    expect(openedWithin(ages, null, now)).toEqual({ openedAfter: null, openedBefore: null })
  })
})
