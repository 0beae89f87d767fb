import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, Dialog, Notice, TextArea } from '../../../ui/index.ts'
import css from './context.module.css'
import type { About, CaseFile } from './shapes.ts'
import { TellFields, type Telling, tellingOf } from './tell-fields.tsx'
import { useChange } from './use-change.ts'

/** Closes a case. Nobody's case is closed before they were told: where that is missing, it is recorded here first. */
export function CloseCaseDialog({ about, file, onClose }: { about: About; file: CaseFile; onClose: () => void }) {
  const { t } = useWords()
  const told = file.status === 'told'
  const [note, setNote] = useState('')
  const [telling, setTelling] = useState<Telling>({
    channel: about.contactId ? 'chat' : 'phone',
    outcome: 'reached',
    content: 'unsaid',
    note: '',
  })
  const close = useChange({
    about,
    run: async () => {
      const path = `/api/v1/cases/${file.id}`
      if (!told) await api.post(`${path}/told`, tellingOf(telling))
      if (!told && telling.outcome === 'not-reached') return null
      return api.post<CaseFile>(`${path}/closure`, { note: note.trim() || telling.note.trim() || null })
    },
    said: (after) => (after ? t('desk.context.closed', { number: after.number }) : t('desk.context.tell.recorded')),
    done: onClose,
  })
  const unhappy = told ? file.content === false : telling.outcome === 'reached' && telling.content === 'no'
  const reason = unhappy && !note.trim() && !telling.note.trim() ? t('desk.context.close.why') : null
  const notReached = !told && telling.outcome === 'not-reached'
  return (
    <Dialog open onClose={onClose} title={t('desk.context.close')}>
      <form
        className={css.dialogForm}
        onSubmit={(event) => {
          event.preventDefault()
          if (!reason) close.mutate(undefined)
        }}
      >
        {!told && <p className={css.dialogText}>{t('desk.context.close.tell-first')}</p>}
        {!told && <TellFields telling={telling} onChange={(some) => setTelling({ ...telling, ...some })} />}
        {unhappy && <Notice tone="gold">{t('desk.context.close.not-content')}</Notice>}
        {told && (
          <TextArea
            label={t('desk.context.close.note')}
            optional={!unhappy}
            value={note}
            maxLength={4000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <div className={css.dialogButtons}>
          <Button look={notReached ? 'primary' : 'danger'} type="submit" busy={close.isPending} disabledReason={reason}>
            {t(notReached ? 'desk.context.tell.record' : 'desk.context.close')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('desk.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
