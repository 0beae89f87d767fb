import { parsePhoneNumber } from 'libphonenumber-js/max'

/** Numbers without a country are of this one. */
const COUNTRY = 'AE'

/** A caller's number as E.164; null where it is hidden or nothing we could call. */
export function asInternational(number: string | undefined): string | null {
  if (!number || !/^\+?\d{3,15}$/.test(number)) return null
  try {
    const known = parsePhoneNumber(number.startsWith('00') ? `+${number.slice(2)}` : number, COUNTRY)
    return known.isPossible() ? known.number : number
  } catch {
    return number // of our own exchange: two or three digits, or nothing the world knows
  }
}
