import { describe, expect, it } from 'vitest'
import { mayMove, outcomeOf } from './contact-moves.ts'
import { CONTACT_STATES, END_REASONS, OUTCOMES } from './words.ts'

describe('the moves of a contact', () => {
  it('ends from every state but the end, and never leaves the end', () => {
    for (const state of CONTACT_STATES) {
      expect(mayMove(state, 'ended')).toBe(state !== 'ended')
      expect(mayMove('ended', state)).toBe(false)
      expect(mayMove(state, 'flow')).toBe(state === 'queued')
    }
  })

  it.each([
    ['flow', 'queued', true],
    ['flow', 'active', false],
    ['queued', 'reserved', true],
    ['queued', 'active', true],
    ['queued', 'parked', false],
    ['reserved', 'queued', true],
    ['reserved', 'active', true],
    ['active', 'parked', true],
    ['active', 'queued', true],
    ['active', 'reserved', false],
    ['parked', 'queued', true],
    ['parked', 'active', true],
  ] as const)('%s → %s: %s', (from, to, allowed) => {
    expect(mayMove(from, to)).toBe(allowed)
  })
})

describe('the outcome of a contact', () => {
  it.each([
    ['flow', 'customer-left', 'abandoned'],
    ['queued', 'customer-left', 'abandoned'],
    ['reserved', 'customer-left', 'abandoned'],
    ['active', 'customer-left', 'handled'],
    ['parked', 'customer-left', 'handled'],
    ['active', 'customer-served', 'handled'],
    ['queued', 'customer-served', null],
    ['parked', 'customer-silent', 'handled'],
    ['flow', 'customer-silent', 'abandoned'],
    ['flow', 'flow-answered', 'self-served'],
    ['active', 'flow-answered', null],
    ['flow', 'form-received', 'deferred'],
    ['queued', 'callback-taken', 'deferred'],
    ['active', 'callback-taken', null],
    ['active', 'abuse', 'rejected'],
    ['queued', 'spam', 'rejected'],
    ['active', 'fault', 'failed'],
  ] as const)('%s ended by %s is %s', (state, reason, outcome) => {
    expect(outcomeOf(state, reason)).toBe(outcome)
  })

  it('is one of the six for each reason that fits, and none once ended', () => {
    for (const reason of END_REASONS) {
      const outcomes = CONTACT_STATES.map((state) => outcomeOf(state, reason)).filter((outcome) => outcome !== null)
      expect(outcomes.length).toBeGreaterThan(0)
      for (const outcome of outcomes) expect(OUTCOMES).toContain(outcome)
      expect(outcomeOf('ended', reason)).toBeNull()
    }
  })

  it('is known for a customer who leaves or a fault in whatever state', () => {
    for (const state of CONTACT_STATES.filter((one) => one !== 'ended')) {
      expect(outcomeOf(state, 'customer-left')).not.toBeNull()
      expect(outcomeOf(state, 'fault')).not.toBeNull()
    }
  })
})
