import type { Choice } from './interpret.ts'

/** A language's name in another, as its readers write it. */
export function nameOfLanguage(language: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language
}

/** Every name by which a customer may call a language: its own, the Arabic, the English, its code. */
export function namesOfLanguage(language: string): string[] {
  return [language, 'ar', 'en'].map((reader) => nameOfLanguage(language, reader)).concat(language)
}

/** The languages a line speaks, by their own names, as their speakers look for them. */
export const LANGUAGES: readonly Choice[] = ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'].map((value) => ({
  value,
  names: namesOfLanguage(value),
  shown: { en: nameOfLanguage(value, value) },
}))
