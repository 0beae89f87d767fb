import type { CustomerSummary } from './shapes.ts'

/** What a contact brought with it. */
export interface Given {
  name: string | null
  phone: string | null
  email: string | null
}
export type Reason = 'phone' | 'email'

/** What a customer has in common with a contact: the same phone, the same mail. */
export function reasonsFor(customer: Pick<CustomerSummary, 'identifiers'>, given: Given): Reason[] {
  const reasons: Reason[] = []
  if (given.phone && has(customer, 'phone', lastDigits(given.phone), lastDigits)) reasons.push('phone')
  if (given.email && has(customer, 'email', lower(given.email), lower)) reasons.push('email')
  return reasons
}

const lower = (text: string) => text.trim().toLowerCase()
const lastDigits = (text: string) => text.replace(/\D/g, '').slice(-9)

function has(
  customer: Pick<CustomerSummary, 'identifiers'>,
  kind: 'phone' | 'email',
  wanted: string,
  plain: (text: string) => string,
): boolean {
  return wanted !== '' && customer.identifiers.some((one) => one.kind === kind && plain(one.shown) === wanted)
}

/** Whether a number given as an Emirates ID fails its check digit; a card is often misread, so this only warns. */
export function isDoubtfulEmiratesId(text: string): boolean {
  const digits = text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replace(/\D/g, '')
  if (digits === '') return false
  if (!/^784\d{12}$/.test(digits)) return true
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 !== 0
}
