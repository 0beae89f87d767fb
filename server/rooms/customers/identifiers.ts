import { type CountryCode, parsePhoneNumberWithError } from 'libphonenumber-js/max'
import { hasEmiratesIdCheckDigit } from './emirates-id.ts'

export const identifierKinds = ['phone', 'email', 'emirates-id', 'passport', 'uid'] as const
export type IdentifierKind = (typeof identifierKinds)[number]
export type IdentifierWarning = 'check-digit' | 'unlikely-number' | 'unlikely-shape'

export interface GivenIdentifier {
  kind: IdentifierKind
  value: string
}

export interface NormalIdentifier {
  kind: IdentifierKind
  /** What is compared: E.164, lower-case mail, digits, capital letters and digits. */
  value: string
  /** What is shown, with the separators people read by. */
  shown: string
  warning: IdentifierWarning | null
}

/** An identifier in the one form it is stored and compared in, or null when nothing of it is left. Doubtful values warn, they never refuse. */
export function normaliseIdentifier(given: GivenIdentifier, country: CountryCode = 'AE'): NormalIdentifier | null {
  const text = westernDigits(given.value).normalize('NFKC').trim()
  switch (given.kind) {
    case 'phone':
      return normalisePhone(text, country)
    case 'email':
      return normaliseEmail(text)
    case 'emirates-id':
      return normaliseEmiratesId(text)
    case 'passport':
      return normalisePlain('passport', text.toUpperCase().replace(/[^A-Z0-9]/g, ''), /^[A-Z0-9]{6,10}$/)
    case 'uid':
      return normalisePlain('uid', text.replace(/\D/g, ''), /^\d{7,15}$/)
  }
}

/** What a piece of text could be an identifier as: for one search box over numbers, mails and documents. */
export function possibleIdentifiers(text: string): NormalIdentifier[] {
  const plain = westernDigits(text).trim()
  if (plain.includes('@')) return [normaliseIdentifier({ kind: 'email', value: plain })].filter((one) => one !== null)
  const digits = plain.replace(/\D/g, '')
  if (digits.length < 5) return []
  return identifierKinds
    .filter((kind) => kind !== 'email')
    .map((kind) => normaliseIdentifier({ kind, value: plain }))
    .filter((one) => one !== null)
}

/** Arabic-Indic and Persian digits as 0–9. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}

function normalisePhone(text: string, country: CountryCode): NormalIdentifier | null {
  const digits = text.replace(/\D/g, '')
  if (digits === '') return null
  const dialled = text.startsWith('00') ? `+${digits.slice(2)}` : text
  try {
    const phone = parsePhoneNumberWithError(dialled, country)
    if (!phone.isPossible()) return { kind: 'phone', value: digits, shown: text, warning: 'unlikely-number' }
    return {
      kind: 'phone',
      value: phone.number,
      shown: shownPhone(phone.formatInternational()),
      warning: phone.isValid() ? null : 'unlikely-number',
    }
  } catch {
    return { kind: 'phone', value: digits, shown: text, warning: 'unlikely-number' }
  }
}

function shownPhone(international: string): string {
  return international.replaceAll(' ', ' ')
}

function normaliseEmail(text: string): NormalIdentifier | null {
  const value = text.toLowerCase().replace(/\s/g, '')
  if (value === '') return null
  return { kind: 'email', value, shown: value, warning: /^[^@]+@[^@]+\.[^@.]+$/.test(value) ? null : 'unlikely-shape' }
}

function normaliseEmiratesId(text: string): NormalIdentifier | null {
  const digits = text.replace(/\D/g, '')
  if (digits === '') return null
  const shown = digits.replace(/^(\d{3})(\d{4})(\d{7})(\d)$/, '$1-$2-$3-$4')
  return { kind: 'emirates-id', value: digits, shown, warning: hasEmiratesIdCheckDigit(digits) ? null : 'check-digit' }
}

function normalisePlain(kind: 'passport' | 'uid', value: string, shape: RegExp): NormalIdentifier | null {
  if (value === '') return null
  return { kind, value, shown: value, warning: shape.test(value) ? null : 'unlikely-shape' }
}
