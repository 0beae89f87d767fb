import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, Dialog, Segmented, useToast } from '../../../ui/index.ts'
import { deskKey, stageKey } from '../desk-queries.ts'
import css from './stage.module.css'

const reasons = ['customer-served', 'spam', 'abuse', 'threat'] as const
type Reason = (typeof reasons)[number]

/** Ends the conversation; abuse and threat are an end reason of their own, which the supervisor sees at once. */
export function EndDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useWords()
  const [reason, setReason] = useState<Reason>('customer-served')
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  const end = useMutation({
    mutationFn: () => api.post(`/api/v1/desk/contacts/${contactId}/end`, { reason }),
    onSuccess: onClose,
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: deskKey })
      void queries.invalidateQueries({ queryKey: stageKey(contactId) })
    },
  })
  const options = reasons.map((value) => ({
    value,
    label: t(`desk.end.${value}`),
    ...(value === 'customer-served' ? {} : { tone: 'clay' as const }),
  }))
  return (
    <Dialog open onClose={onClose} title={t('desk.end')}>
      <p className={css.dialogText}>{t('desk.end.explain')}</p>
      <Segmented label={t('desk.end.reason')} options={options} value={reason} onChange={setReason} wide />
      <div className={css.dialogButtons}>
        <Button
          look={reason === 'customer-served' ? 'primary' : 'danger'}
          busy={end.isPending}
          onClick={() => end.mutate()}
        >
          {t('desk.end')}
        </Button>
        <Button onClick={onClose}>{t('desk.cancel')}</Button>
      </div>
    </Dialog>
  )
}
