import { useWords } from '../../../app/words.tsx'
import { EmptyState } from '../../../ui/index.ts'
import type { Handling } from '../types.ts'
import { CallbackStage } from './callback-stage.tsx'
import { CaseAnswerStage } from './case-answer-stage.tsx'

/** Work that is not a conversation: a department's answer to bring to the customer, or a call that is owed. */
export function AnswerStage({ handling, onBack }: { handling: Handling; onBack: () => void }) {
  const { t } = useWords()
  if (handling.kind === 'callback' && handling.contactId) {
    return <CallbackStage handling={handling} contactId={handling.contactId} onBack={onBack} />
  }
  if (handling.caseId) return <CaseAnswerStage handling={handling} caseId={handling.caseId} onBack={onBack} />
  return <EmptyState fact={t('desk.answer.nothing')} />
}
