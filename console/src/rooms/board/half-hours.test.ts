import { describe, expect, it } from 'vitest'
import { filledHalfHours, halfHoursOf } from './half-hours.ts'

const at = (from: string, offered: number) => ({
  from: `2026-11-23T${from}:00.000Z`,
  offered,
  answered: 0,
  abandoned: 0,
})

describe('today by half-hour', () => {
  it('begins where somebody arrived first and ends now, with the quiet ones between', () => {
    const filled = filledHalfHours([at('09:30', 2), at('08:30', 1)], Date.parse('2026-11-23T10:10:00Z'))
    expect(filled.map((one) => one.offered)).toEqual([1, 0, 2, 0])
    expect(filledHalfHours([], 0)).toEqual([])
  })
  it('adds queues up where all are asked for', () => {
    const told = {
      since: '2026-11-23T00:00:00.000Z',
      queues: [
        { queueId: 'one', halfHours: [at('08:30', 1)] },
        { queueId: 'two', halfHours: [at('08:30', 4)] },
      ],
    }
    const now = Date.parse('2026-11-23T08:40:00Z')
    expect(filledHalfHours(halfHoursOf(told, null), now)).toMatchObject([{ offered: 5 }])
    expect(filledHalfHours(halfHoursOf(told, 'two'), now)).toMatchObject([{ offered: 4 }])
    expect(halfHoursOf(undefined, null)).toEqual([])
  })
})
