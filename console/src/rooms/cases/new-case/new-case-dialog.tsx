import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useGo } from '../../../app/go.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../ui/index.ts'
import { CaseFields } from '../case-fields.tsx'
import { useCaseAction } from '../case-queries.ts'
import { blank, type CaseWords, missingIn, sentOf } from '../case-words.ts'
import { WorkForm } from '../file/form.tsx'
import type { CaseFile } from '../types.ts'
import { type ChosenCustomer, CustomerChoice } from './customer-choice.tsx'

/** Records a case that no contact brought and opens its file; what was typed stays when the window is closed by mistake. */
export function NewCaseDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const { may } = useSession()
  const go = useGo()
  const [words, setWords] = useState<CaseWords>(blank)
  const [customer, setCustomer] = useState<ChosenCustomer | null>(null)
  const [tried, setTried] = useState(false)
  const recording = useCaseAction(
    () => api.post<CaseFile>('/api/v1/cases', { ...sentOf(words), customerId: customer?.id ?? null }),
    (file) => t('cases.done.new', { number: file.number }),
    (file) => go(`/cases/${file.id}`),
  )
  const missing = missingIn(words)
  return (
    <Dialog open={open} onClose={onClose} title={t('cases.new.title')} width={600}>
      <WorkForm
        yes={t('cases.new.record')}
        busy={recording.isPending}
        onClose={onClose}
        onSend={() => {
          setTried(true)
          if (missing.length === 0) recording.mutate(undefined)
        }}
      >
        <CaseFields words={words} onChange={setWords} missing={tried ? missing : []} />
        {may('customer.read') && <CustomerChoice chosen={customer} onChoose={setCustomer} />}
      </WorkForm>
    </Dialog>
  )
}
