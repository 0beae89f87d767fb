import { byThousands, type Grammar } from './grammar.ts'

const ONES = 'صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'.split(' ')
const TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود']
const HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد']
const MONTHS = 'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'.split(' ')

export const persian: Grammar = {
  number: cardinal,
  digit: (value) => ONES[value] ?? '',
  pause: '، ',
  plus: 'مثبت',
  date: ({ day, month, year }) =>
    `${ordinal(day)} ${MONTHS[month - 1]}${year === null ? '' : ` سال ${cardinal(year)}`}`,
  time: (hour, minute) => {
    const part = hour < 4 ? 'شب' : hour < 12 ? 'صبح' : hour < 17 ? 'بعدازظهر' : 'شب'
    const past =
      minute === 0 ? '' : minute === 30 ? ' و نیم' : minute === 15 ? ' و ربع' : ` و ${cardinal(minute)} دقیقه`
    return `ساعت ${cardinal(hour % 12 || 12)}${past} ${part}`
  },
  minutes: (count) => `${cardinal(count)} دقیقه`,
  money: (dirhams, fils) => {
    if (fils === 0) return `${cardinal(dirhams)} درهم`
    return dirhams === 0 ? `${cardinal(fils)} فلس` : `${cardinal(dirhams)} درهم و ${cardinal(fils)} فلس`
  },
}

function cardinal(value: number): string {
  const [millions, thousands, rest] = byThousands(value)
  return [
    ...(millions > 0 ? [`${below1000(millions)} میلیون`] : []),
    ...(thousands > 0 ? [thousands === 1 ? 'هزار' : `${below1000(thousands)} هزار`] : []),
    ...(rest > 0 || value === 0 ? [below1000(rest)] : []),
  ].join(' و ')
}

function below1000(value: number): string {
  const rest = value % 100
  const parts = [
    ...(value >= 100 ? [HUNDREDS[Math.floor(value / 100)]] : []),
    ...(rest >= 20 ? [TENS[Math.floor(rest / 10)]] : []),
    ...(rest >= 20 ? (rest % 10 > 0 ? [ONES[rest % 10]] : []) : rest > 0 || value === 0 ? [ONES[rest]] : []),
  ]
  return parts.join(' و ')
}

function ordinal(day: number): string {
  if (day === 1) return 'اول'
  if (day === 30) return 'سی‌ام'
  const number = cardinal(day)
  return number.endsWith('سه') ? `${number.slice(0, -2)}سوم` : `${number}م`
}
