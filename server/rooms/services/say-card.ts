import type { Words } from '#platform/words'
import type { CardTime } from './card-store.ts'
import type { CardLine } from './list-cards.ts'

const timeKeys: Readonly<Record<CardTime['unit'], string>> = {
  working_days: 'services.time.working_days',
  working_hours: 'services.time.working_hours',
  clock_hours: 'services.time.clock_hours',
  same_day: 'services.time.same_day',
}

type Said = Pick<CardLine, 'feeFils' | 'feeText' | 'time' | 'timeText' | 'demonstration'>

/** A card's fee in words; a demonstration value says so. */
export function feeWords(words: Words, language: 'ar' | 'en', card: Said): string {
  if (card.feeText) return card.feeText
  return marked(words, language, card, words.say(language, 'services.fee', { dirhams: card.feeFils / 100 }))
}

/** How long a card's service takes, in words; null where the card says nothing. */
export function timeWords(words: Words, language: 'ar' | 'en', card: Said): string | null {
  if (card.timeText) return card.timeText
  if (!card.time) return null
  const text = words.say(language, timeKeys[card.time.unit], { amount: card.time.amount ?? 0 })
  return marked(words, language, card, text)
}

function marked(words: Words, language: 'ar' | 'en', card: Said, text: string): string {
  return card.demonstration ? words.say(language, 'services.demonstration-value', { text }) : text
}
