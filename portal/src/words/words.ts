import { createContext, h, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type arabic from '../../../words/portal.ar.json'
import { formatPieces, formatText, type Values } from './format-message.ts'

/** Every key of the portal's words. */
export type PortalKey = keyof typeof arabic
/** The portal's sentences in one language; a key missing there is shown by its English or Arabic sentence. */
export type Sentences = Partial<Record<PortalKey, string>>

export interface Words {
  readonly language: string
  readonly direction: 'rtl' | 'ltr'
  /** A sentence for the screen; its values are isolated, so that numbers and names keep their own direction. */
  t(key: PortalKey, values?: Values): string | (string | VNode)[]
  /** A plain sentence, for names of controls, titles and announcements. */
  word(key: PortalKey, values?: Values): string
}

const RIGHT_TO_LEFT = /^(ar|fa|ur|he|ps|sd|ckb|ug|yi|dv)\b/

/** The direction a language is written in. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
}

/** Words in one language from its loaded sentences. */
export function wordsOf(language: string, sentences: Sentences): Words {
  return {
    language,
    direction: directionOf(language),
    t: (key, values) => {
      const message = sentences[key] ?? key
      if (!values) return formatText(message, {}, language)
      return formatPieces(message, values, language).map((piece) =>
        piece.kind === 'text' ? piece.text : h('bdi', {}, piece.text),
      )
    },
    word: (key, values = {}) => formatText(sentences[key] ?? key, values, language),
  }
}

export const WordsContext = createContext<Words>(wordsOf('ar', {}))

/** The words of the nearest language around this component. */
export function useWords(): Words {
  return useContext(WordsContext)
}

/** A code as an ICU select case: letters, digits and underscores only. */
export function asCase(code: string | null | undefined): string {
  return (code ?? 'none').replace(/\W/g, '_')
}
