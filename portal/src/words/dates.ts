const ZONE = 'Asia/Dubai'

function locale(language: string): string {
  return `${language === 'ar' ? 'ar-AE' : language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`
}

function format(language: string, at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, ...options }).format(new Date(at))
}

/** الخميس 26 نوفمبر 2026 */
export function longDate(language: string, at: string): string {
  return format(language, at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(/[،,]/g, '')
}

/** 26/11 */
export function shortDate(at: string): string {
  return format('en', at, { day: '2-digit', month: '2-digit' })
}

/** 09:33 */
export function timeOfDay(at: string): string {
  return format('en', at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** الأحد 22 نوفمبر 07:30 */
export function dayAndTime(language: string, at: string): string {
  return `${format(language, at, { weekday: 'long', day: 'numeric', month: 'long' }).replace(/[،,]/g, '')} ${timeOfDay(at)}`
}
