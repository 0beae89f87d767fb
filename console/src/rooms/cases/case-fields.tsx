import { IconAlertCircle } from '@tabler/icons-react'
import { useWords } from '../../app/words.tsx'
import { SearchSelect, Segmented, TextArea, TextField } from '../../ui/index.ts'
import { useTopics } from './case-queries.ts'
import { type CaseWords, classesOf, type Missing, withType } from './case-words.ts'
import css from './cases.module.css'
import { caseTypes } from './types.ts'

/** What a case says: type, class where the type has some, subject, topic, place of a report, details. */
export function CaseFields({
  words,
  onChange,
  missing,
}: {
  words: CaseWords
  onChange: (words: CaseWords) => void
  missing: readonly Missing[]
}) {
  const { t, named } = useWords()
  const topics = useTopics()
  const classes = classesOf(words.type)
  const wanted = (key: Missing) => (missing.includes(key) ? t(`cases.wanted.${key}`) : undefined)
  return (
    <>
      <SearchSelect
        label={t('cases.filter.type')}
        value={words.type}
        onChange={(type) => onChange(withType(words, type))}
        choices={caseTypes.map((value) => ({ value, label: t(`case.type.${value}`) }))}
      />
      {classes.length > 0 && (
        <div>
          <Segmented
            label={t('cases.class')}
            value={words.class}
            onChange={(next) => onChange({ ...words, class: next })}
            options={classes.map((value) => ({ value, label: t(`case.class.${value}`) }))}
          />
          {missing.includes('class') && (
            <p className={css.wanted} role="alert">
              <IconAlertCircle size={16} aria-hidden="true" />
              {t('cases.wanted.class')}
            </p>
          )}
        </div>
      )}
      <TextField
        label={t('cases.subject')}
        maxLength={300}
        value={words.subject}
        onChange={(event) => onChange({ ...words, subject: event.currentTarget.value })}
        error={wanted('subject')}
      />
      <SearchSelect
        label={t('cases.topic')}
        optional
        clearable
        value={words.topicId}
        onChange={(topicId) => onChange({ ...words, topicId })}
        choices={(topics.data ?? []).map((topic) => ({ value: topic.id, label: named(topic.name) }))}
      />
      {(words.type === 'report' || words.place !== '') && (
        <TextField
          label={t('cases.facts.place')}
          optional={words.type !== 'report'}
          maxLength={500}
          value={words.place}
          onChange={(event) => onChange({ ...words, place: event.currentTarget.value })}
          error={wanted('place')}
        />
      )}
      <TextArea
        label={t('cases.description')}
        optional
        rows={4}
        maxLength={8000}
        value={words.description}
        onChange={(event) => onChange({ ...words, description: event.currentTarget.value })}
      />
    </>
  )
}
