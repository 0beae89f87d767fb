import { describe, expect, it } from 'vitest'
import { decideSilence, silenceMoments, silentSinceAfterReminder } from './decide-silence.ts'
import type { ContactState } from './words.ts'

const start = new Date('2026-11-23T08:00:00Z')
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const silent = (state: ContactState, reminded: boolean, silentSince: Date | null = start) => ({
  state,
  silentSince,
  remindedAt: reminded ? at(3) : null,
  remindAfterSeconds: 180,
  parkAfterSeconds: 300,
  closeAfterSeconds: 900,
})

describe('deciding what a silence asks for', () => {
  it.each([
    ['active', false, 2.9, 'nothing'],
    ['active', false, 3, 'remind'],
    ['active', true, 4.9, 'nothing'],
    ['active', true, 5, 'park'],
    ['parked', true, 14.9, 'nothing'],
    ['parked', true, 15, 'close'],
    ['active', true, 15, 'close'],
    ['flow', false, 3, 'remind'],
    ['flow', true, 6, 'nothing'],
    ['flow', true, 15, 'close'],
    ['queued', false, 60, 'nothing'],
    ['ended', true, 60, 'nothing'],
  ] as const)('%s, reminded %s, after %s minutes: %s', (state, reminded, minutes, step) => {
    expect(decideSilence(silent(state, reminded), at(minutes))).toBe(step)
  })

  it('asks for nothing while the customer owes no word', () => {
    expect(decideSilence(silent('active', false, null), at(60))).toBe('nothing')
  })

  it('reminds before it closes, however long the server was down', () => {
    expect(decideSilence(silent('active', false), at(120))).toBe('remind')
    const reminded = {
      ...silent('active', true),
      silentSince: silentSinceAfterReminder(silent('active', false), at(120)),
    }
    expect(decideSilence(reminded, at(121))).toBe('nothing')
    expect(decideSilence(reminded, at(122))).toBe('park')
    expect(decideSilence(reminded, at(132))).toBe('close')
  })

  it('tells the desk the three moments', () => {
    expect(silenceMoments(silent('active', false))).toEqual({ remindAt: at(3), parkAt: at(5), closeAt: at(15) })
    expect(silenceMoments(silent('active', false, null))).toBeNull()
  })
})
