import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'

export type Language = 'ar' | 'en'

export interface Words {
  /** The sentence of a key in a language, filled; an unknown key or a missing value is a fault. */
  say(
    language: string,
    key: string,
    values?: Record<string, string | number | boolean | Date | null | undefined>,
  ): string
  has(key: string): boolean
}

const folder = join(import.meta.dirname, '..', '..', '..', 'words')

/** Reads every words/<area>.<language>.json. What a language does not say itself it says in English. */
export async function loadWords(from = folder): Promise<Words> {
  const byLanguage = new Map<string, Map<string, string>>()
  for await (const file of glob('*.json', { cwd: from })) {
    const language = /^(?:[a-z-]+\.)?([a-z]{2,3})\.json$/.exec(file)?.[1]
    if (!language) continue
    const texts = byLanguage.get(language) ?? new Map<string, string>()
    const content = JSON.parse(await readFile(join(from, file), 'utf8')) as Record<string, string>
    for (const [key, text] of Object.entries(content)) texts.set(key, text)
    byLanguage.set(language, texts)
  }
  const formats = new Map<string, IntlMessageFormat>()
  return {
    has: (key) => byLanguage.get('ar')?.has(key) ?? false,
    say: (language, key, values = {}) => {
      const spoken = byLanguage.get(language)?.has(key) ? language : 'en'
      const text = byLanguage.get(spoken)?.get(key)
      if (text === undefined) throw new Error(`No words for ${key} in ${spoken}.`)
      const id = `${spoken}:${key}`
      // Arabic screens use the digits 0–9, the habit of the government's own pages.
      const format =
        formats.get(id) ?? new IntlMessageFormat(text, spoken === 'ar' ? 'ar-AE-u-nu-latn' : `${spoken}-AE`)
      formats.set(id, format)
      return String(format.format(values))
    },
  }
}
