import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { CallFace } from '../call/call-face.tsx'
import type { Calls } from '../call/calls.ts'
import { longDate, timeOfDay } from '../words/dates.ts'
import { asCase, useWords } from '../words/words.ts'
import { AskForm } from './ask-form.tsx'
import type { ChatState } from './chat-state.ts'
import { Choices } from './choices.tsx'
import { Composer } from './composer.tsx'
import type { Conversation } from './conversation.ts'
import { EndedFoot } from './ended-foot.tsx'
import { Icon } from './icons.tsx'
import { PlaceInLine } from './place-in-line.tsx'
import { Reference, SheetHead } from './sheet-head.tsx'
import { useStore } from './store.ts'
import { ThreadView } from './thread-view.tsx'

export interface Wanted {
  readonly topicId?: string | undefined
  readonly aboutSlug?: string | undefined
}

/** The whole chat: the button that opens it and the sheet over the page. */
export function ChatSheet(props: {
  conversation: Conversation
  calls: Calls
  launcher: boolean
  wanted: Wanted
}): VNode {
  const { conversation, calls, launcher, wanted } = props
  const { phase } = useStore(calls.store)
  const inCall = phase === 'starting' || phase === 'talking'
  const state = useStore(conversation.store)
  const { t } = useWords()
  const opener = useRef<HTMLButtonElement>(null)
  return (
    <>
      {launcher && (
        <button
          type="button"
          class="launcher"
          ref={opener}
          hidden={state.open}
          aria-haspopup="dialog"
          onClick={conversation.show}
        >
          <Icon name={inCall ? 'phone' : 'chat'} size={24} />
          <span>{inCall ? t('portal.chat.call.on') : t('portal.chat.open')}</span>
          {state.unread > 0 && (
            <b class="unread">
              <bdi>{state.unread}</bdi>
              <span class="hidden">{t('portal.chat.unread', { count: state.unread })}</span>
            </b>
          )}
        </button>
      )}
      {state.open && (
        <Sheet
          state={state}
          conversation={conversation}
          calls={calls}
          wanted={wanted}
          onClosed={() => requestAnimationFrame(() => opener.current?.focus())}
        />
      )}
    </>
  )
}

type SheetParts = {
  state: ChatState
  conversation: Conversation
  calls: Calls
  wanted: Wanted
  onClosed: () => void
}

function Sheet({ state, conversation, calls, wanted, onClosed }: SheetParts): VNode {
  const { shown } = useStore(calls.store)
  const { word } = useWords()
  const box = useRef<HTMLDialogElement>(null)
  const [ending, setEnding] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, closed when it leaves
  useEffect(() => {
    const dialog = box.current
    // over a narrow page the sheet takes the whole attention; beside a wide one the page stays usable
    if (matchMedia('(max-width: 699px), (max-height: 520px)').matches) dialog?.showModal()
    else dialog?.show()
    return () => {
      dialog?.close()
      onClosed()
    }
  }, [])
  useFocusOnFace(box, state.phase)

  const onEscape = (event: Event): void => {
    event.preventDefault()
    if (ending) setEnding(false)
    else conversation.hide()
  }
  return (
    <dialog
      class="sheet"
      ref={box}
      aria-labelledby="sheet-title"
      onCancel={onEscape}
      onKeyDown={(event) => event.key === 'Escape' && onEscape(event)}
    >
      <SheetHead state={state} conversation={conversation} calls={calls} onEnd={() => setEnding(true)} />
      <p class="hidden" role="status">
        {state.lostAt ? word('portal.chat.lost') : ''}
      </p>
      {shown ? <CallFace calls={calls} /> : <Face state={state} conversation={conversation} wanted={wanted} />}
      {ending && (
        <EndQuestion
          onStay={() => setEnding(false)}
          onEnd={() => {
            setEnding(false)
            void conversation.end()
          }}
        />
      )}
      {state.entity?.demo && <p class="demo">{word('portal.demo')}</p>}
    </dialog>
  )
}

/** Puts the focus where the work of a new face begins, unless the reader is already inside it. */
function useFocusOnFace(box: { current: HTMLDialogElement | null }, phase: ChatState['phase']): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another face moves the focus
  useEffect(() => {
    if (phase === 'loading') return
    const wanted =
      phase === 'talking' ? '.composer textarea, .ended button' : '.ask input, .ask select, .kept, .unreachable button'
    box.current?.querySelector<HTMLElement>(wanted)?.focus()
  }, [phase])
}

function Face({ state, conversation, wanted }: Omit<SheetParts, 'onClosed' | 'calls'>): VNode {
  const { t, language } = useWords()
  const { entity, standing, kept } = state
  if (state.phase === 'loading') return <div class="face loading" aria-busy="true" />
  if (state.phase === 'unreachable' || !entity)
    return (
      <div class="face unreachable">
        <p role="alert">{t('portal.chat.unreachable')}</p>
        <button type="button" class="secondary" onClick={() => void conversation.reload()}>
          {t('portal.chat.retry')}
        </button>
      </div>
    )
  if (state.phase === 'form-kept' && kept)
    return (
      <div class="face kept" tabIndex={-1} role="status">
        <span class="kept-mark">
          <Icon name="tick" size={30} />
        </span>
        <h3>{t('portal.chat.kept.title')}</h3>
        <p>
          {kept.dueAt === null
            ? t('portal.chat.kept.soon')
            : t('portal.chat.kept.due', { date: longDate(language, kept.dueAt), time: timeOfDay(kept.dueAt) })}
        </p>
        {kept.caseNumber && (
          <p class="reference">
            <Reference number={kept.caseNumber} conversation={conversation} />
          </p>
        )}
        <button type="button" class="secondary" onClick={conversation.startOver}>
          {t('portal.chat.again')}
        </button>
      </div>
    )
  if (state.phase !== 'talking' || !standing)
    return (
      <div class="face">
        <AskForm state={state} entity={entity} conversation={conversation} wanted={wanted} />
      </div>
    )
  const waiting = standing.state === 'queued' || standing.state === 'reserved' || standing.state === 'flow'
  return (
    <>
      {state.lostAt && <p class="strip">{t('portal.chat.lost')}</p>}
      <ThreadView state={state} conversation={conversation} head={waiting && <PlaceInLine standing={standing} />} />
      {state.problem && (
        <p class="strip clay" role="alert">
          <span>{t('portal.chat.problem', { code: asCase(state.problem.code), name: state.problem.name ?? '' })}</span>
          <button type="button" onClick={() => conversation.store.set({ problem: null })}>
            {t('portal.chat.understood')}
          </button>
        </p>
      )}
      {standing.state === 'parked' && <p class="strip">{t('portal.chat.parked')}</p>}
      {standing.state === 'ended' ? (
        <EndedFoot state={state} standing={standing} conversation={conversation} />
      ) : (
        <>
          <Choices state={state} conversation={conversation} />
          <Composer state={state} conversation={conversation} />
        </>
      )}
    </>
  )
}

function EndQuestion({ onStay, onEnd }: { onStay: () => void; onEnd: () => void }): VNode {
  const { t } = useWords()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <div class="question" role="alertdialog" aria-labelledby="end-question" aria-modal="true">
      <div>
        <p id="end-question">{t('portal.chat.end-question')}</p>
        <button type="button" class="primary clay" onClick={onEnd}>
          {t('portal.chat.end')}
        </button>
        <button type="button" class="secondary" ref={first} onClick={onStay}>
          {t('portal.chat.stay')}
        </button>
      </div>
    </div>
  )
}
