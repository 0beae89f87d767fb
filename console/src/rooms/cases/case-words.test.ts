import { describe, expect, it } from 'vitest'
import { blank, type CaseWords, missingIn, sentOf, withType } from './case-words.ts'

const filled: CaseWords = { ...blank, subject: 'إنارة معطلة' }

describe('what a new case still lacks', () => {
  it.each<[Partial<CaseWords>, string[]]>([
    [{}, []],
    [{ subject: '  ' }, ['subject']],
    [{ type: 'complaint' }, ['class']],
    [{ type: 'complaint', class: 'confidential' }, []],
    [{ type: 'report' }, ['place']],
    [{ type: 'report', place: 'شارع 5' }, []],
  ])('with %o is %o', (words, missing) => {
    expect(missingIn({ ...filled, ...words })).toEqual(missing)
  })
})

it('forgets a class which the next type does not know', () => {
  const complaint: CaseWords = { ...filled, type: 'complaint', class: 'confidential' }
  expect(withType(complaint, 'report')).toMatchObject({ type: 'report', class: null })
  expect(withType({ ...complaint, class: 'urgent' }, 'report')).toMatchObject({ type: 'report', class: 'urgent' })
  expect(withType({ ...complaint, class: 'urgent' }, 'enquiry')).toMatchObject({ type: 'enquiry', class: null })
})

it('sends no spaces and no empty place', () => {
  expect(sentOf({ ...filled, place: ' ' })).toMatchObject({ place: null })
  expect(sentOf({ ...filled, subject: ' إنارة ', place: ' شارع 5 ' })).toMatchObject({
    subject: 'إنارة',
    place: 'شارع 5',
  })
})
