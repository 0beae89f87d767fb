import { describe, expect, it } from 'vitest'
import { brandRules, contrast } from './brand.ts'

describe('an entity’s own colour', () => {
  it('replaces palm where it can be read', () => {
    expect(brandRules('#1E5E7B')['--brand']).toBe('#1e5e7b')
    expect(Object.keys(brandRules('#1E5E7B'))).toHaveLength(3)
  })

  it.each(['#ffcc00', 'red', '', null, '#12345', '#8a8a8a'])(
    'is left out where it cannot, or is no colour: %s',
    (colour) => {
      expect(brandRules(colour)).toEqual({})
    },
  )

  it('measures contrast as WCAG does', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5)
    expect(contrast([17, 85, 61], [255, 255, 255])).toBeCloseTo(8.8, 1)
  })
})
