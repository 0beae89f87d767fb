import { useWords } from '../../app/words.tsx'
import { formatNumber } from '../../ui/index.ts'
import type { CardLine } from './card-queries.ts'

/** Fee and time of a card in words; null where the card says nothing. */
export function useCardWords() {
  const { t, language } = useWords()
  const dirhams = (fils: number) =>
    fils === 0
      ? t('knowledge.free')
      : t('knowledge.dirhams', {
          amount: formatNumber(fils / 100, language, { minimumFractionDigits: fils % 100 === 0 ? 0 : 2 }),
        })
  const fee = (card: CardLine) => card.feeText ?? dirhams(card.feeFils)
  const time = (card: CardLine) => {
    if (card.timeText) return card.timeText
    if (!card.time) return null
    return t(`knowledge.time.${card.time.unit}` as 'knowledge.time.working_days', { n: card.time.amount ?? 0 })
  }
  return { fee, time, dirhams }
}
