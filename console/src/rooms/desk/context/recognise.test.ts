import { describe, expect, it } from 'vitest'
import { isDoubtfulEmiratesId, reasonsFor } from './recognise.ts'

const known = {
  identifiers: [
    { kind: 'phone' as const, shown: '+971 50 000 0012', warning: null },
    { kind: 'email' as const, shown: 'yousef@example.test', warning: null },
  ],
}

describe('what a customer has in common with a contact', () => {
  it.each([
    [{ name: 'يوسف', phone: '0500000012', email: null }, ['phone']],
    [{ name: 'يوسف', phone: '+971500000012', email: 'Yousef@example.test ' }, ['phone', 'email']],
    [{ name: 'يوسف', phone: '0500000013', email: null }, []],
    [{ name: 'يوسف', phone: null, email: null }, []],
  ] as const)('given %j: %j', (given, reasons) => {
    expect(reasonsFor(known, given)).toEqual(reasons)
  })
})

describe('the check digit of an Emirates ID', () => {
  it.each([
    ['784-0000-0000003-6', false],
    ['784-0000-0000003-5', true],
    ['٧٨٤-٠٠٠٠-٠٠٠٠٠٠٣-٦', false],
    ['784-0000', true],
    ['', false],
  ])('%s doubtful: %s', (text, doubtful) => {
    expect(isDoubtfulEmiratesId(text)).toBe(doubtful)
  })
})
