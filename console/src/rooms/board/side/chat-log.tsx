import { IconEyeOff, IconFile, IconId, IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLiveEvent } from '../../../api/index.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Bubble, InternalComment, SystemLine, TimeText, Typing } from '../../../ui/index.ts'
import type { Chat, ChatMessage } from '../types.ts'
import css from './side.module.css'

/** Everything said so far, whispers and internal comments standing apart; stays at the end unless somebody reads back. */
export function ChatLog({ chat, name }: { chat: Chat; name: string }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const typing = useCustomerTyping(chat.contact.id)
  const count = chat.messages.length
  useEffect(() => {
    if (count > 0 && atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [count])
  useEffect(() => {
    // Braces, because newer browsers answer with a promise, which is no clean-up.
    void box.current?.closest('article')?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div
      ref={box}
      className={css.log}
      role="log"
      aria-label={t('board.chat')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 60
      }}
    >
      {chat.messages.map((message) => (
        <Said key={message.id} message={message} />
      ))}
      {typing && <Typing>{t('board.chat.typing', { name })}</Typing>}
    </div>
  )
}

function Said({ message }: { message: ChatMessage }) {
  const { t, named } = useWords()
  const { me } = useSession()
  const by = message.name ? named(message.name) : ''
  if (message.author === 'system') return <SystemLine icon={<IconInfoCircle size={16} />}>{message.text}</SystemLine>
  if (message.author === 'comment') return <InternalComment text={message.text} by={by} at={message.at} />
  if (message.author === 'whisper') {
    const own = message.staffId === me.staff.id
    return (
      <div className={css.whisper} role="note">
        <IconEyeOff size={17} aria-hidden="true" />
        <span>
          <strong>{own ? t('board.whisper.yours') : t('board.whisper.of', { name: by })}</strong> ·{' '}
          <bdi dir="auto">{message.text}</bdi> <TimeText at={message.at} />
        </span>
      </div>
    )
  }
  return (
    <Bubble
      from={message.author === 'agent' ? 'us' : 'them'}
      text={message.kind === 'card' ? '' : message.text}
      at={message.at}
    >
      {message.card && (
        <span className={css.attached}>
          <IconId size={16} aria-hidden="true" /> {t('board.chat.card')} <bdi>{message.card.name}</bdi>
        </span>
      )}
      {message.file && (
        <span className={css.attached}>
          <IconFile size={16} aria-hidden="true" /> <bdi>{message.file.name}</bdi>
        </span>
      )}
    </Bubble>
  )
}

function useCustomerTyping(contactId: string): boolean {
  const [typing, setTyping] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
  useLiveEvent(['contact.sign', 'message.posted'], ({ type, payload }) => {
    if (payload.contactId !== contactId) return
    if (type === 'message.posted') return setTyping(false)
    if (payload.who !== 'customer' || payload.typing === undefined) return
    setTyping(payload.typing === true)
    clearTimeout(timer.current ?? undefined)
    timer.current = setTimeout(() => setTyping(false), 8000)
  })
  return typing
}
