import { useWords } from '../../../app/words.tsx'
import { Duration, TimeText } from '../../../ui/index.ts'
import type { Stage } from '../types.ts'
import css from './call.module.css'

/** The way of the call to this desk on one line: arrival, language, topic, the wait, and now. */
export function CallPath({ stage }: { stage: Stage }) {
  const { t, rich, named } = useWords()
  const { contact, topic } = stage
  const { arrivedAt, queuedAt, answeredAt, endedAt } = contact
  const waited = queuedAt && answeredAt ? Date.parse(answeredAt) - Date.parse(queuedAt) : null
  return (
    <ol className={css.path} aria-label={t('phone.path')}>
      <li>
        <b>{t('phone.path.arrived')}</b>
        <TimeText at={arrivedAt} />
      </li>
      {contact.language && (
        <li data-look="done">
          <b>{t(`desk.language.${contact.language}` as 'desk.language.ar')}</b>
        </li>
      )}
      {topic && (
        <li data-look="done">
          <b>{named(topic.name)}</b>
        </li>
      )}
      {queuedAt && (
        <li>
          <b>
            {waited === null
              ? t('phone.path.queued')
              : rich('phone.path.waited', { time: <Duration milliseconds={waited} /> })}
          </b>
          <TimeText at={queuedAt} />
        </li>
      )}
      {answeredAt && (
        <li data-look={endedAt ? 'done' : 'now'}>
          <b>{t('phone.path.with-you')}</b>
          <TimeText at={answeredAt} />
        </li>
      )}
      {endedAt && (
        <li>
          <b>{t('phone.path.ended')}</b>
          <TimeText at={endedAt} />
        </li>
      )}
    </ol>
  )
}
