import IntlMessageFormat from 'intl-messageformat'
import { type Language, localeOf } from '../ui/format.ts'

export type PlainValues = Record<string, string | number>
const compiled = new Map<string, IntlMessageFormat>()

function messageFor(language: Language, text: string): IntlMessageFormat {
  const name = `${language} ${text}`
  let message = compiled.get(name)
  if (!message) {
    message = new IntlMessageFormat(text, localeOf(language))
    compiled.set(name, message)
  }
  return message
}

/** A sentence with its values filled in; digits are 0–9 in both languages. A missing key shows itself. */
export function say(language: Language, words: Record<string, string>, key: string, values?: PlainValues): string {
  const text = words[key]
  if (text === undefined) return key
  if (!values && !/[{<']/.test(text)) return text
  return String(messageFor(language, text).format(values))
}

/** Draws the inside of a tag from its pieces. */
export type Tag<Piece> = (pieces: (string | Piece)[]) => Piece

/** The pieces of a sentence whose values are more than plain text; the caller draws them. */
export function sayPieces<Piece>(
  language: Language,
  words: Record<string, string>,
  key: string,
  values: Record<string, string | number | Piece | Tag<Piece>>,
): (string | Piece)[] {
  const text = words[key]
  if (text === undefined) return [key]
  const spoken = messageFor(language, text).format<Piece>(values as Record<string, Piece>)
  return Array.isArray(spoken) ? spoken : [spoken]
}
