import type { CaseClass, CaseFile, CaseType } from './shapes.ts'

export const caseTypes = [
  'enquiry',
  'complaint',
  'suggestion',
  'remark',
  'report',
  'service-request',
  'advice',
  'praise',
] as const satisfies readonly CaseType[]

/** What an agent fills in; what was not touched is missing. */
export interface CaseEdits {
  type?: CaseType
  class?: CaseClass | null
  subject?: string
  description?: string
  place?: string | null
  topicId?: string | null
}
export type CaseFilled = Required<CaseEdits>
type Before = Pick<CaseFile, 'type' | 'class' | 'subject' | 'description' | 'place' | 'topicId'>

/** A case before anybody wrote anything. */
export const blankCase: Before = {
  type: 'enquiry',
  class: null,
  subject: '',
  description: '',
  place: null,
  topicId: null,
}

/** The classes a type knows: complaints all three, reports of danger may be urgent, nothing else. */
export function classesOf(type: CaseType): readonly CaseClass[] {
  if (type === 'complaint') return ['urgent', 'confidential', 'ordinary']
  return type === 'report' ? ['urgent', 'ordinary'] : []
}

/** The case as it would be saved. */
export function filledWith(before: Before, edits: CaseEdits): CaseFilled {
  const type = edits.type ?? before.type
  const wanted = edits.class === undefined ? (before.class as CaseClass | null) : edits.class
  return {
    type,
    class: wanted && classesOf(type).includes(wanted) ? wanted : null,
    subject: edits.subject ?? before.subject,
    description: edits.description ?? before.description,
    place: edits.place === undefined ? before.place : edits.place,
    topicId: edits.topicId === undefined ? before.topicId : edits.topicId,
  }
}

/** Only what differs from what is saved, as the edit route takes it; an emptied subject is never sent. */
export function changesOf(before: Before, edits: CaseEdits): CaseEdits {
  const filled = filledWith(before, edits)
  const changed = (Object.keys(filled) as (keyof CaseFilled)[]).filter((key) => tidy(filled[key]) !== tidy(before[key]))
  const kept = changed.filter((key) => key !== 'subject' || filled.subject.trim() !== '')
  return Object.fromEntries(kept.map((key) => [key, tidy(filled[key])])) as CaseEdits
}

const tidy = (value: string | null) => (typeof value === 'string' ? value.trim() : value)

export type Missing = 'subject' | 'class' | 'place'

/** What must be named before this is a case. */
export function missingIn(filled: CaseFilled): Missing[] {
  const missing: Missing[] = []
  if (filled.subject.trim() === '') missing.push('subject')
  if (filled.type === 'complaint' && !filled.class) missing.push('class')
  if (filled.type === 'report' && !filled.place?.trim()) missing.push('place')
  return missing
}
