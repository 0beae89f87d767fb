import type { ComponentProps, ReactNode } from 'react'
import css from './list-row.module.css'
import { shorten } from './shorten.ts'

export type ListRowProps = Omit<ComponentProps<'button'>, 'className' | 'children' | 'name'> & {
  icon: ReactNode
  name: string
  time?: ReactNode
  /** One line of text, shortened by whole words. */
  preview?: string
  /** How many letters of it; 34 fit a work list of 296 px. */
  letters?: number
  /** Instead of a preview: something drawn, for example Typing. */
  second?: ReactNode
  /** Tags and counts after the name. */
  marks?: ReactNode
  chosen?: boolean
  unread?: boolean
  quiet?: boolean
  /** The time line under it. */
  line?: ReactNode
}

/** One thing in a work list: name and time, one line of preview, then its time line. */
export function ListRow({
  icon,
  name,
  time,
  preview,
  letters = 34,
  second,
  marks,
  chosen,
  unread,
  quiet,
  line,
  ...rest
}: ListRowProps) {
  return (
    <button
      {...rest}
      type="button"
      className={css.row}
      data-chosen={chosen || undefined}
      data-unread={unread || undefined}
      data-quiet={quiet || undefined}
      aria-current={chosen || undefined}
    >
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={css.body}>
        <span className={css.head}>
          <Name>{name}</Name>
          {marks}
          {time && <span className={css.time}>{time}</span>}
        </span>
        {preview && (
          <span className={css.preview}>
            <bdi dir="auto">{shorten(preview, letters)}</bdi>
          </span>
        )}
        {second && <span className={css.second}>{second}</span>}
        {line}
      </span>
    </button>
  )
}

// As wide as the widest list; the line takes the direction of the name, so that what does not fit is its end.
const nameLetters = 40

function Name({ children }: { children: string }) {
  const short = shorten(children, nameLetters)
  if (short === children) {
    return (
      <span className={css.name} dir="auto">
        {children}
      </span>
    )
  }
  return (
    <>
      <span className={css.name} dir="auto" title={children} aria-hidden="true">
        {short}
      </span>
      <span className="unseen">{children}</span>
    </>
  )
}

/** A group is a label, not a box. */
export function GroupLabel({
  children,
  count,
  tone,
}: {
  children: ReactNode
  count?: ReactNode
  tone?: 'clay' | 'gold'
}) {
  return (
    <div className={css.group} data-tone={tone}>
      <h3>{children}</h3>
      {count !== undefined && <span className="numbers">{count}</span>}
    </div>
  )
}
