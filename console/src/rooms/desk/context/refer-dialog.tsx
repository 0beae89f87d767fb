import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, type Choice, Dialog, Notice, Own, SearchSelect, TextArea } from '../../../ui/index.ts'
import css from './context.module.css'
import { useEntities, useUnits } from './context-queries.ts'
import type { About, CaseFile, Unit } from './shapes.ts'
import { useChange } from './use-change.ts'
import { useKept } from './use-kept.ts'

const nothing = { question: '' }

/** Asks a department, of this entity or another, for its part of the case. */
export function ReferDialog({ about, file, onClose }: { about: About; file: CaseFile; onClose: () => void }) {
  const { t, named } = useWords()
  const [entityId, setEntityId] = useState(file.entityId)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [{ question }, change, forget] = useKept(`refer:${file.id}`, nothing)
  const entities = useEntities()
  const units = useUnits(file.entityId, entityId)
  const refer = useChange({
    about,
    run: (unit: string) =>
      api.post<CaseFile>(`/api/v1/cases/${file.id}/legs`, { unitId: unit, entityId, question: question.trim() }),
    said: (after) => t('desk.context.referred', { number: after.number }),
    done: () => {
      forget()
      onClose()
    },
  })
  const bodies = entities.data?.items ?? []
  const returned = file.legs.filter((leg) => leg.status === 'returned' && !leg.isReplaced)
  return (
    <Dialog open onClose={onClose} title={t('desk.context.refer.title')}>
      <form
        className={css.dialogForm}
        onSubmit={(event) => {
          event.preventDefault()
          if (unitId) refer.mutate(unitId)
        }}
      >
        {returned.map((leg) => (
          <Notice key={leg.id} tone="gold">
            {t('desk.context.refer.returned', { unit: leg.unit ? named(leg.unit.name) : '' })}{' '}
            <Own>{leg.returnedReason ?? ''}</Own>
          </Notice>
        ))}
        {bodies.length > 1 && (
          <SearchSelect
            label={t('desk.context.refer.entity')}
            choices={bodies.map((body) => ({ value: body.id, label: named(body.name) }))}
            value={entityId}
            onChange={(next) => {
              setEntityId(next ?? file.entityId)
              setUnitId(null)
            }}
          />
        )}
        <SearchSelect
          label={t('desk.context.unit')}
          choices={unitChoices(units.data?.items ?? [], named)}
          value={unitId}
          onChange={setUnitId}
        />
        <TextArea
          label={t('desk.context.refer.question')}
          help={t('desk.context.refer.question-help')}
          value={question}
          maxLength={4000}
          onChange={(event) => change({ question: event.currentTarget.value })}
        />
        <div className={css.dialogButtons}>
          <Button
            look="primary"
            type="submit"
            busy={refer.isPending}
            disabledReason={unitId ? null : t('desk.context.refer.choose')}
          >
            {t('desk.context.refer')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('desk.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Units that take cases, each with the unit above it as the second line. */
function unitChoices(units: readonly Unit[], named: (name: Unit['name']) => string): Choice[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return units
    .filter((unit) => unit.takesCases)
    .map((unit) => {
      const above = unit.parentUnitId ? byId.get(unit.parentUnitId) : undefined
      return { value: unit.id, label: named(unit.name), ...(above ? { hint: named(above.name) } : {}) }
    })
}
