import type { VNode } from 'preact'
import type { Card } from '../api/types.ts'
import { named } from '../words/names.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icons.tsx'

/** A service card as the agent sent it: name, fee and time, then documents and steps to open. */
export function ServiceCard({ card, text }: { card: Card; text: string | null }): VNode {
  const { t, language } = useWords()
  const documents = card.documents ?? []
  const steps = card.steps ?? []
  return (
    <div class="card">
      <p class="card-name">
        <Icon name="card" size={20} />
        <span dir="auto">{named(card.name, language)}</span>
      </p>
      {text && (
        <p class="card-text" dir="auto">
          {text}
        </p>
      )}
      <CardTerms card={card} />
      {documents.length > 0 && (
        <details>
          <summary>{t('portal.chat.card.documents', { count: documents.length })}</summary>
          <ul>
            {documents.map((document) => (
              <li dir="auto" key={named(document, language)}>
                {named(document, language)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {steps.length > 0 && (
        <details>
          <summary>{t('portal.chat.card.steps', { count: steps.length })}</summary>
          <ol>
            {steps.map((step) => (
              <li dir="auto" key={named(step, language)}>
                {named(step, language)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

/** The fee and the time of a card, in words. */
export function CardTerms({ card }: { card: Card }): VNode | null {
  const { t, language } = useWords()
  const { feeFils = null, time = null } = card
  const fee =
    feeFils === null
      ? named(card.fee, language)
      : t('portal.chat.card.fee-value', { free: feeFils === 0 ? 'yes' : 'no', dirhams: feeFils / 100 })
  const length =
    time && typeof time === 'object' && 'unit' in time
      ? t('portal.chat.card.time-value', { unit: time.unit, amount: time.amount })
      : named(time, language)
  if (!fee.length && !length.length) return null
  return (
    <dl class="card-terms">
      {fee.length > 0 && (
        <div>
          <dt>{t('portal.chat.card.fee')}</dt>
          <dd>{fee}</dd>
        </div>
      )}
      {length.length > 0 && (
        <div>
          <dt>{t('portal.chat.card.time')}</dt>
          <dd>{length}</dd>
        </div>
      )}
    </dl>
  )
}
