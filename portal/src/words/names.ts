import type { Names } from '../api/types.ts'

/** A name in the reader's language: Arabic for Arabic, otherwise the language itself or English. */
export function named(name: Names | string | null | undefined, language: string): string {
  if (!name) return ''
  if (typeof name === 'string') return name
  return (name as unknown as Record<string, string | undefined>)[language] ?? name.en ?? name.ar
}
