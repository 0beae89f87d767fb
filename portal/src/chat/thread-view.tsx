import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Message, SharedFile } from '../api/types.ts'
import { timeOfDay } from '../words/dates.ts'
import { isolated } from '../words/isolate.tsx'
import { asCase, useWords } from '../words/words.ts'
import type { ChatState } from './chat-state.ts'
import type { Conversation } from './conversation.ts'
import { shownSize } from './files.ts'
import { Icon } from './icons.tsx'
import type { Unsent } from './outbox.ts'
import { ServiceCard } from './service-card.tsx'
import { type Line, linesOf } from './thread.ts'

/** Everything said, in order; new lines are read out politely and followed while the reader is at the end. */
export function ThreadView(props: { state: ChatState; conversation: Conversation; head?: ComponentChildren }): VNode {
  const { state, conversation, head } = props
  const { t, word } = useWords()
  const box = useRef<HTMLElement>(null)
  const atEnd = useRef(true)
  const lines = linesOf(state.messages, state.outbox)

  useEffect(() => {
    const scroller = scrollerOf(box.current)
    if (scroller && atEnd.current) scroller.scrollTop = scroller.scrollHeight
  })
  const followIfAtEnd = (): void => {
    const scroller = box.current
    if (scroller) atEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60
  }

  return (
    <section
      class="thread"
      ref={box}
      onScroll={followIfAtEnd}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={word('portal.chat.thread')}
    >
      {head}
      <div role="log" aria-live="polite" aria-relevant="additions">
        {lines.map((line) => (
          <LineView key={line.key} line={line} state={state} conversation={conversation} />
        ))}
      </div>
      {state.uploads.map((upload) => (
        <div class="row own" key={upload.id}>
          <div class="bubble uploading">
            <p>{t('portal.chat.file.uploading', { name: upload.name })}</p>
            <progress value={upload.part} max={1} aria-label={upload.name} />
          </div>
        </div>
      ))}
      {state.agentTyping && (
        <div class="row theirs typing" role="status">
          <p class="who">{t('portal.chat.typing', { name: state.standing?.agentName ?? '' })}</p>
          <div class="bubble" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        </div>
      )}
    </section>
  )
}

// in very low windows the whole sheet scrolls instead of the thread
function scrollerOf(box: HTMLElement | null): HTMLElement | null {
  return box && getComputedStyle(box).overflowY === 'visible' ? box.closest('dialog') : box
}

function LineView({ line, state, conversation }: { line: Line; state: ChatState; conversation: Conversation }): VNode {
  const { t } = useWords()
  const { message, unsent } = line
  if (line.side === 'middle')
    return (
      <p class="notice" dir="auto">
        <Icon name="clock" size={16} />
        <span>{isolated(message?.text ?? '')}</span>
      </p>
    )
  const who = message?.author === 'system' ? t('portal.chat.automatic') : (message?.name ?? state.standing?.agentName)
  return (
    <div class={`row ${line.side}${line.last ? ' last' : ''}`}>
      {line.first && line.side === 'theirs' && <p class="who">{who}</p>}
      {message?.kind === 'card' && message.card ? (
        <ServiceCard card={message.card} text={message.text} />
      ) : (
        <div class="bubble" dir="auto">
          <Said message={message} unsent={unsent} conversation={conversation} />
        </div>
      )}
      {unsent ? (
        <UnsentSign unsent={unsent} state={state} conversation={conversation} />
      ) : (
        line.last &&
        message && (
          <p class="meta">{message.author === 'customer' ? <Sign message={message} /> : <Time at={message.at} />}</p>
        )
      )}
    </div>
  )
}

type SaidParts = { message: Message | null; unsent: Unsent | null; conversation: Conversation }

function Said({ message, unsent, conversation }: SaidParts): VNode {
  const file = message?.file ?? unsent?.file
  if (file) return <FileView file={file} conversation={conversation} />
  return <p>{isolated(message?.text ?? unsent?.text ?? '')}</p>
}

function FileView({ file, conversation }: { file: SharedFile; conversation: Conversation }): VNode {
  const { t } = useWords()
  const [failed, setFailed] = useState(false)
  const save = async (): Promise<void> => {
    try {
      setFailed(false)
      saveAs(await conversation.openFile(file), file.name)
    } catch {
      setFailed(true)
    }
  }
  return (
    <button type="button" class="file" onClick={save}>
      <Icon name="file" />
      <span>
        <bdi class="file-name">{file.name}</bdi>
        <small>
          {failed ? t('portal.chat.file.not-opened') : t('portal.chat.file.size', { size: shownSize(file.bytes) })}
        </small>
      </span>
    </button>
  )
}

/** Hands a file to the browser to keep. */
export function saveAs(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function Time({ at }: { at: string }): VNode {
  return (
    <time dateTime={at}>
      <bdi>{timeOfDay(at)}</bdi>
    </time>
  )
}

function Sign({ message }: { message: Message }): VNode {
  const { t } = useWords()
  return (
    <>
      <Time at={message.at} />
      <Icon name={message.read ? 'ticks' : 'tick'} size={16} />
      <span>{message.read ? t('portal.chat.sign.read') : t('portal.chat.sign.sent')}</span>
    </>
  )
}

function UnsentSign(props: { unsent: Unsent; state: ChatState; conversation: Conversation }): VNode {
  const { unsent, state, conversation } = props
  const { t } = useWords()
  if (unsent.state === 'waiting')
    return (
      <p class="meta">
        <Icon name="clock" size={16} />
        <span>{state.lostAt ? t('portal.chat.sign.kept') : t('portal.chat.sign.sending')}</span>
      </p>
    )
  return (
    <div class="meta failed" role="alert">
      <Icon name="warn" size={16} />
      <span>{t('portal.chat.sign.failed', { code: asCase(unsent.code) })}</span>
      <button type="button" onClick={() => conversation.retry(unsent.clientId)}>
        {t('portal.chat.retry')}
      </button>
      <button type="button" onClick={() => conversation.drop(unsent.clientId)}>
        {t('portal.chat.drop')}
      </button>
    </div>
  )
}
