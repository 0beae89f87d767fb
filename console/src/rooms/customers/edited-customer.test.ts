import { expect, it } from 'vitest'
import { changedFields, fieldsOf } from './edited-customer.ts'
import type { Customer } from './types.ts'

const customer = {
  name: { ar: 'هدى', latin: null },
  title: null,
  residentKind: 'citizen',
  language: 'ar',
  segment: null,
  determination: false,
  senior: false,
} as unknown as Customer

it('sends only what was changed', () => {
  const before = fieldsOf(customer)
  expect(changedFields(before, { ...before, senior: true, fullNameLatin: 'Huda' })).toEqual({
    senior: true,
    fullNameLatin: 'Huda',
  })
  expect(changedFields(before, { ...before })).toEqual({})
})
