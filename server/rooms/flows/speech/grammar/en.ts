import { byThousands, type Grammar } from './grammar.ts'

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

export const english: Grammar = {
  number: cardinal,
  digit: (value) => ONES[value] ?? '',
  pause: ', ',
  plus: 'plus',
  date: ({ day, month, year }) =>
    `the ${ordinal(day)} of ${MONTHS[month - 1]}${year === null ? '' : ` ${cardinal(year)}`}`,
  time: (hour, minute) => {
    const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening'
    if (minute === 0) return `${cardinal(hour % 12 || 12)} o'clock ${part}`
    if (minute === 30) return `half past ${cardinal(hour % 12 || 12)} ${part}`
    return `${cardinal(hour % 12 || 12)} ${minute < 10 ? 'oh ' : ''}${cardinal(minute)} ${part}`
  },
  minutes: (count) => `${cardinal(count)} ${count === 1 ? 'minute' : 'minutes'}`,
  money: (dirhams, fils) => {
    const whole = `${cardinal(dirhams)} ${dirhams === 1 ? 'dirham' : 'dirhams'}`
    if (fils === 0) return whole
    return dirhams === 0 ? `${cardinal(fils)} fils` : `${whole} and ${cardinal(fils)} fils`
  },
}

function cardinal(value: number): string {
  const [millions, thousands, rest] = byThousands(value)
  const parts = [
    ...(millions > 0 ? [`${below1000(millions)} million`] : []),
    ...(thousands > 0 ? [`${below1000(thousands)} thousand`] : []),
  ]
  if (rest > 0 || value === 0) parts.push(parts.length > 0 && rest < 100 ? `and ${below1000(rest)}` : below1000(rest))
  return parts.join(' ')
}

function below1000(value: number): string {
  const rest = value % 100
  const small =
    rest < 20
      ? (ONES[rest] ?? '')
      : [TENS[Math.floor(rest / 10)], ONES[rest % 10]].slice(0, rest % 10 ? 2 : 1).join('-')
  if (value < 100) return small
  return `${ONES[Math.floor(value / 100)]} hundred${rest > 0 ? ` and ${small}` : ''}`
}

function ordinal(day: number): string {
  const [first = '', last] = below1000(day).split('-')
  const end = last ?? first
  const ending = ORDINALS[end] ?? (end.endsWith('y') ? `${end.slice(0, -1)}ieth` : `${end}th`)
  return last === undefined ? ending : `${first}-${ending}`
}
