export type Language = 'ar' | 'en'
/** A moment as the server sends it (ISO 8601), as milliseconds, or as a Date. */
export type Moment = string | number | Date

const locales: Record<Language, string> = { ar: 'ar-AE-u-ca-gregory-nu-latn', en: 'en-GB-u-ca-gregory-nu-latn' }
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locales[language], { timeZone, ...options })
    formats.set(key, format)
  }
  return format
}

/** The locale every number, plural and month is written in: Latin digits and the Gregorian calendar in both languages. */
export const localeOf = (language: Language): string => locales[language]

/** Milliseconds since the epoch; NaN when the text is no moment. */
export function millis(moment: Moment): number {
  if (typeof moment === 'number') return moment
  return typeof moment === 'string' ? Date.parse(moment) : moment.getTime()
}

function parts(moment: Moment, timeZone: string) {
  const found: Record<string, string> = {}
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const
  for (const part of formatFor('en', timeZone, options).formatToParts(millis(moment))) found[part.type] = part.value
  return found
}

/** `23/11/2026`, for tables. */
export function formatDate(moment: Moment, timeZone: string): string {
  const { day, month, year } = parts(moment, timeZone)
  return `${day}/${month}/${year}`
}

/** `23/11`, where the year is plain. */
export function formatDayMonth(moment: Moment, timeZone: string): string {
  const { day, month } = parts(moment, timeZone)
  return `${day}/${month}`
}

/** `14:05`, or `14:05:09` with seconds. */
export function formatTime(moment: Moment, timeZone: string, seconds = false): string {
  const { hour, minute, second } = parts(moment, timeZone)
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
}

/** `الاثنين 23 نوفمبر 2026` / `Monday 23 November 2026`, for customers and headings. */
export function formatNamedDate(moment: Moment, language: Language, timeZone: string): string {
  const of = (options: Intl.DateTimeFormatOptions) => formatFor(language, timeZone, options).format(millis(moment))
  const { year } = parts(moment, timeZone)
  return `${of({ weekday: 'long' })} ${of({ day: 'numeric', month: 'long' })} ${year}`
}

/** The day's own name: `الاثنين`, `Monday`. */
export function formatWeekday(moment: Moment, language: Language, timeZone: string): string {
  return formatFor(language, timeZone, { weekday: 'long' }).format(millis(moment))
}

/** Whole calendar days from `from` to `to` in the given zone; negative when `to` lies before. */
export function daysBetween(from: Moment, to: Moment, timeZone: string): number {
  const day = (moment: Moment) => {
    const { year, month, day: date } = parts(moment, timeZone)
    return Date.UTC(Number(year), Number(month) - 1, Number(date))
  }
  return Math.round((day(to) - day(from)) / 86_400_000)
}

/** The Monday that begins the week of `moment`, as `YYYY-MM-DD`. */
export function weekStart(moment: Moment, timeZone: string): string {
  const { year, month, day } = parts(moment, timeZone)
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** A running time as `0:18`, `06:42` (padded) or `1:02:09`; never negative. */
export function formatElapsed(milliseconds: number, padded = true): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000))
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds)}`
  return `${padded ? two(minutes) : minutes}:${two(seconds)}`
}

export type Span = { unit: 'second' | 'minute' | 'hour' | 'day'; n: number }

/** A length of time in its one most telling unit, rounded down, never below one second: 90 min → 1 hour. */
export function spanOf(milliseconds: number): Span {
  const seconds = Math.max(1, Math.floor(Math.abs(milliseconds) / 1000))
  if (seconds < 60) return { unit: 'second', n: seconds }
  if (seconds < 3600) return { unit: 'minute', n: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { unit: 'hour', n: Math.floor(seconds / 3600) }
  return { unit: 'day', n: Math.floor(seconds / 86_400) }
}

/** `1,207,916`. */
export function formatNumber(value: number, language: Language, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locales[language], options).format(value)
}

/** A size in whole kilobytes, at least one. */
export const kilobytes = (bytes: number): number => Math.max(1, Math.round(bytes / 1024))

/** `81٪` in Arabic, `81%` in English, from a part between 0 and 1; stands inside a Num. */
export function formatPercent(part: number, language: Language, digits = 0): string {
  return `${(part * 100).toFixed(digits)}${language === 'ar' ? '٪' : '%'}`
}

const easternDigits = /[٠-٩۰-۹]/g

/** Arabic-Indic and Persian digits as 0–9, everything else untouched: people may type either. */
export function latinDigits(text: string): string {
  return text.replace(easternDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
