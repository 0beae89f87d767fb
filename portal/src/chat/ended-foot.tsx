import type { VNode } from 'preact'
import type { Standing } from '../api/types.ts'
import { dayAndTime } from '../words/dates.ts'
import { asCase, useWords } from '../words/words.ts'
import type { ChatState } from './chat-state.ts'
import type { Conversation } from './conversation.ts'
import { Icon } from './icons.tsx'

type Parts = { state: ChatState; standing: Standing; conversation: Conversation }

/** The foot of an ended conversation: why it ended, coming back to it while that is possible, or a new one. */
export function EndedFoot({ state, standing, conversation }: Parts): VNode {
  const { t, language } = useWords()
  const until = standing.canReturnUntil
  const canReturn = until !== null && Date.parse(until) > Date.now()
  return (
    <div class="ended">
      <p role="status">{t('portal.chat.ended', { reason: asCase(standing.endReason) })}</p>
      {canReturn && <p class="small">{t('portal.chat.return-until', { when: dayAndTime(language, until) })}</p>}
      <div class="pair">
        {canReturn && (
          <button type="button" class="primary" disabled={state.busy} onClick={() => void conversation.comeBack()}>
            <Icon name="back" />
            {t('portal.chat.return')}
          </button>
        )}
        <button type="button" class="secondary" disabled={state.busy} onClick={conversation.startOver}>
          {t('portal.chat.new')}
        </button>
      </div>
    </div>
  )
}
