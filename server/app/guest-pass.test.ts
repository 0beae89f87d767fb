import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeGuestPasses } from './guest-pass.ts'

describe('the pass of a caller from a public page', () => {
  let at = new Date('2026-11-23T05:00:00Z')
  const key = randomBytes(32)
  const passes = makeGuestPasses(key, { now: () => at })

  it('is taken until it runs out, by every node with the key', () => {
    const pass = passes.issue('g-1', 60)
    expect(makeGuestPasses(key, { now: () => at }).endpointOf(pass)).toBe('g-1')
    at = new Date(at.getTime() + 60_000)
    expect(passes.endpointOf(pass)).toBeNull()
  })

  it('is not taken when anything in it was changed', () => {
    const pass = passes.issue('g-1', 60)
    const [endpoint, until, seal] = pass.split('.')
    for (const other of [
      `g-2.${until}.${seal}`,
      `${endpoint}.${Number(until) + 1}.${seal}`,
      `${endpoint}.${until}.${'A'.repeat(43)}`,
      `${endpoint}.${until}`,
      '',
      '..',
    ])
      expect(passes.endpointOf(other), other).toBeNull()
    expect(makeGuestPasses(randomBytes(32), { now: () => at }).endpointOf(pass)).toBeNull()
  })
})
