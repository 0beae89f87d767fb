import { IconArrowRight, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { DirectionalIcon, IconButton, Num, Own, TimeLine } from '../../../ui/index.ts'
import type { Handling } from '../types.ts'
import own from './answer.module.css'
import css from './stage.module.css'

interface AnswerHeadProps {
  handling: Handling
  /** Why it is here. */
  what: string
  onBack: () => void
  onContext: (() => void) | null
  children?: ReactNode
}

/** Whom it is about, why it came, and by when it is due. */
export function AnswerHead({ handling, what, onBack, onContext, children }: AnswerHeadProps) {
  const { t, named } = useWords()
  return (
    <header className={css.head}>
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
          <p>
            {what} · {named(handling.queue.name)}
            {handling.caseNumber && (
              <>
                {' · '}
                <span className={own.whole}>
                  <Num>{handling.caseNumber}</Num>
                </span>
              </>
            )}
          </p>
        </div>
        <div className={css.actions}>
          {onContext && (
            <IconButton name={t('desk.context')} onClick={onContext}>
              <DirectionalIcon>
                <IconLayoutSidebarLeftExpand size={18} />
              </DirectionalIcon>
            </IconButton>
          )}
          {children}
        </div>
      </div>
      {handling.dueAt && <TimeLine startAt={handling.since} dueAt={handling.dueAt} label={t('desk.answer.due')} />}
    </header>
  )
}
