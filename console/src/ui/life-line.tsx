import type { ReactNode } from 'react'
import { type Moment, millis } from './format.ts'
import css from './life-line.module.css'
import { useNow } from './use-now.ts'

export type LifeMark = { id: string; at: Moment; what: ReactNode; detail?: ReactNode }
type Spot = LifeMark & { spot: number; kind: 'past' | 'late' | 'due' | 'now' }

/** Where moments stand (0…1) on a line from `startAt` to `endAt`. */
export function lifePositions(startAt: number, endAt: number, moments: readonly number[]): number[] {
  const span = Math.max(1, endAt - startAt)
  return moments.map((moment) => Math.min(1, Math.max(0, (moment - startAt) / span)))
}

/** A row for the words of each spot, the first row where they do not run into their neighbours; `room` is the width words need. */
export function lifeRows(spots: readonly number[], room = 0.14): number[] {
  const lastInRow: number[] = []
  return spots.map((spot) => {
    let row = lastInRow.findIndex((last) => spot - last >= room)
    if (row < 0) row = lastInRow.length
    lastInRow[row] = spot
    return row
  })
}

const percent = (value: number) => `${(value * 100).toFixed(2)}%`
// Words near the end of the line grow backwards from their mark, so that they stay on the sheet.
const place = (spot: number) =>
  spot > 0.85
    ? ({ insetInlineEnd: percent(1 - spot), justifyItems: 'end' } as const)
    : { insetInlineStart: percent(spot) }

export type LifeLineProps = {
  startAt: Moment
  dueAt?: Moment | null
  endedAt?: Moment | null
  /** Beside the gold tick. */
  due: { what: ReactNode; detail?: ReactNode }
  /** Beside the end of the line. */
  now: { what: ReactNode; detail?: ReactNode }
  marks: readonly LifeMark[]
}

/** The life of a case on one line to scale: marks, the promised tick, and in clay what lies past it. Where it is narrow, a list under the line. */
export function LifeLine({ startAt, dueAt, endedAt, due, now, marks }: LifeLineProps) {
  const present = useNow(10)
  const dueTime = dueAt == null ? null : millis(dueAt)
  const reached = endedAt == null ? present : millis(endedAt)
  const end = Math.max(reached, dueTime ?? 0)
  const at = (moment: Moment) => lifePositions(millis(startAt), end, [millis(moment)])[0] ?? 0
  const late = dueTime !== null && reached > dueTime
  const dueSpot = dueTime === null ? 1 : at(dueTime)
  const spots: Spot[] = [
    ...marks.map((mark) => ({
      ...mark,
      spot: at(mark.at),
      kind: dueTime !== null && millis(mark.at) > dueTime ? ('late' as const) : ('past' as const),
    })),
    ...(dueTime === null ? [] : [{ ...due, id: 'due', at: dueTime, spot: dueSpot, kind: 'due' as const }]),
    { ...now, id: 'now', at: reached, spot: at(reached), kind: late ? ('late' as const) : ('now' as const) },
  ].toSorted((one, other) => one.spot - other.spot)
  const rows = lifeRows(spots.map((spot) => spot.spot))
  return (
    <div className={css.life}>
      <div className={css.line} style={{ blockSize: `${34 + (Math.max(0, ...rows) + 1) * 42}px` }}>
        <span className={css.bar} aria-hidden="true">
          <span className={css.lived} style={{ inlineSize: percent(late ? dueSpot : at(reached)) }} />
          {late && (
            <span
              className={css.over}
              style={{ insetInlineStart: percent(dueSpot), inlineSize: percent(at(reached) - dueSpot) }}
            />
          )}
        </span>
        {spots.map((one) => (
          <span
            key={`sign ${one.id}`}
            className={one.kind === 'due' ? css.tick : css.mark}
            data-kind={one.kind}
            style={{ insetInlineStart: percent(one.spot) }}
            aria-hidden="true"
          />
        ))}
        <ol className={css.list}>
          {spots.map((one, index) => (
            <li
              key={one.id}
              className={css.words}
              data-kind={one.kind}
              style={{ ...place(one.spot), insetBlockStart: `${28 + (rows[index] ?? 0) * 42}px` }}
            >
              <strong>{one.what}</strong>
              {one.detail && <span>{one.detail}</span>}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}
