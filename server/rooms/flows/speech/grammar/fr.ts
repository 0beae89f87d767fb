import { byThousands, type Grammar } from './grammar.ts'

const ONES =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

export const french: Grammar = {
  number: cardinal,
  digit: (value) => ONES[value] ?? '',
  pause: ', ',
  plus: 'plus',
  date: ({ day, month, year }) =>
    `${day === 1 ? 'premier' : cardinal(day)} ${MONTHS[month - 1]}${year === null ? '' : ` ${cardinal(year)}`}`,
  time: (hour, minute) => {
    if (hour === 0 && minute === 0) return 'minuit'
    if (hour === 12 && minute === 0) return 'midi'
    return `${feminine(hour)} ${hour < 2 ? 'heure' : 'heures'}${minute === 0 ? '' : ` ${feminine(minute)}`}`
  },
  minutes: (count) => `${feminine(count)} ${count < 2 ? 'minute' : 'minutes'}`,
  money: (dirhams, fils) => {
    const whole = `${cardinal(dirhams)} ${dirhams < 2 ? 'dirham' : 'dirhams'}`
    if (fils === 0) return whole
    return dirhams === 0 ? `${cardinal(fils)} fils` : `${whole} et ${cardinal(fils)} fils`
  },
}

const feminine = (value: number): string => cardinal(value).replace(/(^|[ -])un$/, '$1une')

function cardinal(value: number): string {
  const [millions, thousands, rest] = byThousands(value)
  return [
    ...(millions > 0 ? [`${below1000(millions)} ${millions === 1 ? 'million' : 'millions'}`] : []),
    // No plural s before mille: quatre-vingt mille, deux cent mille.
    ...(thousands > 0
      ? [thousands === 1 ? 'mille' : `${below1000(thousands).replace(/(vingt|cent)s$/, '$1')} mille`]
      : []),
    ...(rest > 0 || value === 0 ? [below1000(rest)] : []),
  ].join(' ')
}

function below1000(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  if (hundreds === 0) return below100(rest)
  const hundred = hundreds === 1 ? 'cent' : `${ONES[hundreds]} cent`
  if (rest === 0) return hundreds === 1 ? hundred : `${hundred}s`
  return `${hundred} ${below100(rest)}`
}

function below100(value: number): string {
  if (value < 20) return ONES[value] ?? ''
  const tens = Math.floor(value / 10)
  const name = TENS[tens] ?? ''
  // Seventy and ninety go on with ten to nineteen.
  const unit = tens === 7 || tens === 9 ? value % 20 : value % 10
  if (unit === 0) return tens === 8 ? `${name}s` : name
  if ((unit === 1 || unit === 11) && tens < 8) return `${name} et ${ONES[unit]}`
  return `${name}-${ONES[unit]}`
}
