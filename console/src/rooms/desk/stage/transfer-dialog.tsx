import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, type Choice, Dialog, SearchSelect, Segmented, TextArea, useToast } from '../../../ui/index.ts'
import { deskKey } from '../desk-queries.ts'
import type { Target } from '../types.ts'
import css from './stage.module.css'

const kinds = ['agent', 'queue', 'unit'] as const
type Kind = (typeof kinds)[number]

/** Passes the conversation on, with a note that the next one reads first: to an agent, a queue, or as a case to a department. */
export function TransferDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t, named } = useWords()
  const [kind, setKind] = useState<Kind>('queue')
  const [targetId, setTargetId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const targets = useQuery({
    queryKey: ['desk-targets', contactId, kind],
    queryFn: ({ signal }) => api.get<Target[]>('/api/v1/desk/targets', { query: { kind, contactId }, signal }),
  })
  const transfer = useTransfer(contactId, onClose)
  const choices = (targets.data ?? []).map((target): Choice => {
    const hint = target.presence
      ? t(`desk.presence.${target.presence}`)
      : target.waiting === null
        ? undefined
        : t('desk.queues.plain', { n: target.waiting })
    return { value: target.id, label: named(target.name), ...(hint ? { hint } : {}) }
  })
  const missing = !targetId ? t('desk.transfer.choose') : !note.trim() ? t('desk.transfer.note-missing') : null
  return (
    <Dialog open onClose={onClose} title={t('desk.transfer')}>
      <div className={css.dialogForm}>
        <Segmented
          label={t('desk.transfer.to')}
          options={kinds.map((value) => ({ value, label: t(`desk.transfer.${value}`) }))}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setTargetId(null)
          }}
          wide
        />
        <SearchSelect label={t(`desk.transfer.${kind}`)} choices={choices} value={targetId} onChange={setTargetId} />
        <TextArea
          label={t('desk.transfer.note')}
          help={t('desk.transfer.note-help')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={css.dialogButtons}>
          <Button
            look="primary"
            busy={transfer.isPending}
            disabledReason={missing}
            disabled={missing !== null}
            onClick={() => targetId && transfer.mutate({ to: { kind, id: targetId }, note: note.trim() })}
          >
            {t('desk.transfer')}
          </Button>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function useTransfer(contactId: string, onDone: () => void) {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: (body: { to: { kind: Kind; id: string }; note: string }) =>
      api.post(`/api/v1/desk/contacts/${contactId}/transfer`, body),
    onSuccess: () => {
      toast({ text: t('desk.transfer.done') })
      onDone()
    },
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => queries.invalidateQueries({ queryKey: deskKey }),
  })
}
