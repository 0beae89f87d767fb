import { IconArrowRight, IconHandStop, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { DirectionalIcon, IconButton, Own } from '../../../ui/index.ts'
import type { Handling } from '../types.ts'
import css from './stage.module.css'
import { useHand } from './use-hand.ts'

interface HeadRowProps {
  handling: Handling
  /** In one line below the name. */
  about: ReactNode
  onBack: () => void
  /** Opens case and customer where they do not stand beside. */
  onContext: (() => void) | null
  /** What can be done with it. */
  actions?: ReactNode
  /** At the end of the row. */
  children?: ReactNode
}

/** The row every stage begins with: back to the list, whom it is about, and what can be done. */
export function HeadRow({ handling, about, onBack, onContext, actions, children }: HeadRowProps) {
  const { t } = useWords()
  return (
    <div className={css.headRow}>
      <span className={css.back}>
        <IconButton name={t('desk.back')} onClick={onBack}>
          <DirectionalIcon>
            <IconArrowRight size={18} style={{ rotate: '180deg' }} />
          </DirectionalIcon>
        </IconButton>
      </span>
      <div className={css.who}>
        <h2>
          <Own>{handling.name ?? t('desk.unknown')}</Own>
        </h2>
        <p>{about}</p>
      </div>
      <div className={css.actions}>
        {onContext && (
          <IconButton name={t('desk.context')} onClick={onContext}>
            <DirectionalIcon>
              <IconLayoutSidebarLeftExpand size={18} />
            </DirectionalIcon>
          </IconButton>
        )}
        {actions}
      </div>
      {children}
    </div>
  )
}

/** Asks the supervisor to look in, or takes it back; nothing once the agent wraps up. */
export function HandButton({ handling }: { handling: Handling }) {
  const { t } = useWords()
  const hand = useHand(handling)
  if (handling.state === 'wrap-up') return null
  return (
    <IconButton
      name={t(handling.raisedHand ? 'desk.hand.lower' : 'desk.hand.raise')}
      pressed={handling.raisedHand}
      onClick={() => hand.mutate(!handling.raisedHand)}
    >
      <IconHandStop size={18} />
    </IconButton>
  )
}
