import type { VNode } from 'preact'
import { useWords } from '../words/words.ts'
import type { ChatState } from './chat-state.ts'
import type { Conversation } from './conversation.ts'

/** The answers offered to what was just asked, as buttons: pressing one says it. They go when the question does. */
export function Choices({ state, conversation }: { state: ChatState; conversation: Conversation }): VNode | null {
  const { word } = useWords()
  const choices = state.standing?.choices ?? []
  if (choices.length === 0) return null
  return (
    <fieldset class="choices">
      <legend class="hidden">{word('portal.chat.choices')}</legend>
      {choices.map((choice) => (
        <button
          type="button"
          class="choice"
          key={choice}
          dir="auto"
          disabled={state.outbox.length > 0}
          onClick={() => conversation.say(choice)}
        >
          {choice}
        </button>
      ))}
    </fieldset>
  )
}
