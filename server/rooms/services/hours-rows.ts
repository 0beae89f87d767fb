import type { Words } from '#platform/words'
import { type Calendar, type Names, type Span, spansOf } from '#rooms/entities'

export interface HoursRow {
  days: Names
  text: Names
}

const languages = ['ar', 'en'] as const
const weekdays = [
  'entities.weekday.1',
  'entities.weekday.2',
  'entities.weekday.3',
  'entities.weekday.4',
  'entities.weekday.5',
  'entities.weekday.6',
  'entities.weekday.7',
]

/** The hours of the coming seven days in words, days with the same hours together; the week begins on Monday. */
export function hoursRows(calendar: Calendar, today: string, words: Words): HoursRow[] {
  const from = Temporal.PlainDate.from(today)
  const week = Array.from({ length: 7 }, (_, index) => from.add({ days: index }))
    .map((date) => ({ weekday: date.dayOfWeek, spans: spansOf({ ...calendar, closures: [] }, date) }))
    .sort((a, b) => a.weekday - b.weekday)
  const groups: { first: number; last: number; spans: Span[] }[] = []
  for (const day of week) {
    const group = groups.at(-1)
    if (group && JSON.stringify(group.spans) === JSON.stringify(day.spans)) group.last = day.weekday
    else groups.push({ first: day.weekday, last: day.weekday, spans: day.spans })
  }
  return groups.filter((group) => group.spans.length > 0).map((group) => rowOf(group, words))
}

function rowOf(group: { first: number; last: number; spans: Span[] }, words: Words): HoursRow {
  const both = (say: (language: 'ar' | 'en') => string) =>
    Object.fromEntries(languages.map((one) => [one, say(one)])) as unknown as Names
  return {
    days: both((language) => daysWords(group.first, group.last, language, words)),
    text: both((language) => spansWords(group.spans, language, words)),
  }
}

function daysWords(first: number, last: number, language: 'ar' | 'en', words: Words): string {
  const day = (weekday: number) => words.say(language, weekdays[weekday - 1] ?? '')
  if (first === 1 && last === 7) return words.say(language, 'entities.every-day')
  return first === last ? day(first) : words.say(language, 'entities.day-range', { first: day(first), last: day(last) })
}

function spansWords(spans: readonly Span[], language: 'ar' | 'en', words: Words): string {
  const [only] = spans
  if (spans.length === 1 && only?.opens === 0 && only.closes === 1440)
    return words.say(language, 'entities.day-and-night')
  return spans
    .map((span) =>
      words.say(language, 'entities.hour-range', { opens: timeOf(span.opens), closes: timeOf(span.closes) }),
    )
    .join(words.say(language, 'entities.and'))
}

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
