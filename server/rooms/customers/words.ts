import type { Id } from '#platform/ids'
import type { IdentifierKind, IdentifierWarning } from './identifiers.ts'

export type CustomerId = Id<'customer'>
export type IdentifierId = Id<'customer-identifier'>
export type VerificationQuestionId = Id<'verification-question'>

export const residentKinds = ['citizen', 'resident', 'visitor', 'investor'] as const
export type ResidentKind = (typeof residentKinds)[number]
export const customerKinds = ['person', 'organisation'] as const
export type CustomerKind = (typeof customerKinds)[number]
export const languages = ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'] as const

export interface Names {
  ar: string
  en: string
}

/** One name, in the scripts it is known in; at least one is there. */
export interface CustomerName {
  ar: string | null
  latin: string | null
}

export interface Identifier {
  id: IdentifierId
  kind: IdentifierKind
  value: string
  shown: string
  warning: IdentifierWarning | null
}

export interface Customer {
  id: CustomerId
  entityId: string
  kind: CustomerKind
  residentKind: ResidentKind | null
  title: string | null
  name: CustomerName
  segment: { code: string; name: Names } | null
  language: string
  determination: boolean
  senior: boolean
  /** Points added to the priority of their waiting contacts, as their entity sets it. */
  priority: number
  identifiers: Identifier[]
  createdAt: string
  version: number
}

/** What suffices to tell customers apart in a list. */
export interface CustomerSummary {
  id: CustomerId
  entityId: string
  kind: CustomerKind
  residentKind: ResidentKind | null
  name: CustomerName
  segment: string | null
  determination: boolean
  senior: boolean
  language: string
  /** The identifiers shown, most telling first. */
  identifiers: { kind: IdentifierKind; shown: string; warning: IdentifierWarning | null }[]
}

export interface VerificationQuestion {
  id: VerificationQuestionId
  code: string
  text: Names
  level: number
}

/** One line of a customer's life with us. */
export interface TimelineEntry {
  kind: 'contact' | 'case'
  id: string
  at: string
  /** The channel of a contact, the type of a case. */
  about: string
  /** The outcome or state of a contact, the status of a case. */
  state: string
  title: string | null
  caseId: string | null
  caseNumber: string | null
  topicId: string | null
  open: boolean
}
