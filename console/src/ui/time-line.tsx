import type { ReactNode } from 'react'
import { formatElapsed, type Moment, millis } from './format.ts'
import { Num } from './isolated-text.tsx'
import css from './time-line.module.css'
import { type TimeLinePosition, type TimeLineTimes, timeLineAt } from './time-line-position.ts'
import { useSpanWords } from './time-text.tsx'
import { useUi } from './ui-context.tsx'
import { useNow } from './use-now.ts'

export type TimeLineProps = TimeLineTimes & {
  /** `promise` shows the dot for now and the gold tick; `wait` counts up; `ring` runs down on gold. */
  kind?: 'promise' | 'wait' | 'ring'
  /** Words at its start: what is being timed. */
  label?: ReactNode
  /** Words at its end instead of the ones the line finds itself; `null` for none. */
  words?: ReactNode
  /** Label and words above the line instead of beside it. */
  stacked?: boolean
  size?: 'staff' | 'public'
  /** On the one dark card. */
  onDeep?: boolean
}

const percent = (value: number) => `${(value * 100).toFixed(2)}%`

function useOwnWords(position: TimeLinePosition, props: TimeLineProps, now: number): ReactNode {
  const { word } = useUi()
  const span = useSpanWords()
  const { state, remaining } = position
  if (props.kind === 'ring') return <Num>{formatElapsed(remaining ?? 0, false)}</Num>
  if (state === 'paused') return word('ui.line.paused')
  if (remaining === null || props.kind === 'wait')
    return <Num>{formatElapsed((props.endedAt == null ? now : millis(props.endedAt)) - millis(props.startAt))}</Num>
  if (state === 'late') return word('ui.line.late', { span: span(remaining) })
  if (state === 'done') return word('ui.line.done-early', { span: span(remaining) })
  if (state === 'done-late') return word('ui.line.done-late', { span: span(remaining) })
  return word('ui.line.left', { span: span(remaining) })
}

function lookOf(position: TimeLinePosition, kind: TimeLineProps['kind']): string | undefined {
  if (kind === 'ring') return css.ring
  const looks = {
    open: undefined,
    'on-time': css.onTime,
    near: css.near,
    late: css.late,
    paused: css.paused,
    done: css.done,
    'done-late': css.doneLate,
  }
  return looks[position.state]
}

/** Every wait, ring and promise: one line, its words beside it, stepping once a second. */
export function TimeLine(props: TimeLineProps) {
  const { kind = 'promise', label, stacked, size = 'staff', onDeep } = props
  const now = useNow()
  const position = timeLineAt(props, now)
  const own = useOwnWords(position, props, now)
  const words = props.words === undefined ? own : props.words
  const overrun = position.state === 'late' || position.state === 'done-late'
  const look = [
    css.line,
    lookOf(position, kind),
    size === 'public' && css.public,
    stacked && css.below,
    onDeep && css.onDeep,
  ]
    .filter(Boolean)
    .join(' ')
  const bar = (
    <span className={css.bar} aria-hidden="true">
      <span
        className={css.fill}
        style={{ inlineSize: percent(overrun && position.tick !== null ? position.tick : position.fill) }}
      />
      {overrun && position.tick !== null && (
        <span className={css.over} style={{ inlineSize: percent(1 - position.tick) }} />
      )}
      {position.tick !== null && kind === 'promise' && (
        <span className={css.tick} style={{ insetInlineStart: percent(position.tick) }} />
      )}
      {kind === 'promise' && (position.state === 'on-time' || position.state === 'near') && (
        <span className={css.dot} style={{ insetInlineStart: percent(position.fill) }} />
      )}
    </span>
  )
  if (stacked) {
    return (
      <div className={look} data-state={position.state}>
        <span className={css.head}>
          <span className={css.label}>{label}</span>
          <span className={css.words}>{words}</span>
        </span>
        {bar}
      </div>
    )
  }
  return (
    <div className={look} data-state={position.state}>
      {label !== undefined && <span className={css.label}>{label}</span>}
      {bar}
      {words !== null && <span className={`${css.words} numbers`}>{words}</span>}
    </div>
  )
}

export type SplitPart = { seconds: number; label: ReactNode }

/** What has passed beside what is running, to one scale: «انتظر 01:20 ▬▬ معك 06:42». */
export function SplitLine({
  before,
  since,
  nowLabel,
}: {
  before: SplitPart
  since: Moment
  nowLabel: (clock: ReactNode) => ReactNode
}) {
  const now = useNow()
  const running = Math.max(0, (now - millis(since)) / 1000)
  return (
    <div className={css.split}>
      <span>{before.label}</span>
      <span className={css.segments} aria-hidden="true">
        <span className={css.segment} style={{ flexGrow: Math.max(1, before.seconds) }} />
        <span className={css.segment} data-now style={{ flexGrow: Math.max(1, running) }} />
      </span>
      <span className={css.present}>{nowLabel(<Num>{formatElapsed(running * 1000)}</Num>)}</span>
    </div>
  )
}
