import { type Grammar, LARGEST_NUMBER } from './grammar.ts'

/** Hindi and Urdu count alike: a name of its own for every number below a hundred, then hundreds, thousands, lakhs and crores. */
export interface HindustaniWords {
  below100: readonly string[]
  hundred: string
  thousand: string
  lakh: string
  crore: string
  months: readonly string[]
  pause: string
  plus: string
  minute: string
  dirham: string
  fils: string
  year: string
  and: string
  /** Half past: with the hour; half past one and two have words of their own. */
  half: string
  oneAndHalf: string
  twoAndHalf: string
  quarterPast: string
  quarterTo: string
  oClock: string
  minutesPast: (hour: string, minute: string) => string
  parts: { morning: string; noon: string; evening: string; night: string }
}

export function hindustani(words: HindustaniWords): Grammar {
  const cardinal = (value: number): string => {
    if (value < 100) return words.below100[value] ?? ''
    const sizes: [number, string][] = [
      [10_000_000, words.crore],
      [100_000, words.lakh],
      [1000, words.thousand],
      [100, words.hundred],
    ]
    const parts: string[] = []
    let rest = Math.min(value, LARGEST_NUMBER)
    for (const [size, name] of sizes) {
      const count = Math.floor(rest / size)
      if (count > 0) parts.push(`${cardinal(count)} ${name}`)
      rest %= size
    }
    if (rest > 0) parts.push(cardinal(rest))
    return parts.join(' ')
  }
  return {
    number: cardinal,
    digit: cardinal,
    pause: words.pause,
    plus: words.plus,
    date: ({ day, month, year }) =>
      `${cardinal(day)} ${words.months[month - 1]}${year === null ? '' : ` ${words.year} ${cardinal(year)}`}`,
    time: (hour, minute) => `${partOfDay(words, hour)} ${clock(words, cardinal, hour % 12 || 12, minute)}`,
    minutes: (count) => `${cardinal(count)} ${words.minute}`,
    money: (dirhams, fils) => {
      const whole = `${cardinal(dirhams)} ${words.dirham}`
      if (fils === 0) return whole
      const small = `${cardinal(fils)} ${words.fils}`
      return dirhams === 0 ? small : `${whole} ${words.and} ${small}`
    },
  }
}

function partOfDay({ parts }: HindustaniWords, hour: number): string {
  if (hour >= 4 && hour < 12) return parts.morning
  if (hour >= 12 && hour < 16) return parts.noon
  return hour >= 16 && hour < 20 ? parts.evening : parts.night
}

function clock(words: HindustaniWords, cardinal: (value: number) => string, hour: number, minute: number): string {
  switch (minute) {
    case 0:
      return `${cardinal(hour)} ${words.oClock}`
    case 15:
      return `${words.quarterPast} ${cardinal(hour)} ${words.oClock}`
    case 30:
      if (hour === 1) return `${words.oneAndHalf} ${words.oClock}`
      if (hour === 2) return `${words.twoAndHalf} ${words.oClock}`
      return `${words.half} ${cardinal(hour)} ${words.oClock}`
    case 45:
      return `${words.quarterTo} ${cardinal((hour % 12) + 1)} ${words.oClock}`
    default:
      return words.minutesPast(cardinal(hour), cardinal(minute))
  }
}
