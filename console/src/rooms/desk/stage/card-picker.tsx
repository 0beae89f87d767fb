import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import type { paths } from '../../../api/schema.gen.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import {
  Button,
  DateText,
  Dialog,
  EmptyState,
  LoadingSkeleton,
  StatusBadge,
  TextField,
  useToast,
} from '../../../ui/index.ts'
import type { Stage } from '../types.ts'
import css from './stage.module.css'

type Cards = paths['/api/v1/cards']['get']['responses'][200]['content']['application/json']
type CardLine = Cards['items'][number]

/** Finds a service card; it is shown in the chat, mailed, or its words put into the reply. The version told stays on the contact. */
export function CardPicker({
  stage,
  onPut,
  onClose,
}: {
  stage: Stage
  onPut: (text: string) => void
  onClose: () => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const language = stage.contact.language ?? 'ar'
  const cards = useQuery({
    queryKey: ['desk-cards', stage.contact.entityId, language, typed],
    queryFn: ({ signal }) =>
      api.get<Cards>('/api/v1/cards', {
        query: { q: typed.trim(), language },
        entityId: stage.contact.entityId,
        signal,
      }),
    placeholderData: (before) => before,
  })
  const send = useSendCard(stage.contact.id, onClose)
  return (
    <Dialog open onClose={onClose} title={t('desk.cards')} width={620}>
      <TextField
        label={t('desk.cards.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {cards.isPending && <LoadingSkeleton count={4} />}
      <ul className={css.picks}>
        {cards.data?.items.map((card) => (
          <CardRow
            key={card.id}
            card={card}
            busy={send.isPending}
            onSend={(to) => send.mutate({ card, to })}
            onPut={() => onPut(card.sendText)}
          />
        ))}
      </ul>
      {cards.data?.items.length === 0 && <EmptyState fact={t('desk.cards.none')} />}
    </Dialog>
  )
}

interface RowProps {
  card: CardLine
  busy: boolean
  onSend: (to: 'chat' | 'mail') => void
  onPut: () => void
}

function CardRow({ card, busy, onSend, onPut }: RowProps) {
  const { t, rich } = useWords()
  return (
    <li className={css.cardRow}>
      <div className={css.cardHead}>
        <strong dir="auto">{card.name}</strong>
        {card.stale && <StatusBadge tone="gold">{t('desk.cards.stale')}</StatusBadge>}
      </div>
      <p className={css.meta}>
        {[
          t('desk.cards.version', { n: card.version }),
          card.feeText ?? t('desk.card.fee', { dirhams: card.feeFils / 100 }),
          card.timeText,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {card.changes && (
        <p className={css.gold}>
          {rich('desk.cards.changes', {
            on: <DateText at={`${card.changes.on}T12:00:00Z`} style="named" />,
            dirhams: card.changes.feeFils / 100,
          })}
        </p>
      )}
      <div className={css.rowButtons}>
        <Button look="primary" size="small" busy={busy} onClick={() => onSend('chat')}>
          {t('desk.cards.to-chat')}
        </Button>
        <Button size="small" busy={busy} onClick={() => onSend('mail')}>
          {t('desk.cards.to-mail')}
        </Button>
        <Button size="small" onClick={onPut}>
          {t('desk.cards.put')}
        </Button>
      </div>
    </li>
  )
}

function useSendCard(contactId: string, onDone: () => void) {
  const { t, rich } = useWords()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: ({ card, to }: { card: CardLine; to: 'chat' | 'mail' }) =>
      api.post<{ mailedTo: string | null }>(`/api/v1/desk/contacts/${contactId}/cards`, {
        clientId: crypto.randomUUID(),
        cardVersionId: card.cardVersionId,
        to,
      }),
    onSuccess: ({ mailedTo }) => {
      toast({ text: mailedTo ? rich('desk.cards.mailed', { to: mailedTo }) : t('desk.cards.sent') })
      onDone()
    },
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
  })
}
