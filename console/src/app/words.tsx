import { createContext, Fragment, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { formatNumber, type Language } from '../ui/format.ts'
import type { UiWord } from '../ui/ui-context.tsx'
import { type PlainValues, say, sayPieces, type Tag } from './message.ts'
import type { WordKey } from './word-keys.gen.ts'

export type { WordKey } from './word-keys.gen.ts'

type Dictionary = Record<string, string>
type RichValues = Record<string, ReactNode | ((inside: ReactNode) => ReactNode)>

export type Words = {
  language: Language
  direction: 'rtl' | 'ltr'
  /** A sentence as plain text: for names, titles and places that take only text. */
  t: (key: WordKey, values?: PlainValues) => string
  /** A sentence as nodes: every value stands isolated, `<b>` is drawn strong, other tags by the functions given. */
  rich: (key: WordKey, values?: RichValues) => ReactNode
  /** For keys the server names (`problem.<code>`): the sentence, or null when there is none. */
  known: (key: string, values?: PlainValues) => string | null
  /** The one of two names that the reader reads. */
  named: (name: { ar: string; en: string } | null | undefined) => string
  setLanguage: (language: Language) => void
}

const storageKey = 'amer-language'
const loaders: Record<Language, () => Promise<{ default: Dictionary }>> = {
  ar: () => import('./words-ar.ts'),
  en: () => import('./words-en.ts'),
}
const loaded = new Map<Language, Dictionary>()

/** The language of the last visit to this browser; Arabic first. */
export function rememberedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'ar'
}

/** Brings one language's sentences, once. */
export async function loadWords(language: Language): Promise<Dictionary> {
  const before = loaded.get(language)
  if (before) return before
  const words = (await loaders[language]()).default
  loaded.set(language, words)
  return words
}

const WordsContext = createContext<Words | null>(null)

type Piece = string | number | ReactNode | Tag<ReactNode>

/** Every value of a sentence stands apart from the direction of the words around it; plurals keep their bare number. */
function isolated(values: RichValues): Record<string, Piece> {
  const drawn: Record<string, Piece> = { b: (pieces) => <strong key="b">{keyed(pieces)}</strong> }
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'function') drawn[name] = (pieces: ReactNode[]) => value(keyed(pieces))
    else drawn[name] = typeof value === 'number' ? value : <bdi key={name}>{value}</bdi>
  }
  return drawn
}

function keyed(pieces: ReactNode[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence never move
  return pieces.map((piece, index) => <Fragment key={index}>{piece}</Fragment>)
}

/** Gives everything below the sentences of one language; `initial` is loaded before the first drawing. */
export function WordsProvider({
  initial,
  children,
}: {
  initial: { language: Language; words: Dictionary }
  children: ReactNode
}) {
  const [current, setCurrent] = useState(initial)
  const setLanguage = useCallback((language: Language) => {
    localStorage.setItem(storageKey, language)
    void loadWords(language).then((words) => setCurrent({ language, words }))
  }, [])
  useEffect(() => {
    // Another tab of the same person changed the language.
    const follow = (event: StorageEvent) => {
      if (event.key === storageKey && (event.newValue === 'ar' || event.newValue === 'en')) setLanguage(event.newValue)
    }
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [setLanguage])
  const value = useMemo<Words>(() => {
    const { language, words } = current
    return {
      language,
      direction: language === 'ar' ? 'rtl' : 'ltr',
      t: (key, values) => say(language, words, key, values),
      rich: (key, values = {}) => keyed(sayPieces<ReactNode>(language, words, key, isolated(values))),
      known: (key, values) => (words[key] === undefined ? null : say(language, words, key, values)),
      named: (name) => (name ? name[language] || name.ar || name.en : ''),
      setLanguage,
    }
  }, [current, setLanguage])
  return <WordsContext value={value}>{children}</WordsContext>
}

/** The words of the reader's language: `const { t } = useWords()`. */
export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords outside WordsProvider')
  return words
}

/** A count as it is written in sentences and tables. */
export function useNumber(): (value: number) => string {
  const { language } = useWords()
  return (value) => formatNumber(value, language)
}

/** The kit's own words, from the same files. */
export function useUiWord(): UiWord {
  const { t } = useWords()
  return useCallback((key, values) => t(key as WordKey, values), [t])
}
