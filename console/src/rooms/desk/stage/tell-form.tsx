import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button } from '../../../ui/index.ts'
import type { About, CaseFile } from '../context/shapes.ts'
import { TellFields, type Telling, tellingOf } from '../context/tell-fields.tsx'
import { useChange } from '../context/use-change.ts'
import css from './answer.module.css'

const first: Telling = { channel: 'phone', outcome: 'reached', content: 'unsaid', note: '' }

/** Records one attempt to tell the customer; reached or sent, the case counts as told. */
export function TellForm({ about, file, onTold }: { about: About; file: CaseFile; onTold?: () => void }) {
  const { t } = useWords()
  const [telling, setTelling] = useState<Telling>(first)
  const record = useChange({
    about,
    run: () => api.post<CaseFile>(`/api/v1/cases/${file.id}/told`, tellingOf(telling)),
    said: t('desk.context.tell.recorded'),
    done: () => {
      setTelling(first)
      onTold?.()
    },
  })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        record.mutate(undefined)
      }}
    >
      <TellFields telling={telling} onChange={(some) => setTelling({ ...telling, ...some })} />
      <div className={css.buttons}>
        <Button look="primary" type="submit" busy={record.isPending}>
          {t('desk.context.tell.record')}
        </Button>
      </div>
    </form>
  )
}
