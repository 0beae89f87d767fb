import { byThousands, type Grammar } from './grammar.ts'

const ONES = 'sero isa dalawa tatlo apat lima anim pito walo siyam sampu'.split(' ')
const TEENS = [
  '',
  'labing-isa',
  'labindalawa',
  'labintatlo',
  'labing-apat',
  'labinlima',
  'labing-anim',
  'labimpito',
  'labingwalo',
  'labinsiyam',
]
const TENS = [
  '',
  'sampu',
  'dalawampu',
  'tatlumpu',
  'apatnapu',
  'limampu',
  'animnapu',
  'pitumpu',
  'walumpu',
  'siyamnapu',
]
const MONTHS = 'Enero Pebrero Marso Abril Mayo Hunyo Hulyo Agosto Setyembre Oktubre Nobyembre Disyembre'.split(' ')
const HOURS = [
  '',
  'ala-una',
  'alas-dos',
  'alas-tres',
  'alas-kuwatro',
  'alas-singko',
  'alas-sais',
  'alas-siyete',
  'alas-otso',
  'alas-nuwebe',
  'alas-diyes',
  'alas-onse',
  'alas-dose',
]

export const filipino: Grammar = {
  number: cardinal,
  digit: (value) => ONES[value] ?? '',
  pause: ', ',
  plus: 'plus',
  date: ({ day, month, year }) =>
    `${day === 1 ? 'unang araw' : `ika-${cardinal(day)}`} ng ${MONTHS[month - 1]}${year === null ? '' : ` ${cardinal(year)}`}`,
  time: (hour, minute) => {
    const part =
      hour === 0
        ? 'ng hatinggabi'
        : hour < 12
          ? 'ng umaga'
          : hour === 12
            ? 'ng tanghali'
            : hour < 18
              ? 'ng hapon'
              : 'ng gabi'
    const past = minute === 0 ? '' : minute === 30 ? ' y medya' : ` at ${linked(cardinal(minute))} minuto`
    return `${HOURS[hour % 12 || 12]}${past} ${part}`
  },
  minutes: (count) => `${linked(cardinal(count))} minuto`,
  money: (dirhams, fils) => {
    const whole = `${linked(cardinal(dirhams))} dirham`
    if (fils === 0) return whole
    return dirhams === 0 ? `${linked(cardinal(fils))} fils` : `${whole} at ${linked(cardinal(fils))} fils`
  },
}

/** A number before what it counts: -ng after a vowel, -g after n, else na. */
function linked(number: string): string {
  if (/[aeiou]$/.test(number)) return `${number}ng`
  return number.endsWith('n') ? `${number}g` : `${number} na`
}

function cardinal(value: number): string {
  const [millions, thousands, rest] = byThousands(value)
  const parts = [
    ...(millions > 0 ? [`${linked(below1000(millions))} milyon`] : []),
    ...(thousands > 0 ? [`${linked(below1000(thousands))} libo`] : []),
    ...(rest > 0 || value === 0 ? [below1000(rest)] : []),
  ]
  return parts.join(' at ').replace(/o at /g, "o't ")
}

function below1000(value: number): string {
  const rest = value % 100
  const hundreds = Math.floor(value / 100)
  if (hundreds === 0) return below100(rest)
  const count = linked(ONES[hundreds] ?? '')
  const hundred = `${count} ${count.endsWith('g') ? 'daan' : 'raan'}`
  return rest === 0 ? hundred : `${hundred} at ${below100(rest)}`
}

function below100(value: number): string {
  if (value <= 10) return ONES[value] ?? ''
  if (value < 20) return TEENS[value - 10] ?? ''
  const unit = value % 10
  const tens = TENS[Math.floor(value / 10)] ?? ''
  return unit === 0 ? tens : `${tens}'t ${ONES[unit]}`
}
