import type { EntityId, Id, StaffId } from '#platform/ids'

export type CaseId = Id<'case'>
export type LegId = Id<'leg'>

export const caseTypes = [
  'enquiry',
  'complaint',
  'suggestion',
  'remark',
  'report',
  'service-request',
  'advice',
  'praise',
] as const
export type CaseType = (typeof caseTypes)[number]

/** Complaints are urgent, ordinary or confidential; a report of danger is urgent. */
export const caseClasses = ['urgent', 'ordinary', 'confidential'] as const
export type CaseClass = (typeof caseClasses)[number]

export const legStatuses = ['sent', 'accepted', 'returned', 'waiting-customer', 'waiting-other', 'answered'] as const
export type LegStatus = (typeof legStatuses)[number]

export const caseStatuses = [
  'draft',
  'new',
  'referred',
  'in-progress',
  'returned',
  'waiting-customer',
  'waiting-other',
  'answered',
  'told',
  'closed',
  'reopened',
  'void',
] as const
export type CaseStatus = (typeof caseStatuses)[number]

export const tellingChannels = ['mail', 'sms', 'chat', 'phone', 'counter', 'letter'] as const
export type TellingChannel = (typeof tellingChannels)[number]
export type TellingOutcome = 'reached' | 'not-reached' | 'sent'

export type PromiseUnit = 'working_hours' | 'working_days' | 'clock_hours'

export interface Names {
  ar: string
  en: string
}

/** A member of staff who does something to a case. */
export interface StaffPerson {
  id: StaffId | string
  name: Names
  entityId: EntityId | string
}

/** Where a case stands against its promised date. */
export type Timeliness = 'on-time' | 'near' | 'overdue' | 'done'
