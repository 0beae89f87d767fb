import type { ReactNode } from 'react'
import { type Moment, millis } from './format.ts'
import css from './time-line.module.css'
import { useNow } from './use-now.ts'

export type LifeMark = { id: string; at: Moment; what: ReactNode; detail?: ReactNode }

/** Where marks stand (0…1) on a line from the first of them to `end`. */
export function lifePositions(startAt: number, endAt: number, moments: readonly number[]): number[] {
  const span = Math.max(1, endAt - startAt)
  return moments.map((moment) => Math.min(1, Math.max(0, (moment - startAt) / span)))
}

const percent = (value: number) => `${(value * 100).toFixed(2)}%`

/** The life of a case on one line to scale: marks, the promised tick, and in clay what lies past it. */
export function LifeLine({
  startAt,
  dueAt,
  endedAt,
  dueWords,
  nowWords,
  marks,
}: {
  startAt: Moment
  dueAt?: Moment | null
  endedAt?: Moment | null
  dueWords: ReactNode
  nowWords: ReactNode
  marks: readonly LifeMark[]
}) {
  const now = useNow(10)
  const due = dueAt == null ? null : millis(dueAt)
  const reached = endedAt == null ? now : millis(endedAt)
  const start = millis(startAt)
  const end = Math.max(reached, due ?? 0)
  const [dueSpot = 1, nowSpot = 1] = lifePositions(start, end, [due ?? end, reached])
  const spots = lifePositions(
    start,
    end,
    marks.map((mark) => millis(mark.at)),
  )
  const late = due !== null && reached > due
  // Words near the end of the line grow backwards from their mark, so that they stay on the sheet.
  const place = (spot: number) =>
    spot > 0.85
      ? { insetInlineEnd: percent(1 - spot), justifyItems: 'end' as const }
      : { insetInlineStart: percent(spot), justifyItems: 'start' as const }
  return (
    <div className={`${css.life} ${late ? css.late : ''}`}>
      <span className={css.bar} aria-hidden="true">
        <span className={css.fill} style={{ inlineSize: percent(late ? dueSpot : nowSpot) }} />
        {late && <span className={css.over} style={{ inlineSize: percent(nowSpot - dueSpot) }} />}
        {due !== null && <span className={css.tick} style={{ insetInlineStart: percent(dueSpot) }} />}
      </span>
      {marks.map((mark, index) => {
        const spot = spots[index] ?? 0
        const kind = due !== null && millis(mark.at) > due ? 'late' : 'past'
        return [
          <span
            key={`${mark.id}-dot`}
            className={css.mark}
            data-kind={kind}
            style={{ insetInlineStart: percent(spot) }}
            aria-hidden="true"
          />,
          <span key={mark.id} className={css.markWords} style={place(spot)}>
            <strong>{mark.what}</strong>
            {mark.detail}
          </span>,
        ]
      })}
      {due !== null && (
        <span className={css.markWords} style={place(dueSpot)}>
          {dueWords}
        </span>
      )}
      <span
        className={css.mark}
        data-kind={late ? 'late' : 'now'}
        style={{ insetInlineStart: percent(nowSpot) }}
        aria-hidden="true"
      />
      {!late && (
        <span className={css.markWords} style={place(nowSpot)}>
          {nowWords}
        </span>
      )}
      {late && (
        <span className={css.markWords} data-kind="late" style={place(nowSpot)}>
          <strong>{nowWords}</strong>
        </span>
      )}
    </div>
  )
}
