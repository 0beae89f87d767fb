import type { Trx } from '#platform/database'
import { nameTokens, plainWords, searchKeys, westernDigits } from '#rooms/customers'
import type { CaseRow } from './case-store.ts'

/** Rewrites what a case is searched by: the words of its subject, its number, and the customer's name. */
export async function refreshTokens(trx: Trx, row: CaseRow, customerName: string | null): Promise<void> {
  const tokens = caseTokens(row, customerName)
  await trx.deleteFrom('cases.caseToken').where('caseId', '=', row.id).execute()
  await trx
    .insertInto('cases.caseToken')
    .values(tokens.map((token) => ({ entityId: row.entityId, caseId: row.id, token })))
    .execute()
}

/** The words of a case's subject, its number, and its customer's name, as they are searched. */
export function caseTokens(words: { subject: string; number: string }, customerName: string | null): string[] {
  const names = customerName ? nameTokens(customerName) : []
  return [...new Set([...subjectTokens(words.subject), ...numberTokens(words.number), ...names])]
}

function subjectTokens(subject: string): string[] {
  return plainWords(subject).flatMap((word) => {
    const forms = new Set([word, word.replace(/^(?:وال|بال|كال|فال|لل|ال)(?=.{3,})/, '')])
    return [...forms].flatMap((form) => beginnings(form))
  })
}

function beginnings(word: string): string[] {
  const ends = Math.min(word.length, 12)
  return Array.from({ length: Math.max(ends - 1, 0) }, (_, index) => `w:${word.slice(0, index + 2)}`)
}

function numberTokens(number: string): string[] {
  const count = number.slice(number.lastIndexOf('-') + 1)
  return [`#:${number}`, `#:${count}`, `#:${Number(count)}`]
}

/** Whether this is a case's number, whole or without entity and year: it finds that case and no other. */
export function isCaseNumber(text: string): boolean {
  return /^(?:[A-Z0-9]{2,8}-\d{4}-)?\d+$/.test(westernDigits(text).trim().toUpperCase())
}

/** For each word looked for, the tokens any of which will do; a number finds the case of that count or full number. */
export function caseSearchKeys(text: string): string[][] {
  const plain = westernDigits(text).trim().toUpperCase()
  if (/^[A-Z0-9]{2,8}-\d{4}-\d+$/.test(plain)) return [[`#:${plain}`]]
  if (/^\d+$/.test(plain)) return [[`#:${plain}`, `#:${Number(plain)}`]]
  return searchKeys(text)
}
