import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Calls } from '../call/calls.ts'
import { named } from '../words/names.ts'
import { useWords } from '../words/words.ts'
import type { ChatState } from './chat-state.ts'
import type { Conversation } from './conversation.ts'
import { Icon } from './icons.tsx'
import { useStore } from './store.ts'
import { saveAs } from './thread-view.tsx'

type Parts = { state: ChatState; conversation: Conversation; calls: Calls; onEnd: () => void }

/** The head of the sheet: with whom, about what, and what can be done with the whole chat. */
export function SheetHead({ state, conversation, calls, onEnd }: Parts): VNode {
  const call = useStore(calls.store)
  const { t, word, language } = useWords()
  const [more, setMore] = useState(false)
  const { entity, standing } = state
  const talking = state.phase === 'talking'
  const withAgent = standing?.state === 'active' ? standing.agentName : null
  const save = async (): Promise<void> => {
    setMore(false)
    const copy = await conversation.transcript(language).catch(() => null)
    if (copy) saveAs(copy, `${standing?.caseNumber ?? 'chat'}.txt`)
    else conversation.store.set({ problem: { code: 'no-transcript' } })
  }
  const end = (): void => {
    setMore(false)
    onEnd()
  }
  return (
    <header>
      <h2 id="sheet-title">
        {call.shown
          ? t('portal.chat.call')
          : withAgent
            ? t('portal.chat.with', { name: withAgent })
            : t('portal.chat.title')}
      </h2>
      {call.possible && <OtherWay calls={calls} shown={call.shown} />}
      {talking && !call.shown && (
        <button
          type="button"
          class="quiet"
          aria-expanded={more}
          aria-label={word('portal.chat.more')}
          onClick={() => setMore(!more)}
        >
          <Icon name="more" />
        </button>
      )}
      <button
        type="button"
        class="quiet"
        aria-label={word('portal.chat.hide')}
        title={word('portal.chat.hide')}
        onClick={conversation.hide}
      >
        <Icon name="close" />
      </button>
      <p>
        {entity && <span>{named(entity.short, language)}</span>}
        {standing?.caseNumber && <Reference number={standing.caseNumber} conversation={conversation} />}
      </p>
      {talking && more && (
        <div class="pair more">
          <button type="button" class="secondary" onClick={save}>
            <Icon name="download" />
            {t('portal.chat.transcript')}
          </button>
          {standing?.state !== 'ended' && (
            <button type="button" class="secondary ending" onClick={end}>
              <Icon name="cross" />
              {t('portal.chat.end')}
            </button>
          )}
        </div>
      )}
    </header>
  )
}

// From writing to calling and back; a call goes on while one writes.
function OtherWay({ calls, shown }: { calls: Calls; shown: boolean }): VNode {
  const { word } = useWords()
  const name = word(shown ? 'portal.chat.call.to-chat' : 'portal.chat.call')
  return (
    <button type="button" class="quiet" aria-label={name} title={name} onClick={shown ? calls.hide : calls.show}>
      <Icon name={shown ? 'chat' : 'phone'} />
    </button>
  )
}

/** The reference number; a link to the case's page where this device holds its secret. */
export function Reference({ number, conversation }: { number: string; conversation: Conversation }): VNode {
  const { t, word, language } = useWords()
  const { caseNumber, caseSecret } = conversation.memory.read()
  const said = t('portal.chat.reference', { number })
  if (!caseSecret || caseNumber !== number) return <span>{said}</span>
  const href = `${conversation.origin}/e/${conversation.slug}/case/${encodeURIComponent(number)}?language=${language}#${encodeURIComponent(caseSecret)}`
  return (
    <span>
      <a
        href={href}
        target="_blank"
        rel="noopener"
        aria-label={word('portal.chat.follow-new', { number: word('portal.chat.reference', { number }) })}
      >
        {said}
      </a>
    </span>
  )
}
