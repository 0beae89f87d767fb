import { Children, type ReactNode } from 'react'
import css from './card.module.css'

/** A white sheet on sand. `deep` is the one dark card that wants a decision now; `flush` has no padding of its own. */
export function Card({
  children,
  flush,
  floating,
  deep,
  as: Part = 'section',
  label,
}: {
  children: ReactNode
  flush?: boolean
  floating?: boolean
  deep?: boolean
  as?: 'section' | 'article' | 'aside' | 'div'
  label?: string
}) {
  return (
    <Part
      className={[css.card, flush && css.flush, floating && css.floating, deep && css.deep].filter(Boolean).join(' ')}
      aria-label={label}
    >
      {children}
    </Part>
  )
}

/** A title, a quiet fact beside it, and actions at the inline end. */
export function SectionTitle({
  children,
  meta,
  end,
  size = 'card',
  level = 2,
}: {
  children: ReactNode
  meta?: ReactNode
  end?: ReactNode
  size?: 'card' | 'stage' | 'page'
  level?: 2 | 3
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={css.title} data-size={size}>
      <Heading>{children}</Heading>
      {meta && <span className={css.meta}>{meta}</span>}
      {end && <span className={css.end}>{end}</span>}
    </div>
  )
}

/** A quiet band inside a card: the promise, a preview. */
export function Band({ children }: { children: ReactNode }) {
  return <div className={css.band}>{children}</div>
}

/** Names and values in two columns; pass `[name, value]`, leave out what is unknown with `false`. */
export function Facts({ facts }: { facts: readonly (readonly [ReactNode, ReactNode] | false | null | undefined)[] }) {
  const known = facts.filter((fact) => Array.isArray(fact))
  return (
    <dl className={css.facts}>
      {Children.toArray(known.map(([name, value]) => [<dt key="name">{name}</dt>, <dd key="value">{value}</dd>]))}
    </dl>
  )
}
