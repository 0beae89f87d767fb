import { describe, expect, it } from 'vitest'
import { sharedTarget, targetOfSum } from './level-target.ts'

const queue = (denominator: number, targetPercent: number, targetSeconds = 20) => ({
  serviceLevel: { denominator, targetPercent, targetSeconds },
})

describe('the target of several queues', () => {
  it('is named where they share it, and only there', () => {
    expect(sharedTarget([queue(1, 80), queue(9, 80)])).toEqual({ percent: 80, seconds: 20 })
    expect(sharedTarget([queue(1, 80), queue(9, 80, 60)])).toBeNull()
    expect(sharedTarget([])).toBeNull()
  })
  it('weighs each queue by what it is counted over, so the sum is judged as the rows are', () => {
    expect(targetOfSum([queue(3, 80), queue(1, 60)])).toBe(75)
    expect(targetOfSum([queue(3, 80), queue(0, 10)])).toBe(80)
    expect(targetOfSum([queue(0, 80)])).toBeNull()
  })
})
