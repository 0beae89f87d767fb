import { IconAlertCircle } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { Own, SearchSelect, Segmented, TextArea, TextField } from '../../../ui/index.ts'
import { type CaseEdits, type CaseFilled, caseTypes, classesOf, type Missing } from './case-edits.ts'
import css from './context.module.css'
import { useTopics } from './context-queries.ts'
import type { CaseFile } from './shapes.ts'

interface CaseFieldsProps {
  entityId: string
  filled: CaseFilled
  onChange: (edits: CaseEdits) => void
  missing: readonly Missing[]
  /** What a colleague saved meanwhile, shown under every field that now differs. */
  theirs: CaseFile | null
}

/** What a case says: type and class side by side, the rest below. */
export function CaseFields({ entityId, filled, onChange, missing, theirs }: CaseFieldsProps) {
  const { t, rich, named } = useWords()
  const topics = useTopics(entityId)
  const classes = classesOf(filled.type)
  const saved = (key: 'subject' | 'description' | 'place') => {
    const other = theirs?.[key]
    return other && other !== filled[key] ? rich('desk.context.theirs', { value: <Own>{other}</Own> }) : undefined
  }
  const error = (key: Missing) => (missing.includes(key) ? t(`desk.context.missing.${key}`) : undefined)
  return (
    <>
      <Segmented
        label={t('desk.context.type')}
        options={caseTypes.map((value) => ({ value, label: t(`case.type.${value}`) }))}
        value={filled.type}
        onChange={(type) => onChange({ type })}
        wide
      />
      {classes.length > 0 && (
        <div>
          <Segmented
            label={t('desk.context.class')}
            options={classes.map((value) => ({
              value,
              label: t(`case.class.${value}`),
              ...(value === 'urgent' ? { tone: 'clay' as const } : {}),
            }))}
            value={filled.class}
            onChange={(next) => onChange({ class: next })}
            wide
          />
          {missing.includes('class') && (
            <p className={css.error} role="alert">
              <IconAlertCircle size={16} aria-hidden="true" />
              {t('desk.context.missing.class')}
            </p>
          )}
        </div>
      )}
      <TextField
        label={t('desk.context.subject')}
        value={filled.subject}
        maxLength={300}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
        error={error('subject')}
        warning={saved('subject')}
      />
      <SearchSelect
        label={t('desk.context.topic')}
        choices={(topics.data?.items ?? []).map((topic) => ({ value: topic.id, label: named(topic.name) }))}
        value={filled.topicId}
        onChange={(topicId) => onChange({ topicId })}
        clearable
      />
      {filled.type === 'report' && (
        <TextField
          label={t('desk.context.place')}
          help={t('desk.context.place.help')}
          value={filled.place ?? ''}
          maxLength={500}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
          error={error('place')}
          warning={saved('place')}
        />
      )}
      <TextArea
        label={t('desk.context.description')}
        optional
        rows={2}
        value={filled.description}
        maxLength={8000}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
        warning={saved('description')}
      />
    </>
  )
}
