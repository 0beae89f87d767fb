import { type CaseFile, type CaseSummary, caseTypes } from './types.ts'

export type CaseType = CaseSummary['type']
export type CaseClass = 'urgent' | 'ordinary' | 'confidential'

/** What a case says, as people fill it in. */
export interface CaseWords {
  type: CaseType
  class: CaseClass | null
  subject: string
  description: string
  place: string
  topicId: string | null
}
export type Missing = 'subject' | 'class' | 'place'

/** A case before anybody wrote anything. */
export const blank: CaseWords = { type: 'enquiry', class: null, subject: '', description: '', place: '', topicId: null }

/** What a case says now. */
export function wordsOf(file: CaseFile): CaseWords {
  const { type, subject, description, topicId } = file
  const known = classesOf(type).find((one) => one === file.class)
  return { type, class: known ?? null, subject, description, place: file.place ?? '', topicId }
}

/** The classes a type knows: complaints all three, reports of danger may be urgent, nothing else. */
export function classesOf(type: CaseType): readonly CaseClass[] {
  if (type === 'complaint') return ['ordinary', 'urgent', 'confidential']
  return type === 'report' ? ['ordinary', 'urgent'] : []
}

/** The words with another type: a class it does not know is forgotten. */
export function withType(words: CaseWords, type: string | null): CaseWords {
  const next = caseTypes.find((one) => one === type) ?? words.type
  return { ...words, type: next, class: words.class && classesOf(next).includes(words.class) ? words.class : null }
}

/** What must be said before this is a case. */
export function missingIn(words: CaseWords): Missing[] {
  const missing: Missing[] = []
  if (words.subject.trim() === '') missing.push('subject')
  if (words.type === 'complaint' && !words.class) missing.push('class')
  if (words.type === 'report' && words.place.trim() === '') missing.push('place')
  return missing
}

/** The words as the server takes them. */
export function sentOf(words: CaseWords) {
  const { subject, description, place } = words
  return { ...words, subject: subject.trim(), description: description.trim(), place: place.trim() || null }
}
