import { IconArrowBackUp, IconBellRinging, IconFileText, IconUserShare } from '@tabler/icons-react'
import { useGo } from '../../app/go.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  DateText,
  ErrorState,
  LifeLine,
  LoadingSkeleton,
  Own,
  SectionTitle,
  shorten,
  useNow,
} from '../../ui/index.ts'
import { useCaseFile } from './case-queries.ts'
import css from './cases.module.css'
import type { Asked } from './dialogs.tsx'
import { endOf, type LifeStep, lifeOf } from './life-of.ts'
import type { CaseFile } from './types.ts'

/** The life of a case on one line. */
export function Life({ file }: { file: CaseFile }) {
  const { t, named } = useWords()
  const detail = (step: LifeStep) => {
    const who = step.unit ? named(step.unit) : step.by ? t(`cases.by.${step.by}`) : null
    return (
      <>
        <DateText at={step.at} style="short" />
        {who && (
          <>
            {' · '}
            <bdi>{who}</bdi>
          </>
        )}
      </>
    )
  }
  const end = endOf(file)
  const now = useNow(60)
  return (
    <LifeLine
      startAt={file.openedAt}
      dueAt={file.promisedAt}
      endedAt={end}
      due={{
        what: t('cases.life.promise'),
        detail: file.promisedAt ? <DateText at={file.promisedAt} style="short" /> : null,
      }}
      now={
        end ? { what: t('case.status.closed'), detail: <DateText at={end} style="short" /> } : { what: t('ui.today') }
      }
      marks={lifeOf(file, now).map((step) => ({
        id: step.id,
        at: step.at,
        what: step.count ? t('cases.chasers', { n: step.count }) : t(`cases.life.${step.kind}`, { n: step.nth ?? 0 }),
        detail: detail(step),
      }))}
    />
  )
}

/** Under a chosen row: its life, the last word on it, and what a manager does about it. */
export function CaseLife({ caseId, onAsk }: { caseId: string; onAsk: (asked: Asked) => void }) {
  const { t, rich, named } = useWords()
  const { may } = useSession()
  const go = useGo()
  const problemWords = useProblemWords()
  const { data: file, error, refetch } = useCaseFile(caseId)
  if (error) return <ErrorState reason={problemWords(error)} onRetry={() => void refetch()} />
  if (!file) return <LoadingSkeleton shape="text" count={2} />
  const last = file.comments.at(-1)
  const manages = may('case.manage')
  const moves = new Set<string>(file.moves)
  return (
    <section className={css.life} aria-label={t('cases.life')}>
      <div className={css.lifeHead}>
        <SectionTitle level={3}>{t('cases.life')}</SectionTitle>
        {last && (
          <span className={css.lastComment}>
            {rich('cases.last-comment', { text: <Own>{shorten(last.text, 64)}</Own>, name: named(last.author.name) })}
          </span>
        )}
        <span className={css.lifeActions}>
          <Button size="small" icon={<IconFileText size={16} />} onClick={() => go(`/cases/${caseId}`)}>
            {t('cases.open-file')}
          </Button>
          {manages && moves.has('assign') && (
            <Button
              size="small"
              icon={<IconUserShare size={16} />}
              onClick={() => onAsk({ kind: 'assign', cases: [file] })}
            >
              {t('cases.assign')}
            </Button>
          )}
          {manages && moves.has('reopen') && (
            <Button
              size="small"
              icon={<IconArrowBackUp size={16} />}
              onClick={() => onAsk({ kind: 'reopen', cases: [file] })}
            >
              {t('cases.reopen')}
            </Button>
          )}
          {manages && moves.has('chase') && (
            <Button
              size="small"
              look="primary"
              icon={<IconBellRinging size={16} />}
              onClick={() => onAsk({ kind: 'remind', cases: [file] })}
            >
              {t('cases.remind')}
            </Button>
          )}
        </span>
      </div>
      <Life file={file} />
    </section>
  )
}
