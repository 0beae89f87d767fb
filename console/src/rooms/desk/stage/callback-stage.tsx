import { useState } from 'react'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { ContactRecordings } from '../../../recordings/index.ts'
import {
  Bubble,
  ErrorState,
  LoadingSkeleton,
  Notice,
  SectionTitle,
  Sheet,
  SystemLine,
  Tabs,
} from '../../../ui/index.ts'
import { ContextColumn } from '../context/context-column.tsx'
import { useCase } from '../context/context-queries.ts'
import type { About } from '../context/shapes.ts'
import { useStage } from '../desk-queries.ts'
import type { Handling, Stage } from '../types.ts'
import { useWidth } from '../use-width.ts'
import { WrapUpPanel } from '../wrap-up/wrap-up-panel.tsx'
import own from './answer.module.css'
import { AnswerHead } from './answer-head.tsx'
import { ContactPoints } from './contact-points.tsx'
import css from './stage.module.css'
import { TellForm } from './tell-form.tsx'

interface CallbackStageProps {
  handling: Handling
  contactId: string
  onBack: () => void
}

/** A call that is owed: the number, what they wrote, and what came of the call. */
export function CallbackStage({ handling, contactId, onBack }: CallbackStageProps) {
  const { t } = useWords()
  const say = useProblemWords()
  const stage = useStage(contactId)
  const wide = useWidth() >= 1280
  const [contextOpen, setContextOpen] = useState(false)
  if (stage.isPending) return <LoadingSkeleton shape="text" count={8} />
  if (stage.isError) return <ErrorState reason={say(stage.error)} onRetry={() => void stage.refetch()} />
  const aside = <ContextColumn stage={stage.data} handling={handling} />
  return (
    <div className={css.both} data-wide={wide || undefined}>
      <section className={css.stage} aria-label={t('desk.answer.callback')}>
        <AnswerHead
          handling={handling}
          what={t('desk.answer.callback')}
          onBack={onBack}
          onContext={wide ? null : () => setContextOpen(true)}
        />
        <Wanted stage={stage.data} />
        <Outcome stage={stage.data} handling={handling} />
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

/** The number to call and what was left for us. */
function Wanted({ stage }: { stage: Stage }) {
  const { t } = useWords()
  const { contact } = stage
  return (
    <div className={own.facts}>
      <SectionTitle level={3}>{t('desk.answer.points')}</SectionTitle>
      <ContactPoints
        customerId={stage.customer?.id ?? null}
        given={{ name: contact.nameGiven, phone: contact.phoneGiven, email: contact.emailGiven }}
      />
      <SectionTitle level={3}>{t('desk.answer.left')}</SectionTitle>
      <ContactRecordings contactId={contact.id} />
      {stage.messages.map((message) =>
        message.author === 'system' ? (
          <SystemLine key={message.id}>{message.text}</SystemLine>
        ) : (
          <Bubble
            key={message.id}
            from={message.author === 'customer' ? 'them' : 'us'}
            text={message.text || (message.file?.name ?? '')}
            at={message.at}
          />
        ),
      )}
    </div>
  )
}

type Face = 'tell' | 'finish'

/** An attempt is recorded on the case where there is one; every callback ends with its topics and one code. */
function Outcome({ stage, handling }: { stage: Stage; handling: Handling }) {
  const { t } = useWords()
  const [face, setFace] = useState<Face>('finish')
  if (!stage.case) return <WrapUpPanel handling={handling} stage={stage} low />
  return (
    <>
      <div className={own.tabs}>
        <Tabs<Face>
          label={t('desk.answer.actions')}
          tabs={[
            { id: 'finish', label: t('desk.answer.face.finish') },
            { id: 'tell', label: t('desk.answer.face.tell') },
          ]}
          chosen={face}
          onChoose={setFace}
        />
      </div>
      {face === 'finish' && <WrapUpPanel handling={handling} stage={stage} low />}
      {face === 'tell' && <Attempt stage={stage} caseId={stage.case.id} onTold={() => setFace('finish')} />}
    </>
  )
}

function Attempt({ stage, caseId, onTold }: { stage: Stage; caseId: string; onTold: () => void }) {
  const { t } = useWords()
  const file = useCase(caseId)
  const about: About = {
    entityId: stage.contact.entityId,
    contactId: stage.contact.id,
    caseId,
    customerId: stage.customer?.id ?? null,
  }
  if (!file.data) return <LoadingSkeleton shape="text" count={3} />
  return (
    <div className={own.action}>
      {file.data.moves.includes('tell') ? (
        <TellForm about={about} file={file.data} onTold={onTold} />
      ) : (
        <Notice tone="sand">{t('desk.answer.register-first')}</Notice>
      )}
    </div>
  )
}
