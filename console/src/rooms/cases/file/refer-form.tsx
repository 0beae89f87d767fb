import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { type Choice, SearchSelect, TextArea } from '../../../ui/index.ts'
import { useCaseAction, useEntities, useUnits } from '../case-queries.ts'
import type { CaseFile, Unit } from '../types.ts'
import { WorkForm } from './form.tsx'

/** Sends the case, or a part of it, to a department of this entity or another with what is asked of it. */
export function ReferForm({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t, named } = useWords()
  const [entityId, setEntityId] = useState(file.entityId)
  const entities = useEntities().data ?? []
  const units = useUnits(entityId)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [question, setQuestion] = useState('')
  const [missing, setMissing] = useState(false)
  const referring = useCaseAction(
    (body: { unitId: string; entityId: string; question: string }) =>
      api.post<CaseFile>(`/api/v1/cases/${file.id}/legs`, body),
    t('cases.done.refer'),
    onClose,
  )
  return (
    <WorkForm
      yes={t('cases.refer')}
      busy={referring.isPending}
      onClose={onClose}
      onSend={() => (unitId ? referring.mutate({ unitId, entityId, question }) : setMissing(true))}
    >
      {entities.length > 1 && (
        <SearchSelect
          label={t('cases.refer.entity')}
          value={entityId}
          onChange={(next) => {
            setEntityId(next ?? file.entityId)
            setUnitId(null)
          }}
          choices={entities.map((one) => ({ value: one.id, label: named(one.name) }))}
        />
      )}
      <SearchSelect
        label={t('cases.refer.unit')}
        value={unitId}
        onChange={setUnitId}
        choices={unitChoices(units.data ?? [], named)}
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

/** Units that take cases, each with the unit above it as the second line. */
function unitChoices(units: readonly Unit[], named: (name: Unit['name'] | undefined) => string): Choice[] {
  const above = new Map(units.map((unit) => [unit.id, unit.name]))
  return units
    .filter((unit) => unit.takesCases)
    .map((unit) => ({
      value: unit.id,
      label: named(unit.name),
      hint: unit.parentUnitId ? named(above.get(unit.parentUnitId)) : '',
    }))
}
