import type { Spoken } from '../language/index.ts'
import { spellArabicValue } from './arabic-numbers.ts'
import { speakValue } from './speak-value.ts'

/** A prompt's text with its values in words, as it is shown; a slot without a value stays empty. */
export function wordsOf(text: string, language: string, values: Spoken['values'], today: string): string {
  return filled(text, values, (value) => speakValue(language, value, today))
}

/** The same as the voice must read it: values spelled for it, then the words of the pronunciation list. */
export function spelledFor(
  text: string,
  {
    language,
    values,
    today,
    pronunciations,
  }: { language: string; values: Spoken['values']; today: string; pronunciations: ReadonlyMap<string, string> },
): string {
  const spelled = filled(text, values, (value) => {
    const words = speakValue(language, value, today)
    return language === 'ar' && value.kind !== 'text' ? spellArabicValue(words) : words
  })
  return spelled.replace(/[\p{L}\p{M}]+/gu, (word) => pronunciations.get(word) ?? word)
}

function filled(
  text: string,
  values: Spoken['values'],
  say: (value: NonNullable<Spoken['values']>[string]) => string,
): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = values?.[slot]
    return value ? say(value) : ''
  })
}

/** Sentences: the pauses between them are ours, not the voice's. */
export function sentencesOf(text: string): string[] {
  return (text.match(/[^.!?؟۔।]+[.!?؟۔।]*/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one))
}
