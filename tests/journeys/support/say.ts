import { loadWords } from '#platform/words'

const words = await loadWords()

export type Language = 'ar' | 'en'
/** What a screen says for a key, in the language of the journey. */
export type Say = (key: string, values?: Record<string, string | number>) => string

export const sayIn =
  (language: Language): Say =>
  (key, values) =>
    words.say(language, key, values)

/** A button's name begins with these words; a shortcut may stand behind them. */
export const begins = (words: string) => new RegExp(`^${RegExp.escape(words)}(\\s|$)`)
