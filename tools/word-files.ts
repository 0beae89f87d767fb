import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const languages = ['ar', 'en'] as const
export type WordLanguage = (typeof languages)[number]
export type WordFile = { area: string; language: WordLanguage; path: string; words: Record<string, string> }

const named = /^(?<area>[a-z0-9-]+)\.(?<language>ar|en)\.json$/

/** Every `words/<area>.<language>.json`, and the plain `ar.json` and `en.json` where they exist. */
export function readWordFiles(folder = `${root}words`): WordFile[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const parts = named.exec(name)?.groups ?? /^(?<language>ar|en)\.json$/.exec(name)?.groups
      if (!parts) return []
      const path = `${folder}/${name}`
      const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
      return [{ area: parts.area ?? '', language: parts.language === 'ar' ? 'ar' : 'en', path, words }]
    })
}

/** All words of one language, merged. */
export function mergedWords(files: readonly WordFile[], language: WordLanguage): Map<string, string> {
  return new Map(files.filter((file) => file.language === language).flatMap((file) => Object.entries(file.words)))
}
