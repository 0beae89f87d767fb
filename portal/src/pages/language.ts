import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { directionOf, type Sentences } from '../words/words.ts'

const FILES = import.meta.glob<Sentences>('../../../words/portal.*.json', { import: 'default' })
const LANGUAGES = new Map(
  Object.entries(FILES).flatMap(([path, load]) => {
    const code = /portal\.(\w+)\.json$/.exec(path)?.[1]
    return code ? [[code, load] as const] : []
  }),
)

/** The portal's sentences in a language, or Arabic where that language has none. */
export async function sentencesOf(language: string): Promise<Sentences> {
  const load = LANGUAGES.get(language) ?? LANGUAGES.get('ar')
  return load ? await load() : {}
}

/** The language the page opens in: asked for in the address, kept from before, or Arabic. */
export function firstLanguage(): string {
  const language = document.documentElement.lang
  return LANGUAGES.has(language) ? language : 'ar'
}

/** Keeps the chosen language and turns the page to it. */
export function keepLanguage(language: string): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  try {
    localStorage.setItem('amer.language', language)
  } catch {
    // without storage the choice lasts for this page
  }
}

/** The language the switch offers. */
export function otherLanguage(language: string): string {
  return language === 'ar' ? 'en' : 'ar'
}

export const LanguageSwitch = createContext<(language: string) => void>(() => {})

/** Changes the language of the whole page. */
export function useLanguageSwitch(): (language: string) => void {
  return useContext(LanguageSwitch)
}
