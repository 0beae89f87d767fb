import type { SpokenValue } from '../language/index.ts'
import { arabic } from './grammar/ar.ts'
import { english } from './grammar/en.ts'
import { persian } from './grammar/fa.ts'
import { filipino } from './grammar/fil.ts'
import { french } from './grammar/fr.ts'
import { type Grammar, LARGEST_NUMBER } from './grammar/grammar.ts'
import { hindi } from './grammar/hi.ts'
import { urdu } from './grammar/ur.ts'

const grammars: Readonly<Record<string, Grammar>> = {
  ar: arabic,
  en: english,
  hi: hindi,
  ur: urdu,
  fa: persian,
  fil: filipino,
  fr: french,
}

/** A value in words, as the language says it; `today` (2026-11-23) decides whether a year has to be said. What is no such value is said as it stands. */
export function speakValue(language: string, { kind, value }: SpokenValue, today: string): string {
  const grammar = grammars[language] ?? english
  switch (kind) {
    case 'number':
      return whole(value, grammar.number)
    case 'minutes':
      return whole(value, grammar.minutes)
    case 'money':
      return whole(value, (fils) => grammar.money(Math.floor(fils / 100), fils % 100))
    case 'digits':
      return inThrees(grammar, String(value))
    case 'phone':
      return phone(grammar, String(value))
    case 'date':
      return date(grammar, String(value), today)
    case 'time':
      return time(grammar, String(value))
    case 'text':
      return String(value)
  }
}

function whole(value: string | number, say: (value: number) => string): string {
  const number = Math.round(Number(value))
  return Number.isFinite(number) && number >= 0 && number <= LARGEST_NUMBER ? say(number) : String(value)
}

/** Digit by digit in groups of three, the shorter group last, with a pause between groups. */
function inThrees(grammar: Grammar, value: string): string {
  const digits = value.replace(/\D/g, '')
  return (digits.match(/\d{1,3}/g) ?? []).map((group) => spell(grammar, group)).join(grammar.pause)
}

// A number of this country is said as it is dialled here; another with its code.
function phone(grammar: Grammar, value: string): string {
  const local = /^\+971(\d{8,9})$/.exec(value)
  if (!local?.[1])
    return value.startsWith('+') ? `${grammar.plus} ${inThrees(grammar, value)}` : inThrees(grammar, value)
  return inThrees(grammar, `0${local[1]}`)
}

const spell = (grammar: Grammar, digits: string) => [...digits].map((one) => grammar.digit(Number(one))).join(' ')

function date(grammar: Grammar, value: string, today: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value)?.slice(1).map(Number)
  if (!parts) return value
  const [year = 0, month = 0, day = 0] = parts
  return grammar.date({ day, month, year: Number(today.slice(0, 4)) === year ? null : year })
}

function time(grammar: Grammar, value: string): string {
  const [hour, minute] = /^(\d{2}):(\d{2})/.exec(value)?.slice(1).map(Number) ?? []
  return hour === undefined || minute === undefined ? value : grammar.time(hour, minute)
}
