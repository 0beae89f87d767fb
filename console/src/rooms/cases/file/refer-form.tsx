import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { SearchSelect, TextArea } from '../../../ui/index.ts'
import { useCaseAction, useUnits } from '../case-queries.ts'
import type { CaseFile } from '../types.ts'
import { WorkForm } from './form.tsx'

/** Sends the case, or a part of it, to a department with what is asked of it. */
export function ReferForm({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t, named } = useWords()
  const units = useUnits()
  const [unitId, setUnitId] = useState<string | null>(null)
  const [question, setQuestion] = useState('')
  const [missing, setMissing] = useState(false)
  const referring = useCaseAction(
    (body: { unitId: string; question: string }) => api.post<CaseFile>(`/api/v1/cases/${file.id}/legs`, body),
    t('cases.done.refer'),
    onClose,
  )
  const all = units.data ?? []
  const above = new Map(all.map((unit) => [unit.id, unit.name]))
  return (
    <WorkForm
      yes={t('cases.refer')}
      busy={referring.isPending}
      onClose={onClose}
      onSend={() => (unitId ? referring.mutate({ unitId, question }) : setMissing(true))}
    >
      <SearchSelect
        label={t('cases.refer.unit')}
        value={unitId}
        onChange={setUnitId}
        choices={all
          .filter((unit) => unit.takesCases)
          .map((unit) => ({
            value: unit.id,
            label: named(unit.name),
            hint: unit.parentUnitId ? named(above.get(unit.parentUnitId)) : '',
          }))}
        error={missing && !unitId ? t('cases.refer.unit-wanted') : undefined}
      />
      <TextArea
        label={t('cases.legs.question')}
        optional
        rows={4}
        maxLength={4000}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
    </WorkForm>
  )
}
