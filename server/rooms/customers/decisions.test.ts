import { describe, expect, it } from 'vitest'
import { decideVerificationLevel } from './decide-verification-level.ts'
import { emiratesIdCheckDigit, hasEmiratesIdCheckDigit } from './emirates-id.ts'
import { normaliseIdentifier, possibleIdentifiers } from './identifiers.ts'
import { nameTokens, searchKeys, soundKey } from './name-keys.ts'
import type { VerificationQuestionId } from './words.ts'

describe('the check digit of an Emirates ID', () => {
  const digits = ['0', '8', '6', '4', '1', '9', '7', '5', '3', '1']
  it.each(digits.map((digit, index) => [String(index + 1).padStart(7, '0'), digit]))(
    'of 784-0000-%s is %s',
    (n, digit) => {
      expect(emiratesIdCheckDigit(`7840000${n}`)).toBe(digit)
      expect(hasEmiratesIdCheckDigit(`7840000${n}${digit}`)).toBe(true)
      expect(hasEmiratesIdCheckDigit(`7840000${n}${(Number(digit) + 1) % 10}`)).toBe(false)
    },
  )
})

describe('putting an identifier in its normal form', () => {
  it.each([
    ['phone', '050 123 4567', '+971501234567', null],
    ['phone', '٠٥٠١٢٣٤٥٦٧', '+971501234567', null],
    ['phone', '+44 7700 900012', '+447700900012', 'unlikely-number'],
    ['phone', '600500500', '+971600500500', null],
    ['phone', '12', '12', 'unlikely-number'],
    ['email', ' Mona@Example.COM ', 'mona@example.com', null],
    ['email', 'mona', 'mona', 'unlikely-shape'],
    ['emirates-id', '784 0000 0000001 0', '784000000000010', null],
    ['emirates-id', '784-0000-0000001-9', '784000000000019', 'check-digit'],
    ['passport', 'n-123 4567', 'N1234567', null],
    ['uid', '12345678', '12345678', null],
  ] as const)('%s %s → %s', (kind, value, normal, warning) => {
    expect(normaliseIdentifier({ kind, value })).toMatchObject({ value: normal, warning })
  })

  it('leaves nothing of an empty one', () => {
    expect(normaliseIdentifier({ kind: 'phone', value: '--' })).toBeNull()
    expect(possibleIdentifiers('مريم')).toEqual([])
  })
})

describe('how a name sounds', () => {
  it.each([
    ['محمد', 'Mohammed', 'Muhammad', 'Mohamad'],
    ['فاطمة', 'Fatima', 'Fatimah', 'Fatma'],
    ['خالد', 'Khalid', 'Khaled'],
    ['شيخة', 'Sheikha', 'Shaikha'],
    ['عبدالله', 'Abdullah', 'Abdulla'],
    ['يوسف', 'Yousef', 'Yusuf'],
    ['أحمد', 'Ahmed', 'Ahmad'],
    ['الظاهري', 'Dhaheri'].map((name) => name.replace(/^ال/, '')),
    ['قاسم', 'Qasim', 'Kassem'],
  ])('%s and %s are one', (...names) => {
    expect(new Set(names.map((name) => soundKey(name)))).toHaveProperty('size', 1)
  })

  it('keeps apart what is heard apart', () => {
    expect(soundKey('سالم')).not.toBe(soundKey('سليمان'))
    expect(soundKey('خالد')).not.toBe(soundKey('وليد'))
  })

  it('finds the parts of a name in any order and ignores bin and al', () => {
    const tokens = new Set(nameTokens('عبد الرحمن بن خالد الكعبي'))
    for (const text of ['Khalid Abdulrahman', 'الكعبي', 'al kaabi', 'عبدالرحمن', 'خال']) {
      expect(
        searchKeys(text).every((keys) => keys.some((key) => tokens.has(key))),
        text,
      ).toBe(true)
    }
    expect(searchKeys('Sara').every((keys) => keys.some((key) => tokens.has(key)))).toBe(false)
  })
})

describe('the level of verification reached', () => {
  const question = (id: string, level: number) => ({ id: id as VerificationQuestionId, level })
  const asked = [question('a', 1), question('b', 1), question('c', 2), question('d', 3)]
  it.each([
    [[], 0],
    [['a'], 0],
    [['a', 'b'], 1],
    [['a', 'c', 'd'], 0],
    [['a', 'b', 'c'], 2],
    [['a', 'b', 'd'], 1],
    [['a', 'b', 'c', 'd'], 3],
  ])('of %j is %i', (answered, level) => {
    expect(decideVerificationLevel(asked, answered)).toBe(level)
  })
})
