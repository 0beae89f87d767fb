import { useState } from 'react'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Button, type Tab, Tabs } from '../../../ui/index.ts'
import { CloseCaseDialog } from '../context/close-case-dialog.tsx'
import { ReferDialog } from '../context/refer-dialog.tsx'
import type { About, CaseFile } from '../context/shapes.ts'
import type { Handling } from '../types.ts'
import { WrapUpForm } from '../wrap-up/wrap-up-form.tsx'
import css from './answer.module.css'
import { CommentForm } from './comment-form.tsx'
import { ReplyForm } from './reply-form.tsx'
import { TellForm } from './tell-form.tsx'

type Face = 'reply' | 'tell' | 'comment' | 'finish'

interface AnswerActionsProps {
  about: About
  handling: Handling
  file: CaseFile
}

const noTopics: readonly string[] = []

/** What is left to do: write to the customer, record the attempt, send it elsewhere, close, finish. */
export function AnswerActions({ about, handling, file }: AnswerActionsProps) {
  const { t } = useWords()
  const { may } = useSession()
  const [chosen, setChosen] = useState<Face | null>(null)
  const held = useHeld(file, handling)
  const [dialog, setDialog] = useState<'refer' | 'close' | null>(null)
  const can = (move: CaseFile['moves'][number]) => file.moves.includes(move)
  const faces: Face[] = []
  if (can('reply')) faces.push('reply')
  if (can('tell')) faces.push('tell')
  if (can('comment')) faces.push('comment')
  faces.push('finish')
  const owed = file.status === 'answered' || file.status === 'returned'
  const usual: Face = owed || file.status === 'waiting-customer' ? (faces[0] ?? 'finish') : 'finish'
  const face = chosen && faces.includes(chosen) ? chosen : usual
  // Whoever has gone to another tab while something was being sent stays there.
  const leave = (sent: Face) => setChosen((now) => (now === null || now === sent ? null : now))
  const tabs: Tab<Face>[] = faces.map((id) => ({ id, label: t(`desk.answer.face.${id}`) }))
  return (
    <>
      <div className={css.tabs}>
        <Tabs label={t('desk.answer.actions')} tabs={tabs} chosen={face} onChoose={setChosen} />
      </div>
      {face === 'finish' ? (
        <WrapUpForm low handling={handling} contactId={null} topicIds={noTopics} held={held} />
      ) : (
        <div className={css.action}>
          {face === 'reply' && <ReplyForm about={about} file={file} onSent={() => leave('reply')} />}
          {face === 'tell' && <TellForm about={about} file={file} onTold={() => leave('tell')} />}
          {face === 'comment' && <CommentForm about={about} file={file} />}
          <div className={css.buttons}>
            {can('refer') && may(['case.refer', 'case.manage']) && (
              <Button look={file.status === 'returned' ? 'primary' : 'plain'} onClick={() => setDialog('refer')}>
                {t(file.status === 'returned' ? 'desk.answer.refer-elsewhere' : 'desk.context.refer')}
              </Button>
            )}
            {can('close') && (
              <Button look="danger-plain" onClick={() => setDialog('close')}>
                {t('desk.context.close')}
              </Button>
            )}
          </div>
        </div>
      )}
      {dialog === 'refer' && <ReferDialog about={about} file={file} onClose={() => setDialog(null)} />}
      {dialog === 'close' && <CloseCaseDialog about={about} file={file} onClose={() => setDialog(null)} />}
    </>
  )
}

// An answer that nobody passed on, and that nobody tried to, would be lost with the work item.
function useHeld(file: CaseFile, handling: Handling): string | null {
  const { t } = useWords()
  if (file.status !== 'answered' && file.status !== 'returned') return null
  if (file.status === 'returned') return t('desk.answer.refer-first')
  return file.tellings.some((telling) => telling.at > handling.since) ? null : t('desk.answer.tell-first')
}
