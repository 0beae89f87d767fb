import { IconEyeOff, IconX } from '@tabler/icons-react'
import { Problem } from '../../../api/index.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Card, ErrorState, IconButton, LoadingSkeleton, Num, SectionTitle, StatusBadge } from '../../../ui/index.ts'
import { useChat } from '../board-queries.ts'
import type { Board, Chat } from '../types.ts'
import { useLanguageName, useTraceNames } from '../use-names.ts'
import { ChatLog } from './chat-log.tsx'
import css from './side.module.css'
import { TakeOver } from './take-over.tsx'
import { WhisperForm } from './whisper-form.tsx'

interface ChatCardProps {
  contactId: string
  board: Board
  onClose: () => void
}

/** A live conversation read along: the customer does not see the reader. */
export function ChatCard({ contactId, board, onClose }: ChatCardProps) {
  const { t, rich } = useWords()
  const chat = useChat(contactId)
  const name = chat.data ? nameOf(board, chat.data) : null
  return (
    <Card flush as="article" label={t('board.chat')}>
      <div className={css.head}>
        <SectionTitle
          end={
            <IconButton name={t('board.close')} onClick={onClose}>
              <IconX size={18} />
            </IconButton>
          }
        >
          {rich('board.chat.of', { name: name ?? t('board.customer') })}
        </SectionTitle>
        {chat.data && <ChatFacts board={board} chat={chat.data} />}
      </div>
      {chat.data ? (
        <ReadAlong chat={chat.data} name={name ?? t('board.customer')} onClose={onClose} />
      ) : chat.isError ? (
        <ErrorState
          requestId={chat.error instanceof Problem ? chat.error.requestId : null}
          onRetry={() => void chat.refetch()}
        />
      ) : (
        <LoadingSkeleton />
      )}
    </Card>
  )
}

function nameOf(board: Board, { contact }: Chat): string | null {
  const inHand = board.agents.flatMap((agent) => agent.on).find((handling) => handling.contactId === contact.id)
  return inHand?.name ?? contact.nameGiven
}

function ChatFacts({ board, chat }: { board: Board; chat: Chat }) {
  const { t, rich } = useWords()
  const language = useLanguageName()
  const { contact } = chat
  const names = useTraceNames(board)
  return (
    <p className={css.facts}>
      <StatusBadge tone="gold" icon={<IconEyeOff size={15} aria-hidden="true" />}>
        {t('board.chat.unseen')}
      </StatusBadge>{' '}
      {contact.agentId ? rich('board.chat.with', { agent: names.agent(contact.agentId) }) : t('board.chat.without')}
      {contact.language && <span> · {language(contact.language)}</span>}
      {contact.caseNumber && (
        <span>
          · <Num>{contact.caseNumber}</Num>
        </span>
      )}
    </p>
  )
}

function ReadAlong({ chat, name, onClose }: { chat: Chat; name: string; onClose: () => void }) {
  const { t } = useWords()
  const { may } = useSession()
  const { contact } = chat
  const ended = contact.state === 'ended'
  return (
    <>
      <ChatLog chat={chat} name={name} />
      {ended && <p className={css.ended}>{t('board.chat.ended')}</p>}
      {!ended && contact.agentId !== null && (
        <WhisperForm contactId={contact.id}>
          {may('contact.takeover') && <TakeOver contactId={contact.id} name={name} onTaken={onClose} />}
        </WhisperForm>
      )}
      {!ended && contact.agentId === null && may('contact.takeover') && (
        <div className={css.foot}>
          <TakeOver contactId={contact.id} name={name} onTaken={onClose} />
        </div>
      )}
    </>
  )
}
