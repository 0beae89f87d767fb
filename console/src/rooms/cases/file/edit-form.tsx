import { useState } from 'react'
import { api, Problem } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { ConflictNotice, SearchSelect, Segmented, TextArea, TextField } from '../../../ui/index.ts'
import { useCaseAction, useCaseFile } from '../case-queries.ts'
import { type CaseFile, caseTypes } from '../types.ts'
import { WorkForm } from './form.tsx'

const classes = ['ordinary', 'urgent', 'confidential'] as const
type Edited = {
  type: CaseFile['type']
  class: string | null
  subject: string
  description: string
  place: string | null
}

const fieldsOf = ({ type, class: klass, subject, description, place }: CaseFile): Edited => ({
  type,
  class: klass,
  subject,
  description,
  place,
})

/** Corrects what was recorded, from the version that was read: another's change in between is shown, never overwritten. */
export function EditForm({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useWords()
  const [base, setBase] = useState(file)
  const [fields, setFields] = useState(() => fieldsOf(file))
  const { refetch } = useCaseFile(file.id)
  const set = (change: Partial<Edited>) => setFields((before) => ({ ...before, ...change }))
  const saving = useCaseAction(
    (body: Edited) => api.patch<CaseFile>(`/api/v1/cases/${file.id}`, body, { ifMatch: base.version }),
    t('cases.done.edit'),
    onClose,
  )
  const beaten = saving.error instanceof Problem && saving.error.isConflict
  const takeTheirs = async () => {
    const { data } = await refetch()
    if (!data) return
    setBase(data)
    setFields(fieldsOf(data))
    saving.reset()
  }
  const withClass = fields.type === 'complaint'
  return (
    <WorkForm
      yes={t('cases.save')}
      busy={saving.isPending}
      onClose={onClose}
      onSend={() => saving.mutate({ ...fields, class: withClass || fields.type === base.type ? fields.class : null })}
    >
      {beaten && <ConflictNotice onShow={() => void takeTheirs()} />}
      <SearchSelect
        label={t('cases.filter.type')}
        value={fields.type}
        onChange={(type) => set({ type: caseTypes.find((one) => one === type) ?? fields.type })}
        choices={caseTypes.map((value) => ({ value, label: t(`case.type.${value}`) }))}
      />
      {withClass && (
        <Segmented
          label={t('cases.class')}
          value={classes.find((one) => one === fields.class) ?? null}
          onChange={(klass) => set({ class: klass })}
          options={classes.map((value) => ({ value, label: t(`case.class.${value}`) }))}
        />
      )}
      <TextField
        label={t('cases.subject')}
        required
        maxLength={300}
        value={fields.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <TextArea
        label={t('cases.description')}
        rows={5}
        maxLength={8000}
        value={fields.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <TextField
        label={t('cases.facts.place')}
        optional={fields.type !== 'report'}
        maxLength={500}
        value={fields.place ?? ''}
        onChange={(event) => set({ place: event.currentTarget.value || null })}
      />
    </WorkForm>
  )
}
