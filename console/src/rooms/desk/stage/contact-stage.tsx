import { useState } from 'react'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorState, LoadingSkeleton, Sheet } from '../../../ui/index.ts'
import { ContextColumn } from '../context/context-column.tsx'
import { useStage } from '../desk-queries.ts'
import type { Handling } from '../types.ts'
import { useSending } from '../use-sending.ts'
import { useWidth } from '../use-width.ts'
import { WrapUpPanel } from '../wrap-up/wrap-up-panel.tsx'
import { Composer } from './composer.tsx'
import { MessageLog } from './message-log.tsx'
import css from './stage.module.css'
import { StageHead } from './stage-head.tsx'
import { useStageKeys } from './use-stage-keys.ts'

/** One conversation: its head, what was said, and what to say next; case and customer beside it. */
export function ContactStage({
  handling,
  contactId,
  onBack,
}: {
  handling: Handling
  contactId: string
  onBack: () => void
}) {
  const { t } = useWords()
  const say = useProblemWords()
  const stage = useStage(contactId)
  const sending = useSending(contactId)
  const wide = useWidth() >= 1280
  const [contextOpen, setContextOpen] = useState(false)
  const [dialog, setDialog] = useState<'transfer' | 'end' | null>(null)
  useStageKeys({
    handling,
    onTransfer: () => setDialog('transfer'),
    onEnd: () => setDialog('end'),
    onContext: () => setContextOpen(true),
    wide,
  })
  if (stage.isPending) return <LoadingSkeleton shape="text" count={8} />
  if (stage.isError) return <ErrorState reason={say(stage.error)} onRetry={() => void stage.refetch()} />
  const context = <ContextColumn stage={stage.data} handling={handling} />
  return (
    <div className={css.both} data-wide={wide || undefined}>
      <section className={css.stage} aria-label={t('desk.stage', { name: handling.name ?? t('desk.unknown') })}>
        <StageHead
          stage={stage.data}
          handling={handling}
          dialog={dialog}
          onDialog={setDialog}
          onBack={onBack}
          onContext={wide ? null : () => setContextOpen(true)}
        />
        <MessageLog stage={stage.data} handling={handling} unsent={sending.unsent} onAgain={sending.again} />
        {handling.state === 'wrap-up' ? (
          <WrapUpPanel handling={handling} stage={stage.data} />
        ) : (
          <Composer handling={handling} stage={stage.data} sending={sending} />
        )}
      </section>
      {wide ? (
        <aside className={css.context}>{context}</aside>
      ) : (
        <Sheet open={contextOpen} onClose={() => setContextOpen(false)} title={t('desk.context')}>
          {context}
        </Sheet>
      )}
    </div>
  )
}
