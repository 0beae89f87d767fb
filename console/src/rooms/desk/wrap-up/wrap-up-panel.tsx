import type { Handling, Stage } from '../types.ts'
import { WrapUpForm } from './wrap-up-form.tsx'

/** The end of a conversation: what it was about, what came of it, and the agent is free for the next. */
export function WrapUpPanel({ handling, stage, low }: { handling: Handling; stage: Stage; low?: boolean }) {
  const { contact } = stage
  const known = stage.topicIds.length > 0 ? stage.topicIds : contact.topicId ? [contact.topicId] : []
  return <WrapUpForm key={handling.id} handling={handling} contactId={contact.id} topicIds={known} low={low ?? false} />
}
