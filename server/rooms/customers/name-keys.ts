import { normalise, wordsOf } from '#platform/language'

const arabicLetters: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'b',
  ت: 't',
  ط: 't',
  ث: 't',
  ج: 'j',
  چ: 'c',
  گ: 'j',
  ح: 'h',
  ه: 'h',
  ة: 'h',
  ھ: 'h',
  ہ: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ض: 'd',
  ظ: 'd',
  ر: 'r',
  ز: 'z',
  ژ: 'z',
  س: 's',
  ص: 's',
  ش: 'c',
  غ: 'g',
  ف: 'f',
  ڤ: 'f',
  ق: 'k',
  ك: 'k',
  ک: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  و: 'w',
  ي: 'y',
  ی: 'y',
}

const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/kh/g, 'X'],
  [/sh|ch|sch/g, 'C'],
  [/gh/g, 'G'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/p/g, 'b'],
  [/v/g, 'f'],
  [/x/g, 'ks'],
  [/g/g, 'j'],
]

/** A text as names are compared: normalised, without the hamza and the apostrophes that come and go in them. */
export function plainText(text: string): string {
  return normalise(text).replace(/[ء'’‘`ʼ]/g, '')
}

/** The words of a text in their plain spelling. */
export function plainWords(text: string): string[] {
  return wordsOf(plainText(text))
}

/**
 * What a name sounds like with its vowels gone, the same for محمد, Mohammed and Muhammad; empty when nothing is left.
 * Articles fall away, doubled letters count once, an ending h is not heard.
 */
export function soundKey(word: string): string {
  const plain = plainText(word)
  const letters = /\p{Script=Arabic}/u.test(plain) ? fromArabic(plain) : fromLatin(plain)
  const first = letters.slice(0, 1)
  const rest = letters.slice(1).replace(/[aeiouwy]/g, '')
  const key = (/[aeiou]/.test(first) ? '' : first) + rest
  const heard = key
    .toLowerCase()
    .replace(/(.)\1+/g, '$1')
    .replace(/h$/, '')
  return heard.replace(/^bdl/, 'bd')
}

/** The tokens under which a name is found: beginnings of its words as written, and the sound of each. */
export function nameTokens(name: string): string[] {
  const tokens = new Set<string>()
  for (const word of joinServants(plainWords(name))) {
    for (const written of new Set([word, withoutArticle(word)])) {
      for (let length = 2; length <= Math.min(written.length, 12); length++) tokens.add(`w:${written.slice(0, length)}`)
    }
    const sound = soundKey(withoutArticle(word))
    if (sound.length > 1) tokens.add(`s:${sound}`)
  }
  return [...tokens]
}

/** For each word looked for, the tokens any of which will do. Every word must be found. */
export function searchKeys(text: string): string[][] {
  return joinServants(plainWords(text))
    .map((word) => {
      const written = withoutArticle(word)
      const sound = soundKey(written)
      const keys = [word, written].filter((one) => one.length > 1).map((one) => `w:${one.slice(0, 12)}`)
      if (sound.length > 1) keys.push(`s:${sound}`)
      return [...new Set(keys)]
    })
    .filter((keys) => keys.length > 0)
}

const articles = new Set(['al', 'el', 'ال', 'bin', 'ibn', 'bint', 'بن', 'ابن', 'بنت'])

// عبد الرحمن, Abdul Rahman and Abdulrahman are one name; bin, bint and a lone article are no part of what is looked for.
function joinServants(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    if (articles.has(word)) continue
    const last = joined.at(-1)
    if (last !== undefined && /^(عبد|abd|abdu|abdul|abdel|abdal)$/.test(last)) joined[joined.length - 1] = last + word
    else joined.push(word)
  }
  return joined
}

function withoutArticle(word: string): string {
  if (/^ال.{3,}/.test(word)) return word.slice(2)
  if (/^al.{4,}/.test(word)) return word.slice(2)
  return word
}

function fromArabic(word: string): string {
  return [...word].map((letter) => arabicLetters[letter] ?? (letter === 'ا' || letter === 'ع' ? 'a' : '')).join('')
}

function fromLatin(word: string): string {
  let letters = word.replace(/[^a-z]/g, '')
  for (const [sound, letter] of latinSounds) letters = letters.replace(sound, letter)
  return letters
}
