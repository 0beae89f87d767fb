/**
 * Text as it is compared and searched: one shape of alef, ya, kaf and ha for Arabic, Persian and Urdu keyboards, no
 * vowel signs or tatweel, digits 0–9, small letters, no Latin accents. Marks of Devanagari stay: they are letters there.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[\u064B-\u065F\u0670\u0640\u06D6-\u06ED\u200C-\u200F\u2066-\u2069]/g, '')
    .normalize('NFC')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىیې]/g, 'ي')
    .replace(/[کڪ]/g, 'ك')
    .replace(/[ةۃھہۂۀە]/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .toLowerCase()
}

/** The words of a text, normalised: runs of letters, marks and digits of any script. */
export function wordsOf(text: string): string[] {
  return normalise(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
