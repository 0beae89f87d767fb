import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { SectionTitle } from './card.tsx'
import css from './timeline.module.css'
import { useUi } from './ui-context.tsx'

export type TimelineItem = {
  id: string
  icon: ReactNode
  what: ReactNode
  detail?: ReactNode
  when: ReactNode /** now is solid palm, open gold, late clay, past sand. */
  state?: 'now' | 'open' | 'late' | 'past'
  onOpen?: () => void
}

/** What happened, newest first: a disc, what, when. Six shown until more are asked for. */
export function Timeline({
  title,
  items,
  shown = 6,
}: {
  title?: ReactNode
  items: readonly TimelineItem[]
  shown?: number
}) {
  const { word } = useUi()
  const [all, setAll] = useState(false)
  const visible = all ? items : items.slice(0, shown)
  const more = items.length > shown && (
    <Button look="link" onClick={() => setAll(!all)}>
      {word(all ? 'ui.timeline.fewer' : 'ui.timeline.all', { n: items.length })}
    </Button>
  )
  return (
    <div>
      {title ? (
        <SectionTitle end={more || undefined} level={3}>
          {title}
        </SectionTitle>
      ) : null}
      <ol className={css.list}>
        {visible.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {!title && more}
    </div>
  )
}

function Item({ item }: { item: TimelineItem }) {
  const body = (
    <>
      <span className={css.head}>
        <span className={css.what}>{item.what}</span>
        <span className={css.when}>{item.when}</span>
      </span>
      {item.detail && <span className={css.detail}>{item.detail}</span>}
    </>
  )
  return (
    <li className={css.item} data-when={item.state ?? 'past'}>
      <span className={css.disc} aria-hidden="true">
        {item.icon}
      </span>
      {item.onOpen ? (
        <button type="button" className={css.body} onClick={item.onOpen}>
          {body}
        </button>
      ) : (
        <div className={css.body}>{body}</div>
      )}
    </li>
  )
}
