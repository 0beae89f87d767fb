import { IconAlertCircle, IconAlertTriangle, IconInfoCircle, IconUserCheck, IconWifiOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import type { Moment } from './format.ts'
import css from './notices.module.css'
import { Elapsed } from './time-text.tsx'
import { useUi } from './ui-context.tsx'

export type NoticeTone = 'gold' | 'clay' | 'sand' | 'sea'
const signs: Record<NoticeTone, ReactNode> = {
  gold: <IconAlertTriangle size={18} />,
  clay: <IconAlertCircle size={18} />,
  sand: <IconInfoCircle size={18} />,
  sea: <IconInfoCircle size={18} />,
}

/** One band that says something about what is under it: gold lets you go on, clay says what to do. */
export function Notice({
  tone,
  icon,
  children,
  end,
  strip,
}: {
  tone: NoticeTone
  icon?: ReactNode
  children: ReactNode
  end?: ReactNode
  strip?: boolean
}) {
  return (
    <div
      className={`${css.notice} ${css[tone]}${strip ? ` ${css.strip}` : ''}`}
      role={tone === 'clay' ? 'alert' : 'status'}
    >
      <span className={css.sign} aria-hidden="true">
        {icon ?? signs[tone]}
      </span>
      <span className={css.words}>{children}</span>
      {end && <span className={css.end}>{end}</span>}
    </div>
  )
}

/** The line to the server is gone: what is typed is kept, and since when. */
export function LostConnectionStrip({ since, strip }: { since: Moment; strip?: boolean }) {
  const { word } = useUi()
  return (
    <Notice tone="gold" icon={<IconWifiOff size={18} />} end={<Elapsed since={since} />} strip={strip}>
      <strong>{word('ui.lost.fact')}</strong> {word('ui.lost.kept')}
    </Notice>
  )
}

/** Somebody else was quicker; named, with a way to put it aside. */
export function BeatenNotice({ children, onDismiss }: { children?: ReactNode; onDismiss?: () => void }) {
  const { word } = useUi()
  return (
    <Notice
      tone="sand"
      icon={<IconUserCheck size={18} />}
      end={
        onDismiss && (
          <Button look="quiet" size="small" onClick={onDismiss}>
            {word('ui.fine')}
          </Button>
        )
      }
    >
      {children ?? word('ui.beaten')}
    </Notice>
  )
}

/** Somebody else changed it in the meantime: nothing was saved, the difference can be seen. */
export function ConflictNotice({
  fact,
  children,
  onShow,
}: {
  fact?: ReactNode
  children?: ReactNode
  onShow?: () => void
}) {
  const { word } = useUi()
  return (
    <Notice
      tone="clay"
      end={
        onShow && (
          <Button size="small" onClick={onShow}>
            {word('ui.conflict.show')}
          </Button>
        )
      }
    >
      <strong>{fact ?? word('ui.conflict.fact')}</strong> {children ?? word('ui.conflict.reason')}
    </Notice>
  )
}
