import type { ReactNode } from 'react'
import css from './badge.module.css'
import { Num } from './isolated-text.tsx'

export type Tone = 'palm' | 'sea' | 'gold' | 'clay' | 'sand' | 'outline'
/** A second sign beside the colour: not begun, under way, settled. */
export type Shape = 'full' | 'half' | 'hollow'

/** A status: colour, shape and word together. One to a row. */
export function StatusBadge({
  tone,
  shape,
  icon,
  children,
}: {
  tone: Tone | 'on-deep'
  shape?: Shape
  icon?: ReactNode
  children: ReactNode
}) {
  const look = tone === 'on-deep' ? css.onDeep : css[tone]
  return (
    <span className={`${css.badge} ${look}`}>
      {icon}
      {shape && <StatusDot shape={shape} />}
      {children}
    </span>
  )
}

/** The dot alone, in the colour of its text. */
export function StatusDot({ shape }: { shape: Shape }) {
  return <span className={css.dot} data-shape={shape} aria-hidden="true" />
}

/** A quiet fact beside a name: language, type, version. */
export function Tag({ tone = 'outline', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${css.badge} ${css[tone]}`}>{children}</span>
}

/** How many wait: unread messages, chasers. `label` says what is counted. */
export function CountBubble({
  count,
  label,
  tone = 'palm',
}: {
  count: number
  label: string
  tone?: 'palm' | 'gold' | 'sand'
}) {
  return (
    <span className={css.count} data-tone={tone} title={label}>
      <Num>{count > 99 ? '99+' : count}</Num>
      <span className="unseen">{label}</span>
    </span>
  )
}
