import { IconId } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import type { Message } from '../types.ts'
import css from './stage.module.css'

/** A service card as it was sent: its name, fee, time and how many documents; the version stays what it was. */
export function CardInChat({ card }: { card: NonNullable<Message['card']> }) {
  const { t } = useWords()
  const fee = card.feeFils === null ? t('desk.card.no-fee') : t('desk.card.fee', { dirhams: card.feeFils / 100 })
  const time = card.time
    ? t(`desk.card.time.${card.time.unit}` as 'desk.card.time.working_days', { n: card.time.amount })
    : t('desk.card.no-time')
  return (
    <div className={css.card}>
      <div className={css.cardHead}>
        <IconId size={18} aria-hidden="true" /> <strong dir="auto">{card.name}</strong>
      </div>
      <dl className={css.cardFacts}>
        <div>
          <dt>{t('desk.card.fee-label')}</dt>
          <dd>{fee}</dd>
        </div>
        <div>
          <dt>{t('desk.card.time-label')}</dt>
          <dd>{time}</dd>
        </div>
        <div>
          <dt>{t('desk.card.documents')}</dt>
          <dd>{card.documents.length}</dd>
        </div>
      </dl>
    </div>
  )
}
