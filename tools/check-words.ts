import { existsSync, globSync, readFileSync } from 'node:fs'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { allKeys, wordKeysSource } from './generate-words.ts'
import { languages, mergedWords, readWordFiles, root, type WordFile } from './word-files.ts'

/** The names a message asks for, with the kind of each where plurals or choices depend on it; tags count too. */
export function placeholders(message: string): string[] {
  const found = new Set<string>()
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value)
      if (element.type === TYPE.tag) walk(element.children)
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(parse(message))
  return [...found].toSorted()
}

/** Keys written out in a source text: as the argument of t, rich or word, and as any plain literal. */
export function keysIn(source: string): { asked: string[]; literals: string[]; prefixes: string[] } {
  const asked = [
    ...source.matchAll(/\b(?:t|rich|word|textIn|say)\(\s*(?:[\w.]+,\s*)?['"]([a-z][\w.-]*\.[\w.-]+)['"]/g),
  ].map((match) => match[1] ?? '')
  const literals = [...source.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1] ?? '')
  const prefixes = [
    ...source.matchAll(/\b(?:t|rich|word|textIn|say)\(\s*(?:[\w.]+,\s*)?`([a-z][\w.-]*\.)[^`]*\$\{/g),
  ].map((match) => match[1] ?? '')
  return { asked, literals, prefixes }
}

function faultsInFiles(files: readonly WordFile[]): string[] {
  const faults: string[] = []
  const owners = new Map<string, string>()
  for (const file of files) {
    for (const key of Object.keys(file.words)) {
      const owner = owners.get(`${file.language} ${key}`)
      if (owner !== undefined) faults.push(`${key}: in ${owner} and in ${file.path.replace(root, '')}`)
      owners.set(`${file.language} ${key}`, file.path.replace(root, ''))
    }
  }
  const [ar, en] = languages.map((language) => mergedWords(files, language))
  if (!ar || !en) return faults
  for (const key of new Set([...ar.keys(), ...en.keys()])) {
    const [arabic, english] = [ar.get(key), en.get(key)]
    if (arabic === undefined || english === undefined) {
      faults.push(`${key}: missing in ${arabic === undefined ? 'Arabic' : 'English'}`)
      continue
    }
    try {
      const [inArabic, inEnglish] = [placeholders(arabic).join(' '), placeholders(english).join(' ')]
      if (inArabic !== inEnglish) faults.push(`${key}: Arabic asks for "${inArabic}", English for "${inEnglish}"`)
    } catch (error) {
      faults.push(`${key}: not a message (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  return faults
}

const sourceFiles = ['server/**/*.{ts,tsx}', 'console/src/**/*.{ts,tsx}', 'portal/**/*.{ts,tsx}', 'seed/**/*.ts']

function faultsInCode(known: ReadonlySet<string>, dynamic: readonly string[]): string[] {
  const used = new Set<string>()
  const faults: string[] = []
  for (const path of globSync(sourceFiles, { cwd: root }).filter(
    (one) => !/\.gen\.ts$|\.test\.tsx?$|node_modules|dist\//.test(one),
  )) {
    const { asked, literals, prefixes } = keysIn(readFileSync(root + path, 'utf8'))
    for (const key of [...asked, ...literals]) if (known.has(key)) used.add(key)
    for (const key of asked) if (!known.has(key)) faults.push(`${key}: unknown, asked for in ${path}`)
    for (const prefix of prefixes)
      if (!dynamic.some((one) => prefix.startsWith(one) || one.startsWith(prefix)))
        faults.push(`${prefix}…: built in ${path}, not declared in words/dynamic-keys.json`)
  }
  for (const key of known)
    if (!used.has(key) && !dynamic.some((prefix) => key.startsWith(prefix))) faults.push(`${key}: never used`)
  return faults
}

function faultsInKeyList(): string[] {
  const path = `${root}console/src/app/word-keys.gen.ts`
  const fresh = existsSync(path) && readFileSync(path, 'utf8') === wordKeysSource(allKeys())
  return fresh ? [] : ['console/src/app/word-keys.gen.ts is stale: run node tools/generate-words.ts']
}

if (import.meta.main) {
  const files = readWordFiles()
  const dynamic = Object.keys(
    JSON.parse(readFileSync(`${root}words/dynamic-keys.json`, 'utf8')) as Record<string, string>,
  )
  const known = new Set(allKeys())
  const faults = [...faultsInFiles(files), ...faultsInCode(known, dynamic), ...faultsInKeyList()]
  if (known.size === 0) faults.push('no words found at all')
  for (const fault of faults) console.error(fault)
  console.log(`words: ${known.size} keys in ${files.length} files, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
