import { useState } from 'react'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { type PhoneCall, usePhone } from '../../../phone/index.ts'
import { ErrorState, LoadingSkeleton, Notice, Sheet } from '../../../ui/index.ts'
import { ContactCase, ContextColumn } from '../context/context-column.tsx'
import { useStage } from '../desk-queries.ts'
import { MessageLog } from '../stage/message-log.tsx'
import stageCss from '../stage/stage.module.css'
import { TransferDialog } from '../stage/transfer-dialog.tsx'
import type { Handling } from '../types.ts'
import { useWidth } from '../use-width.ts'
import { WrapUpPanel } from '../wrap-up/wrap-up-panel.tsx'
import css from './call.module.css'
import { CallBar } from './call-bar.tsx'
import { CallHead } from './call-head.tsx'
import { CallPath } from './call-path.tsx'
import { useCall } from './use-call.ts'

/** One call: who it is, how it came, what can be done with it; case and customer beside it, wrap-up when it is over. */
export function CallStage(props: { handling: Handling; contactId: string; onBack: () => void }) {
  const { handling, contactId, onBack } = props
  const { t } = useWords()
  const say = useProblemWords()
  const stage = useStage(contactId)
  const acts = useCall(contactId)
  const wide = useWidth() >= 1280
  const [contextOpen, setContextOpen] = useState(false)
  const [pad, setPad] = useState(false)
  const [transferring, setTransferring] = useState(false)
  if (stage.isPending) return <LoadingSkeleton shape="text" count={8} />
  if (stage.isError) return <ErrorState reason={say(stage.error)} onRetry={() => void stage.refetch()} />
  const working = handling.state !== 'wrap-up'
  const context = <ContextColumn stage={stage.data} handling={handling} caseElsewhere={working} />
  const said = stage.data.messages.length + stage.data.transfers.length
  return (
    <div className={stageCss.both} data-wide={wide || undefined}>
      <section className={stageCss.stage} aria-label={t('desk.stage', { name: handling.name ?? t('desk.unknown') })}>
        <CallHead
          stage={stage.data}
          handling={handling}
          call={acts.call}
          onBack={onBack}
          onContext={wide ? null : () => setContextOpen(true)}
        />
        <CallPath stage={stage.data} />
        {working && <Standing call={acts.call} />}
        {working && acts.call && acts.recordingPaused && (
          <div className={css.stand}>
            <Notice tone="gold">{t('recording.call.paused')}</Notice>
          </div>
        )}
        <CallBar acts={acts} pad={pad} onPad={setPad} onTransfer={() => setTransferring(true)} />
        {transferring && <TransferDialog contactId={contactId} onClose={() => setTransferring(false)} />}
        <div className={css.body}>
          {working && (
            <div className={css.case}>
              <ContactCase stage={stage.data} />
            </div>
          )}
          {said > 0 && <MessageLog stage={stage.data} handling={handling} unsent={[]} onAgain={() => {}} />}
        </div>
        {!working && <WrapUpPanel handling={handling} stage={stage.data} />}
      </section>
      {wide ? (
        <aside className={stageCss.context}>{context}</aside>
      ) : (
        <Sheet open={contextOpen} onClose={() => setContextOpen(false)} title={t('desk.context')}>
          {context}
        </Sheet>
      )}
    </div>
  )
}

/** What the agent must know of the line before speaking. */
function Standing({ call }: { call: PhoneCall | null }) {
  const { t } = useWords()
  const { line } = usePhone()
  const words = call ? wordsOf(call) : line === 'ready' ? 'phone.away' : (`phone.line.${line}` as const)
  if (!words) return null
  return (
    <div className={css.stand}>
      <Notice tone="gold">{t(words)}</Notice>
    </div>
  )
}

function wordsOf({ held, muted }: PhoneCall) {
  if (held) return 'phone.held'
  return muted ? 'phone.muted' : null
}
