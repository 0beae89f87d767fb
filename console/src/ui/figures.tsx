import type { ReactNode } from 'react'
import { StatusDot } from './badge.tsx'
import css from './figures.module.css'
import { formatNumber } from './format.ts'
import { Num } from './isolated-text.tsx'
import { useUi } from './ui-context.tsx'

/** A number that filters the list under it. */
export function FilterTile({
  count,
  name,
  tone,
  chosen,
  onChoose,
}: {
  count: number
  name: string
  tone?: 'clay' | 'gold'
  chosen: boolean
  onChoose: () => void
}) {
  const { language } = useUi()
  return (
    <button type="button" className={css.tile} data-tone={tone} aria-pressed={chosen} onClick={onChoose}>
      <span className={css.figure}>
        <Num>{formatNumber(count, language)}</Num>
      </span>
      <span className={css.name}>
        {tone && (
          <i>
            <StatusDot shape={tone === 'clay' ? 'full' : 'half'} />
          </i>
        )}
        {name}
      </span>
    </button>
  )
}

/** A bar against its target tick; short of it turns gold. */
export function LevelBar({ value, target, label }: { /** 0…1 */ value: number; target?: number; label: string }) {
  const part = (number: number) => `${Math.min(100, Math.max(0, number * 100)).toFixed(1)}%`
  return (
    <span
      className={css.level}
      role="img"
      aria-label={label}
      data-short={(target !== undefined && value < target) || undefined}
    >
      <i style={{ inlineSize: part(value) }} />
      {target !== undefined && <b style={{ insetInlineStart: part(target) }} />}
    </span>
  )
}

/** A figure on a board: its name, its value, its formula or comparison. */
export function Figure({
  name,
  value,
  formula,
  tone,
  level,
  warn,
}: {
  name: ReactNode
  value: ReactNode
  formula?: ReactNode
  tone?: 'palm' | 'gold' | 'clay'
  level?: ReactNode
  warn?: boolean
}) {
  return (
    <div className={css.figureCard}>
      <span className={css.name}>{name}</span>
      <span className={css.value} data-tone={tone}>
        <Num>{value}</Num>
        {level}
      </span>
      {formula && (
        <span className={css.formula} data-tone={warn ? 'gold' : undefined}>
          {formula}
        </span>
      )}
    </div>
  )
}

export type AgeBar = { id: string; label: string; count: number; tone?: 'gold' | 'clay' | 'now' }

/** How many by age; a bar filters when pressed. Labels stand on the bars. */
export function AgeHistogram({
  bars,
  chosen,
  onChoose,
  label,
}: {
  bars: readonly AgeBar[]
  chosen?: string | null
  onChoose?: (id: string | null) => void
  label: string
}) {
  const { language } = useUi()
  const most = Math.max(1, ...bars.map((bar) => bar.count))
  return (
    <fieldset className={css.bars} aria-label={label}>
      {bars.map((bar) => (
        <button
          key={bar.id}
          type="button"
          className={css.barColumn}
          data-tone={bar.tone}
          disabled={!onChoose}
          aria-pressed={onChoose ? chosen === bar.id : undefined}
          onClick={() => onChoose?.(chosen === bar.id ? null : bar.id)}
        >
          <span className="numbers">
            <Num>{formatNumber(bar.count, language)}</Num>
          </span>
          <span className={css.space}>
            <span className={css.bar} style={{ blockSize: `${(bar.count / most) * 100}%` }} />
          </span>
          <span>{bar.label}</span>
        </button>
      ))}
    </fieldset>
  )
}

export type UnitLoad = { id: string; name: string; depth: number; late: number; near: number; onTime: number }

/** The tree of units, each with its unfinished cases as one bar: late, near, on time; all bars to one scale. */
export function TreeWithBars({
  units,
  chosen,
  onChoose,
  label,
}: {
  units: readonly UnitLoad[]
  chosen: string | null
  onChoose: (id: string) => void
  label: string
}) {
  const { language, word } = useUi()
  const total = (unit: UnitLoad) => unit.late + unit.near + unit.onTime
  const most = Math.max(1, ...units.map(total))
  return (
    <nav aria-label={label} className={css.tree}>
      {units.map((unit) => (
        <button
          key={unit.id}
          type="button"
          className={css.unit}
          data-depth={unit.depth}
          aria-current={chosen === unit.id}
          onClick={() => onChoose(unit.id)}
          style={{ paddingInlineStart: `${10 + unit.depth * 14}px` }}
          title={word('ui.tree.parts', { late: unit.late, near: unit.near, onTime: unit.onTime })}
        >
          <span className={css.unitHead}>
            <span>{unit.name}</span>
            <Num>{formatNumber(total(unit), language)}</Num>
          </span>
          <span
            className={css.parts}
            aria-hidden="true"
            style={{ inlineSize: `${Math.max(6, (total(unit) / most) * 100)}%` }}
          >
            {unit.late > 0 && <i data-kind="late" style={{ flexGrow: unit.late }} />}
            {unit.near > 0 && <i data-kind="near" style={{ flexGrow: unit.near }} />}
            {unit.onTime > 0 && <i data-kind="on-time" style={{ flexGrow: unit.onTime }} />}
          </span>
        </button>
      ))}
    </nav>
  )
}

/** What the three colours of the tree mean. */
export function TreeLegend() {
  const { word } = useUi()
  return (
    <div className={css.legend}>
      <span>
        <i data-kind="late" />
        {word('ui.tree.late')}
      </span>
      <span>
        <i data-kind="near" />
        {word('ui.tree.near')}
      </span>
      <span>
        <i data-kind="on-time" />
        {word('ui.tree.on-time')}
      </span>
    </div>
  )
}
