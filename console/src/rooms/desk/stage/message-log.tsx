import { IconArrowForwardUp, IconFile, IconInfoCircle, IconMessageDots } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { api, useLiveEvent } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Bubble, DateText, InternalComment, SystemLine, Typing } from '../../../ui/index.ts'
import type { Handling, Message, Stage } from '../types.ts'
import type { Unsent } from '../use-sending.ts'
import { CardInChat } from './card-in-chat.tsx'
import css from './stage.module.css'

interface LogProps {
  stage: Stage
  handling: Handling
  unsent: readonly Unsent[]
  onAgain: (clientId: string) => void
}

/** Everything that was said, oldest first, all contacts of the conversation in one; what only staff read stands apart. */
export function MessageLog({ stage, handling, unsent, onAgain }: LogProps) {
  const { t, named } = useWords()
  const end = useRef<HTMLDivElement>(null)
  const typing = useCustomerTyping(stage.contact.id)
  const readSeq = useReadSign(stage, handling)
  const count = stage.messages.length + unsent.length
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' })
  }, [count])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={css.log} role="log" aria-label={t('desk.log')} aria-live="polite" tabIndex={0}>
      {stage.transfers.map((transfer) => (
        <SystemLine key={transfer.at} icon={<IconArrowForwardUp size={16} />}>
          {t('desk.log.transferred', { by: named(transfer.by), note: transfer.note })}
        </SystemLine>
      ))}
      {stage.messages.map((message, index) => (
        <Line key={message.id} message={message} before={stage.messages[index - 1]} readSeq={readSeq} />
      ))}
      {unsent.map((message) =>
        message.kind === 'comment' ? (
          <InternalComment key={message.clientId} text={message.text ?? ''} at={message.at} />
        ) : (
          <Bubble
            key={message.clientId}
            from="us"
            text={message.text ?? t(`desk.log.sending.${message.kind}`)}
            at={message.at}
            delivery={message.state}
            onResend={() => onAgain(message.clientId)}
          />
        ),
      )}
      {typing && <Typing>{t('desk.log.typing', { name: handling.name ?? t('desk.unknown') })}</Typing>}
      <div ref={end} />
    </div>
  )
}

function Line({ message, before, readSeq }: { message: Message; before: Message | undefined; readSeq: number }) {
  const newDay = !before || before.at.slice(0, 10) !== message.at.slice(0, 10)
  return (
    <>
      {newDay && (
        <SystemLine>
          <DateText at={message.at} style="named" />
        </SystemLine>
      )}
      <Said message={message} readSeq={readSeq} />
    </>
  )
}

function Said({ message, readSeq }: { message: Message; readSeq: number }) {
  const { t, named } = useWords()
  switch (message.author) {
    case 'system':
      return (
        <SystemLine icon={<IconInfoCircle size={16} />}>
          <bdi dir="auto">{message.text}</bdi>
        </SystemLine>
      )
    case 'comment':
      return <InternalComment text={message.text} by={message.name && named(message.name)} at={message.at} />
    case 'whisper':
      return (
        <div className={css.whisper} role="note">
          <IconMessageDots size={17} aria-hidden="true" />
          <strong>{t('desk.log.whisper', { name: message.name ? named(message.name) : '' })}</strong>{' '}
          <bdi dir="auto">{message.text}</bdi>
        </div>
      )
    default: {
      const ours = message.author === 'agent'
      return (
        <Bubble
          from={ours ? 'us' : 'them'}
          text={message.kind === 'card' ? '' : message.text}
          at={message.at}
          {...(ours
            ? { delivery: message.read || message.seq <= readSeq ? ('read' as const) : ('sent' as const) }
            : {})}
        >
          {message.card && <CardInChat card={message.card} />}
          {message.file && (
            <a className={css.file} href={`/api/v1/files/${message.file.id}`} target="_blank" rel="noreferrer">
              <IconFile size={18} aria-hidden="true" /> <bdi>{message.file.name}</bdi>
            </a>
          )}
        </Bubble>
      )
    }
  }
}

function useCustomerTyping(contactId: string): boolean {
  const [typing, setTyping] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useLiveEvent('contact.sign', ({ payload }) => {
    if (payload.contactId !== contactId || payload.who !== 'customer' || payload.typing === undefined) return
    setTyping(payload.typing === true)
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => setTyping(false), 8000)
  })
  useLiveEvent('message.posted', ({ payload }) => {
    if (payload.contactId === contactId) setTyping(false)
  })
  return typing
}

// What is on the screen of the agent who has it in hand counts as read; the customer's own sign comes with the stream.
function useReadSign(stage: Stage, handling: Handling): number {
  const [heard, setHeard] = useState(0)
  useLiveEvent('contact.sign', ({ payload }) => {
    if (payload.contactId === stage.contact.id && payload.who === 'customer' && typeof payload.readSeq === 'number') {
      setHeard(payload.readSeq)
    }
  })
  const last = stage.messages.findLast((message) => message.author === 'customer')?.seq ?? 0
  const working = handling.state === 'active'
  const told = useRef(0)
  useEffect(() => {
    if (!working || last <= told.current) return
    const tell = () => {
      if (document.hidden || last <= told.current) return
      told.current = last
      void api.post(`/api/v1/desk/contacts/${stage.contact.id}/signs`, { readSeq: last }).catch(() => {
        told.current = 0
      })
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [last, working, stage.contact.id])
  return Math.max(heard, stage.customerReadSeq)
}
