import type { EntityRow } from '../api/types.ts'

/** The entities whose name holds every word of the query, in Arabic or English, however it is spelled. */
export function findEntities(entities: readonly EntityRow[], query: string): readonly EntityRow[] {
  const words = normal(query).split(' ').filter(Boolean)
  return entities.filter((entity) => {
    const name = normal(`${entity.name.ar} ${entity.name.en}`)
    return words.every((word) => name.includes(word))
  })
}

/** Arabic as people type it: hamza, final ya and ta marbuta folded, vowel signs and tatweel dropped. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/\s+/g, ' ')
    .trim()
}
