import { byThousands, type Grammar } from './grammar.ts'

const MASCULINE = ['صفر', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة']
const FEMININE = ['صفر', 'واحدة', 'اثنتان', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع', 'عشر']
const TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون']
const HUNDREDS = ['', 'مئة', 'مئتان', 'ثلاثمئة', 'أربعمئة', 'خمسمئة', 'ستمئة', 'سبعمئة', 'ثمانمئة', 'تسعمئة']
const MONTHS = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
]
const ORDINALS = ['', 'الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع', 'العاشر']
const HOURS = [
  '',
  'الواحدة',
  'الثانية',
  'الثالثة',
  'الرابعة',
  'الخامسة',
  'السادسة',
  'السابعة',
  'الثامنة',
  'التاسعة',
  'العاشرة',
  'الحادية عشرة',
  'الثانية عشرة',
]

type Gender = 'masculine' | 'feminine'

/** What is counted: one, two, few (3–10), many (11–99), and of hundreds. */
interface Noun {
  gender: Gender
  one: string
  two: string
  few: string
  many: string
  hundred: string
}

const MINUTE: Noun = { gender: 'feminine', one: 'دقيقة', two: 'دقيقتان', few: 'دقائق', many: 'دقيقة', hundred: 'دقيقة' }
const DIRHAM: Noun = { gender: 'masculine', one: 'درهم', two: 'درهمان', few: 'دراهم', many: 'درهماً', hundred: 'درهم' }
const FILS: Noun = { gender: 'masculine', one: 'فلس', two: 'فلسان', few: 'فلوس', many: 'فلساً', hundred: 'فلس' }
const THOUSAND: Noun = { gender: 'masculine', one: 'ألف', two: 'ألفان', few: 'آلاف', many: 'ألفاً', hundred: 'ألف' }
const MILLION: Noun = {
  gender: 'masculine',
  one: 'مليون',
  two: 'مليونان',
  few: 'ملايين',
  many: 'مليوناً',
  hundred: 'مليون',
}

/** Arabic: three to ten take the other gender and the plural, two its own form, eleven to ninety-nine the singular. */
export const arabic: Grammar = {
  number: (value) => cardinal(value, 'masculine'),
  digit: (value) => MASCULINE[value] ?? '',
  pause: '، ',
  plus: 'زائد',
  date: ({ day, month, year }) =>
    [
      `${dayOf(day)} من ${MONTHS[month - 1]}`,
      ...(year === null ? [] : [`عام ${oblique(cardinal(year, 'masculine'))}`]),
    ].join(' '),
  time: timeOfDay,
  minutes: (count) => counted(count, MINUTE),
  money: (dirhams, fils) => {
    const parts = [
      ...(dirhams > 0 || fils === 0 ? [counted(dirhams, DIRHAM)] : []),
      ...(fils > 0 ? [counted(fils, FILS)] : []),
    ]
    return parts.join(' و')
  },
}

function cardinal(value: number, gender: Gender): string {
  const [millions, thousands, rest] = byThousands(value)
  const parts = [
    ...(millions > 0 ? [countedPlain(millions, MILLION)] : []),
    ...(thousands > 0 ? [countedPlain(thousands, THOUSAND)] : []),
    ...(rest > 0 || value === 0 ? [below1000(rest, gender)] : []),
  ]
  return parts.join(' و')
}

function below1000(value: number, gender: Gender): string {
  const hundreds = HUNDREDS[Math.floor(value / 100)] ?? ''
  const rest = value % 100
  if (hundreds && rest === 0) return hundreds
  return hundreds ? `${hundreds} و${below100(rest, gender)}` : below100(rest, gender)
}

function below100(value: number, gender: Gender): string {
  const ones = gender === 'masculine' ? MASCULINE : FEMININE
  if (value <= 10) return ones[value] ?? ''
  if (value < 20) return teen(value - 10, gender)
  const unit = value % 10
  const tens = TENS[Math.floor(value / 10)] ?? ''
  if (unit === 0) return tens
  const first = unit === 1 && gender === 'feminine' ? 'إحدى' : (ones[unit] ?? '')
  return `${first} و${tens}`
}

// Eleven and twelve agree with the noun in both words; from thirteen on only the ten does.
function teen(unit: number, gender: Gender): string {
  const ten = gender === 'masculine' ? 'عشر' : 'عشرة'
  if (unit === 1) return `${gender === 'masculine' ? 'أحد' : 'إحدى'} ${ten}`
  if (unit === 2) return `${gender === 'masculine' ? 'اثنا' : 'اثنتا'} ${ten}`
  return `${(gender === 'masculine' ? MASCULINE : FEMININE)[unit]} ${ten}`
}

/** A number with what it counts: دقيقة واحدة، دقيقتان، ثلاث دقائق، إحدى عشرة دقيقة، مئة دقيقة. */
function counted(count: number, noun: Noun): string {
  const over = Math.floor(count / 100) * 100
  const rest = count % 100
  if (over > 0 && rest > 0 && rest <= 2) return `${cardinal(over, noun.gender)} و${counted(rest, noun)}`
  if (count === 1) return `${noun.one} ${noun.gender === 'masculine' ? 'واحد' : 'واحدة'}`
  if (count === 2) return noun.two
  if (rest >= 3 && rest <= 10) return `${cardinal(count, noun.gender)} ${noun.few}`
  if (rest >= 11) return `${cardinal(count, noun.gender)} ${noun.many}`
  return `${cardinal(count, noun.gender)} ${noun.hundred}`
}

// A thousand and a million stand alone for one.
const countedPlain = (count: number, noun: Noun): string => (count === 1 ? noun.one : counted(count, noun))

function dayOf(day: number): string {
  if (day <= 10) return ORDINALS[day] ?? ''
  if (day < 20) return `${day === 11 ? 'الحادي' : ORDINALS[day - 10]} عشر`
  const tens = day < 30 ? 'العشرين' : 'الثلاثين'
  const unit = day % 10
  if (unit === 0) return tens
  return `${unit === 1 ? 'الحادي' : ORDINALS[unit]} و${tens}`
}

// Dates follow a preposition: the ending of the oblique case.
function oblique(number: string): string {
  return number
    .split(' ')
    .map((word) => {
      const bare = word.startsWith('و') && word !== 'واحد' ? word.slice(1) : word
      const turned = TENS.includes(bare) ? bare.replace(/ون$/, 'ين') : bare.replace(/^(ألف|مئت|اثن|مليون)ان$/, '$1ين')
      return word === bare ? turned : `و${turned}`
    })
    .join(' ')
}

function timeOfDay(hour: number, minute: number): string {
  const toNext = minute === 45
  const shown = HOURS[(toNext ? hour + 1 : hour) % 12 || 12] ?? ''
  const part = hour === 0 ? 'ليلاً' : hour < 12 ? 'صباحاً' : hour === 12 ? 'ظهراً' : 'مساءً'
  return [shown, ...minutesPast(minute), part].join(' ')
}

function minutesPast(minute: number): string[] {
  switch (minute) {
    case 0:
      return []
    case 15:
      return ['والربع']
    case 20:
      return ['والثلث']
    case 30:
      return ['والنصف']
    case 45:
      return ['إلا ربعاً']
    default:
      return [`و${counted(minute, MINUTE)}`]
  }
}
