import { type Moment, millis } from './format.ts'

export type TimeLineTimes = {
  /** When it began. */
  startAt: Moment
  /** When it is due: the gold tick. Without it the line only fills. */
  dueAt?: Moment | null | undefined
  /** From when it counts as near; by default the last fifth of its span. */
  nearAt?: Moment | null | undefined
  /** When it was finished. */
  endedAt?: Moment | null | undefined
  /** Since when its clock stands still. */
  pausedAt?: Moment | null | undefined
  /** How much an open line holds when it has no due time, in seconds. */
  scaleSeconds?: number | undefined
}

export type TimeLineState = 'open' | 'on-time' | 'near' | 'late' | 'paused' | 'done' | 'done-late'
/** Where things stand on the line, as parts of its length (0…1). `tick` is missing when nothing was promised. */
export type TimeLinePosition = { state: TimeLineState; fill: number; tick: number | null; remaining: number | null }

const part = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0)

/** Decides what a time line shows at `now`; late lines rescale so that the tick moves back and the overrun grows. */
export function timeLineAt(times: TimeLineTimes, now: number): TimeLinePosition {
  const start = millis(times.startAt)
  const due = times.dueAt == null ? null : millis(times.dueAt)
  const ended = times.endedAt == null ? null : millis(times.endedAt)
  const paused = times.pausedAt == null ? null : millis(times.pausedAt)
  const at = ended ?? paused ?? now
  if (due === null) {
    const scale = (times.scaleSeconds ?? 600) * 1000
    const state = ended !== null ? 'done' : paused !== null ? 'paused' : 'open'
    return { state, fill: part((at - start) / scale), tick: null, remaining: null }
  }
  const span = Math.max(1, due - start)
  const remaining = due - at
  if (remaining < 0) {
    const state = ended !== null ? 'done-late' : paused !== null ? 'paused' : 'late'
    return { state, fill: 1, tick: part(span / Math.max(1, at - start)), remaining }
  }
  const near = times.nearAt == null ? due - span / 5 : millis(times.nearAt)
  const running = at >= near ? 'near' : 'on-time'
  const state = ended !== null ? 'done' : paused !== null ? 'paused' : running
  return { state, fill: part((at - start) / span), tick: 1, remaining }
}
