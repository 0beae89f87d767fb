import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog, EmptyState, LoadingSkeleton, TextField } from '../../../ui/index.ts'
import type { CannedReply, Stage } from '../types.ts'
import css from './stage.module.css'

/** Ready wordings in the customer's language, their places filled; what is still missing is named. */
export function CannedPicker({
  stage,
  onPick,
  onClose,
}: {
  stage: Stage
  onPick: (text: string) => void
  onClose: () => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const language = stage.contact.language ?? 'ar'
  const replies = useQuery({
    queryKey: ['desk-canned', stage.contact.id, language],
    queryFn: ({ signal }) =>
      api.get<CannedReply[]>('/api/v1/desk/canned-replies', {
        query: { language, contactId: stage.contact.id },
        signal,
      }),
  })
  const shown = useMemo(
    () =>
      (replies.data ?? []).filter((reply) => `${reply.name} ${reply.body}`.toLowerCase().includes(typed.toLowerCase())),
    [replies.data, typed],
  )
  return (
    <Dialog open onClose={onClose} title={t('desk.canned')} width={560}>
      <TextField
        label={t('desk.canned.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {replies.isPending && <LoadingSkeleton count={4} />}
      <ul className={css.picks}>
        {shown.map((reply) => (
          <li key={reply.id}>
            <button type="button" className={css.pick} onClick={() => onPick(reply.body)}>
              <strong>{reply.name}</strong>
              <span dir="auto">{reply.body}</span>
              {reply.missing.length > 0 && <em>{t('desk.canned.missing')}</em>}
            </button>
          </li>
        ))}
      </ul>
      {replies.isSuccess && shown.length === 0 && <EmptyState fact={t('desk.canned.none')} />}
    </Dialog>
  )
}
