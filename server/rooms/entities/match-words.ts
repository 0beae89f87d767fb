import { normalise, wordsOf } from '#platform/language'

/** Whether every word sought begins or lies in one of the texts; nothing sought matches all. For short lists only. */
export function matchesWords(texts: readonly string[], sought: string): boolean {
  const inside = texts.map(normalise).join('\n')
  return wordsOf(sought).every((word) => inside.includes(word))
}
