import { describe, expect, it } from 'vitest'
import { type LineCounts, nameOfQuality, qualityOf, sumOf } from './line-quality.ts'

const clean: LineCounts = { received: 100, lost: 0, jitter: 2, roundTrip: 20, buffered: 40 }

describe('the quality of a line', () => {
  const table: [string, Partial<LineCounts>, number, string][] = [
    ['a clean line near by', {}, 4.37, 'good'],
    ['half a second there and back', { roundTrip: 500 }, 3.65, 'fair'],
    ['one packet of fifty lost', { received: 98, lost: 2 }, 4.18, 'good'],
    ['one of ten lost', { received: 90, lost: 10 }, 3.33, 'fair'],
    ['a third lost', { received: 67, lost: 33 }, 1.95, 'poor'],
    ['satellite and losses', { roundTrip: 1200, received: 90, lost: 10 }, 1, 'poor'],
    ['everything lost', { received: 0, lost: 100 }, 1.14, 'poor'],
    ['nothing measured yet', { received: 0, roundTrip: null, jitter: 0, buffered: 0 }, 4.4, 'good'],
    ['packets counted twice', { received: 100, lost: -3 }, 4.37, 'good'],
  ]
  it.each(table)('%s', (_, counts, mos, name) => {
    const quality = qualityOf({ ...clean, ...counts })
    expect(quality.mos).toBeCloseTo(mos, 2)
    expect(quality.mos).toBeGreaterThanOrEqual(1)
    expect(nameOfQuality(quality.mos)).toBe(name)
  })

  it('only falls with more loss and more delay', () => {
    const losses = [0, 1, 2, 5, 10, 20, 40].map((lost) => qualityOf({ ...clean, received: 100 - lost, lost }).mos)
    const trips = [0, 50, 150, 300, 600, 900].map((roundTrip) => qualityOf({ ...clean, roundTrip }).mos)
    expect(losses).toEqual(losses.toSorted((a, b) => b - a))
    expect(trips).toEqual(trips.toSorted((a, b) => b - a))
  })

  it('is summed over the call with its worst moment', () => {
    const good = qualityOf(clean)
    const bad = qualityOf({ ...clean, received: 80, lost: 20, roundTrip: null })
    const sum = sumOf([good, bad])
    expect(sum).toMatchObject({ worstMos: bad.mos, lossPercent: 10, roundTripMilliseconds: 20 })
    expect(sum?.mos).toBeCloseTo((good.mos + bad.mos) / 2, 1)
    expect(sumOf([])).toBeNull()
  })
})
