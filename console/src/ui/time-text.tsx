import {
  daysBetween,
  formatDate,
  formatDayMonth,
  formatElapsed,
  formatNamedDate,
  formatTime,
  formatWeekday,
  type Moment,
  millis,
  spanOf,
} from './format.ts'
import { Num } from './isolated-text.tsx'
import { useUi } from './ui-context.tsx'
import { useNow } from './use-now.ts'

/** `23/11/2026` in tables; `named` for `الاثنين 23 نوفمبر 2026`; `short` for `23/11`. */
export function DateText({ at, style = 'table' }: { at: Moment; style?: 'table' | 'named' | 'short' }) {
  const { language, timeZone } = useUi()
  const iso = new Date(millis(at)).toISOString()
  if (style === 'named') return <time dateTime={iso}>{formatNamedDate(at, language, timeZone)}</time>
  return (
    <time dateTime={iso}>
      <Num>{style === 'short' ? formatDayMonth(at, timeZone) : formatDate(at, timeZone)}</Num>
    </time>
  )
}

/** `09:41`. */
export function TimeText({ at, seconds = false }: { at: Moment; seconds?: boolean }) {
  const { timeZone } = useUi()
  return (
    <time dateTime={new Date(millis(at)).toISOString()}>
      <Num>{formatTime(at, timeZone, seconds)}</Num>
    </time>
  )
}

/** The nearest name of a day with its hour: `اليوم 14:00`, `غداً 10:00`, `الخميس 26/11/2026، 14:00`. */
export function DayTimeText({ at }: { at: Moment }) {
  const { language, timeZone, word } = useUi()
  const now = useNow(60)
  const days = daysBetween(now, at, timeZone)
  const day =
    days === 0 ? word('ui.today') : days === 1 ? word('ui.tomorrow') : days === -1 ? word('ui.yesterday') : null
  if (day)
    return (
      <>
        {day} <TimeText at={at} />
      </>
    )
  return (
    <>
      {formatWeekday(at, language, timeZone)} <DateText at={at} />
      {word('ui.comma')} <TimeText at={at} />
    </>
  )
}

/** Today the hour, this year `18/11`, else the whole date: what lists show at the end of a row. */
export function ListTime({ at }: { at: Moment }) {
  const { timeZone } = useUi()
  const now = useNow(60)
  if (daysBetween(now, at, timeZone) === 0) return <TimeText at={at} />
  const sameYear = formatDate(now, timeZone).slice(-4) === formatDate(at, timeZone).slice(-4)
  return <DateText at={at} style={sameYear ? 'short' : 'table'} />
}

/** A clock that runs since `since` (`06:42`), or stands at its end. */
export function Elapsed({ since, until }: { since: Moment; until?: Moment | null }) {
  const now = useNow()
  return <Num>{formatElapsed((until == null ? now : millis(until)) - millis(since))}</Num>
}

/** A clock that runs down to `until` (`0:18`), and stays at zero. */
export function Countdown({ until }: { until: Moment }) {
  const now = useNow()
  return <Num>{formatElapsed(millis(until) - now, false)}</Num>
}

/** A length of time after another word (before, in, left, overdue): `3 أيام`, `يومين`, `4 hours`. */
export function useSpanWords(): (milliseconds: number) => string {
  const { word } = useUi()
  return (milliseconds) => {
    const { unit, n } = spanOf(milliseconds)
    return word(`ui.span.${unit}`, { n })
  }
}

/** How long ago, in words that renew themselves: `قبل 3 دقائق`. */
export function RelativeTime({ at }: { at: Moment }) {
  const { word, timeZone } = useUi()
  const now = useNow(10)
  const words = useSpanWords()
  const passed = now - millis(at)
  const text =
    Math.abs(passed) < 45_000 ? word('ui.now') : word(passed > 0 ? 'ui.ago' : 'ui.in', { span: words(passed) })
  return (
    <time
      dateTime={new Date(millis(at)).toISOString()}
      title={`${formatDate(at, timeZone)} ${formatTime(at, timeZone)}`}
    >
      {text}
    </time>
  )
}

/** A length of time standing by itself: `14 يوماً`, `يومان`. */
export function Duration({ milliseconds }: { milliseconds: number }) {
  const { word } = useUi()
  const { unit, n } = spanOf(milliseconds)
  return <>{word(`ui.duration.${unit}`, { n })}</>
}
