import { describe, expect, it } from 'vitest'
import { blankCase, changesOf, filledWith, missingIn } from './case-edits.ts'

const saved = { ...blankCase, subject: 'تأخر تجديد إقامة', description: 'منذ خمسة أيام' }

describe('filling in a case', () => {
  it('sends only what differs from what is saved', () => {
    expect(changesOf(saved, {})).toEqual({})
    expect(changesOf(saved, { subject: ' تأخر تجديد إقامة ', description: 'منذ ستة أيام' })).toEqual({
      description: 'منذ ستة أيام',
    })
    expect(changesOf(saved, { place: 'شارع الشيخ زايد' })).toEqual({ place: 'شارع الشيخ زايد' })
  })

  it('never sends an emptied subject', () => {
    expect(changesOf(saved, { subject: '  ' })).toEqual({})
  })

  it('drops a class the type does not know', () => {
    expect(filledWith(saved, { type: 'complaint', class: 'confidential' }).class).toBe('confidential')
    expect(filledWith({ ...saved, type: 'complaint', class: 'confidential' }, { type: 'report' }).class).toBeNull()
    expect(filledWith({ ...saved, type: 'complaint', class: 'urgent' }, { type: 'report' }).class).toBe('urgent')
  })

  it.each([
    [{}, ['subject']],
    [{ subject: 'س' }, []],
    [{ subject: 'س', type: 'complaint' }, ['class']],
    [{ subject: 'س', type: 'report', place: ' ' }, ['place']],
    [{ subject: 'س', type: 'report', place: 'المطار' }, []],
  ] as const)('of %j misses %j', (edits, missing) => {
    expect(missingIn(filledWith(blankCase, edits))).toEqual(missing)
  })
})
