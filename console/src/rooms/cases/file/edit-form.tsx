import { useState } from 'react'
import { api, Problem } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { ConflictNotice } from '../../../ui/index.ts'
import { CaseFields } from '../case-fields.tsx'
import { useCaseAction, useCaseFile } from '../case-queries.ts'
import { type CaseWords, missingIn, sentOf, wordsOf } from '../case-words.ts'
import type { CaseFile } from '../types.ts'
import { WorkForm } from './form.tsx'

/** Corrects what was recorded, from the version that was read: another's change in between is shown, never overwritten. */
export function EditForm({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useWords()
  const [base, setBase] = useState(file)
  const [words, setWords] = useState(() => wordsOf(file))
  const [tried, setTried] = useState(false)
  const { refetch } = useCaseFile(file.id)
  const saving = useCaseAction(
    (body: CaseWords) => api.patch<CaseFile>(`/api/v1/cases/${file.id}`, sentOf(body), { ifMatch: base.version }),
    t('cases.done.edit'),
    onClose,
  )
  const beaten = saving.error instanceof Problem && saving.error.isConflict
  const takeTheirs = async () => {
    const { data } = await refetch()
    if (!data) return
    setBase(data)
    setWords(wordsOf(data))
    saving.reset()
  }
  const missing = missingIn(words)
  return (
    <WorkForm
      yes={t('cases.save')}
      busy={saving.isPending}
      onClose={onClose}
      onSend={() => {
        setTried(true)
        if (missing.length === 0) saving.mutate(words)
      }}
    >
      {beaten && <ConflictNotice onShow={() => void takeTheirs()} />}
      <CaseFields words={words} onChange={setWords} missing={tried ? missing : []} />
    </WorkForm>
  )
}
