/** Minutes since midnight by the entity's clock; closes may be 1440. */
export interface Span {
  opens: number
  closes: number
}

/** The opening hours of a week, for always or between two dates (ISO, both included). */
export interface WeekHours {
  from: string | null
  to: string | null
  /** By weekday, 1 Monday … 7 Sunday; a missing day is closed. */
  days: Readonly<Partial<Record<number, readonly Span[]>>>
}

/** Days that are closed, or only some hours of each. */
export interface Closure {
  from: string
  to: string
  span: Span | null
}

/** When an entity or one of its lines is open, by its own time zone. */
export interface Calendar {
  timezone: string
  weeks: readonly WeekHours[]
  closures: readonly Closure[]
}

/** The hours of one date, in order: a dated week replaces the usual one, closures are cut out. */
export function spansOf(calendar: Calendar, date: Temporal.PlainDate): Span[] {
  const day = date.toString()
  const open = [...(weekOf(calendar.weeks, day)?.days[date.dayOfWeek] ?? [])].sort((a, b) => a.opens - b.opens)
  return calendar.closures
    .filter((closure) => closure.from <= day && day <= closure.to)
    .reduce<Span[]>((spans, closure) => (closure.span ? cutOut(spans, closure.span) : []), open)
}

// A week with dates is more particular than one without; of two dated weeks the one that began later holds.
function weekOf(weeks: readonly WeekHours[], day: string): WeekHours | undefined {
  const covering = weeks.filter((week) => (week.from ?? '') <= day && day <= (week.to ?? '9999'))
  return covering.reduce<WeekHours | undefined>(
    (best, week) => (best && rank(best) >= rank(week) ? best : week),
    undefined,
  )
}

const rank = (week: WeekHours): string => week.from ?? (week.to === null ? '' : '0')

function cutOut(spans: readonly Span[], closed: Span): Span[] {
  return spans
    .flatMap((span) => [
      { opens: span.opens, closes: Math.min(span.closes, closed.opens) },
      { opens: Math.max(span.opens, closed.closes), closes: span.closes },
    ])
    .filter((span) => span.opens < span.closes)
}

/** A stretch of open time as moments. */
export interface OpenTime {
  from: number
  to: number
}

/** The open stretches of one date in milliseconds since the epoch. */
export function openTimesOf(calendar: Calendar, date: Temporal.PlainDate): OpenTime[] {
  return spansOf(calendar, date)
    .map((span) => ({ from: momentOf(calendar, date, span.opens), to: momentOf(calendar, date, span.closes) }))
    .filter((open) => open.from < open.to)
}

function momentOf(calendar: Calendar, date: Temporal.PlainDate, minute: number): number {
  const day = minute === 1440 ? date.add({ days: 1 }) : date
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 })
  return day.toZonedDateTime({ timeZone: calendar.timezone, plainTime }).epochMilliseconds
}

/** The date on the wall of the entity at this moment. */
export function dateAt(calendar: Calendar, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.timezone).toPlainDate()
}

/** Open stretches from a moment on, day by day, at most a year and a half ahead. */
export function* openTimesFrom(calendar: Calendar, at: Date): Generator<OpenTime> {
  const start = at.getTime()
  let date = dateAt(calendar, at)
  for (let day = 0; day < 550; day++) {
    for (const open of openTimesOf(calendar, date)) {
      if (open.to > start) yield { from: Math.max(open.from, start), to: open.to }
    }
    date = date.add({ days: 1 })
  }
}
