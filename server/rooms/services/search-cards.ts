import MiniSearch from 'minisearch'
import { wordsOf } from '#platform/language'

/** One version of a card in one language, as it is searched. */
export interface SearchedText {
  id: string
  cardId: string
  name: string
  audience: string
  body: string
}

/** A text cut for searching: each word's runs of four letters, a shorter word whole. Word parts match across Arabic's prefixes and endings. */
export function fourGrams(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const letters = [...word]
    if (letters.length <= 4) return [word]
    return Array.from({ length: letters.length - 3 }, (_, start) => letters.slice(start, start + 4).join(''))
  })
}

/** An index over the texts; the same text again needs no second one. */
export function indexTexts(texts: readonly SearchedText[]): (sought: string) => string[] {
  const index = new MiniSearch<SearchedText>({
    fields: ['name', 'audience', 'body'],
    storeFields: ['cardId'],
    tokenize: fourGrams,
    processTerm: (term) => term,
    searchOptions: { boost: { name: 4, audience: 1.5 }, combineWith: 'OR' },
  })
  index.addAll(texts)
  return (sought) => bestCards(index.search(sought))
}

// A card may be found in several languages: its best text counts. What scores far below the best is chance.
function bestCards(found: readonly { cardId?: string; score: number }[]): string[] {
  const best = new Map<string, number>()
  for (const hit of found) if (hit.cardId) best.set(hit.cardId, Math.max(best.get(hit.cardId) ?? 0, hit.score))
  const ranked = [...best].sort((a, b) => b[1] - a[1])
  const least = (ranked[0]?.[1] ?? 0) * 0.15
  return ranked.filter(([, score]) => score >= least).map(([cardId]) => cardId)
}
