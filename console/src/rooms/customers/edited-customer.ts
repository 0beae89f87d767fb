import type { Customer } from './types.ts'

export type EditedCustomer = {
  fullNameAr: string | null
  fullNameLatin: string | null
  title: string | null
  residentKind: Customer['residentKind']
  language: string
  segment: string | null
  determination: boolean
  senior: boolean
}

/** What of a customer can be corrected in the form. */
export const fieldsOf = (customer: Customer): EditedCustomer => ({
  fullNameAr: customer.name.ar,
  fullNameLatin: customer.name.latin,
  title: customer.title,
  residentKind: customer.residentKind,
  language: customer.language,
  segment: customer.segment?.code ?? null,
  determination: customer.determination,
  senior: customer.senior,
})

/** Only what differs, so that a save never touches what nobody changed. */
export function changedFields(before: EditedCustomer, after: EditedCustomer): Partial<EditedCustomer> {
  const names = Object.keys(after) as (keyof EditedCustomer)[]
  return Object.fromEntries(names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]))
}
