import type { CaseFile } from '../types.ts'

export type CustomerWord =
  | {
      kind: 'reply'
      id: string
      at: string
      stage: 'interim' | 'final'
      channel: string
      text: string
      by: { ar: string; en: string }
    }
  | { kind: 'addition'; id: string; at: string; text: string }
  | { kind: 'chaser'; id: string; at: string; text: string | null }
  | {
      kind: 'telling'
      id: string
      at: string
      channel: string
      outcome: 'reached' | 'not-reached' | 'sent'
      content: boolean | null
      note: string | null
      by: { ar: string; en: string }
    }

/** Everything said between the customer and us about a case, oldest first; nothing internal is among it. */
export function customerWords(file: CaseFile): CustomerWord[] {
  const words: CustomerWord[] = [
    ...file.replies.map(({ author, ...reply }) => ({ ...reply, kind: 'reply' as const, by: author.name })),
    ...file.tellings.map(({ author, ...telling }) => ({ ...telling, kind: 'telling' as const, by: author.name })),
    ...file.additions.map((one) => ({ ...one, kind: 'addition' as const })),
    ...file.chaserList
      .filter((one) => one.by === 'customer')
      .map(({ id, at, text }) => ({ id, at, text, kind: 'chaser' as const })),
  ]
  return words.toSorted((one, other) => one.at.localeCompare(other.at))
}
