import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Num, TimeLine } from '../../../ui/index.ts'
import type { Handling } from '../types.ts'
import own from './answer.module.css'
import { HeadRow } from './head-row.tsx'
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
      <HeadRow
        handling={handling}
        about={
          <>
            {what} · {named(handling.queue.name)}
            {handling.caseNumber && (
              <>
                {' · '}
                <span className={own.whole}>
                  <Num>{handling.caseNumber}</Num>
                </span>
              </>
            )}
          </>
        }
        onBack={onBack}
        onContext={onContext}
        actions={children}
      />
      {handling.dueAt && <TimeLine startAt={handling.since} dueAt={handling.dueAt} label={t('desk.answer.due')} />}
    </header>
  )
}
