import { useState } from 'react'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Card, ErrorState, LoadingSkeleton, SectionTitle, Sheet } from '../../../ui/index.ts'
import { CaseCard } from '../context/case-card.tsx'
import context from '../context/context.module.css'
import { useCase } from '../context/context-queries.ts'
import { CustomerCard } from '../context/customer-card.tsx'
import type { About, CaseFile } from '../context/shapes.ts'
import type { Handling } from '../types.ts'
import { useWidth } from '../use-width.ts'
import { AnswerActions } from './answer-actions.tsx'
import { AnswerHead } from './answer-head.tsx'
import { CaseSoFar } from './case-so-far.tsx'
import { ContactPoints } from './contact-points.tsx'
import css from './stage.module.css'

interface CaseAnswerStageProps {
  handling: Handling
  caseId: string
  onBack: () => void
}

/** A case that came back to the contact centre: what the department said, and what the customer is told of it. */
export function CaseAnswerStage({ handling, caseId, onBack }: CaseAnswerStageProps) {
  const { t } = useWords()
  const say = useProblemWords()
  const file = useCase(caseId)
  const wide = useWidth() >= 1280
  const [contextOpen, setContextOpen] = useState(false)
  if (file.isPending) return <LoadingSkeleton shape="text" count={8} />
  if (file.isError) return <ErrorState reason={say(file.error)} onRetry={() => void file.refetch()} />
  const about: About = {
    entityId: file.data.entityId,
    contactId: null,
    caseId,
    customerId: file.data.customer?.id ?? null,
  }
  const aside = <Aside about={about} file={file.data} />
  return (
    <div className={css.both} data-wide={wide || undefined}>
      <section className={css.stage} aria-label={t('desk.answer.stage', { number: file.data.number })}>
        <AnswerHead
          handling={handling}
          what={t(`desk.answer.why.${whyOf(file.data)}`)}
          onBack={onBack}
          onContext={wide ? null : () => setContextOpen(true)}
        />
        <CaseSoFar file={file.data} />
        <AnswerActions about={about} handling={handling} file={file.data} />
      </section>
      {wide ? (
        <aside className={css.context}>{aside}</aside>
      ) : (
        <Sheet open={contextOpen} onClose={() => setContextOpen(false)} title={t('desk.context')}>
          {aside}
        </Sheet>
      )}
    </div>
  )
}

/** Given names and numbers of a case, as a contact would have brought them. */
export const givenOf = (file: CaseFile) => ({ name: file.nameGiven, phone: file.phoneGiven, email: file.emailGiven })

function whyOf(file: CaseFile): 'answered' | 'returned' | 'asked' | 'settled' | 'other' {
  if (file.status === 'answered' || file.status === 'returned') return file.status
  if (file.status === 'waiting-customer') return 'asked'
  return file.status === 'told' || file.status === 'closed' ? 'settled' : 'other'
}

function Aside({ about, file }: { about: About; file: CaseFile }) {
  const { t } = useWords()
  return (
    <div className={context.column}>
      <CaseCard about={about} caseId={file.id} />
      {about.customerId ? (
        <CustomerCard
          about={about}
          given={givenOf(file)}
          language={file.language}
          suggested={[]}
          verification={null}
          working={false}
        />
      ) : (
        <Card label={t('desk.context.customer')}>
          <SectionTitle>{t('desk.context.customer')}</SectionTitle>
          <ContactPoints customerId={null} given={givenOf(file)} />
        </Card>
      )}
    </div>
  )
}
