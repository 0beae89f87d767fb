import type { Actor, Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import type { Listen } from '#platform/events'
import type { Route } from '#platform/http'
import type { TimelineEntry, TimelineWanted } from '#rooms/customers'
import type { CaseFilled, CaseWanted } from './open-case.ts'
import type { CaseId, CaseStatus, CaseType, Names, StaffPerson, Timeliness } from './words.ts'

export interface DraftWanted {
  entityId: string
  aboutEntityId?: string | null
  contactId: string
  lineId: string
  channel: string
  language: string
  topicId?: string | null
  customerId?: string | null
  nameGiven?: string | null
  phoneGiven?: string | null
  emailGiven?: string | null
  subject?: string
  description?: string
}

/** A case in a list or beside a conversation. */
export interface CaseSummary {
  id: CaseId
  entityId: string
  aboutEntityId: string | null
  number: string
  type: CaseType
  class: string | null
  subject: string
  status: CaseStatus
  statusSince: string
  unit: { id: string; name: Names } | null
  owner: { id: string; name: Names } | null
  customer: { id: string; name: { ar: string | null; latin: string | null } } | null
  nameGiven: string | null
  topicId: string | null
  promisedAt: string | null
  nearAt: string | null
  timeliness: Timeliness
  openedAt: string
  closedAt: string | null
  chasers: number
  version: number
}

/** What other rooms may ask of cases; every function works in the caller's transaction. */
export interface CasesActions {
  /** A numbered draft for a contact that has just arrived; its secret goes into the tracking link. */
  openDraft(trx: Trx, wanted: DraftWanted): Promise<{ caseId: CaseId; number: string; secret: string }>
  /** Opens a case for a contact or without one, or completes the contact's draft; the customer is sent number and link. */
  openCase(trx: Trx, wanted: CaseWanted): Promise<CaseSummary>
  completeDraft(
    trx: Trx,
    wanted: CaseFilled & { caseId: string; actor: Actor & { kind: 'staff' } },
  ): Promise<CaseSummary>
  /** The agent who took the contact becomes the owner of its draft. */
  takeDraft(trx: Trx, wanted: { caseId: string; staff: StaffPerson }): Promise<void>
  /** The customer of a contact, written on its case too while that is a draft or names nobody. */
  nameCustomer(
    trx: Trx,
    wanted: { caseId: string; customerId: string | null; staff: Pick<StaffPerson, 'id' | 'name'> },
  ): Promise<void>
  /** Links a contact to a case the reader may see: its draft, if any, is voided and redirects there, and an open case gets a chaser. */
  linkContact(
    trx: Trx,
    wanted: { caseId: string; contactId: string; actor: Actor; reader: Reader },
  ): Promise<{ caseId: CaseId; number: string }>
  /** The customer or a manager hurries an open case. */
  chase(
    trx: Trx,
    wanted: {
      caseId: string
      by: 'customer' | 'manager'
      text: string | null
      actor: Actor
      contactId?: string | null
      clientId?: string | null
    },
  ): Promise<void>
  /** Completes the draft of a contact (or opens a case) as a simple enquiry that was answered, told and closed in one step. */
  answerAndClose(
    trx: Trx,
    wanted: {
      entityId: string
      contactId: string
      caseId: string | null
      lineId: string | null
      channel: string
      topicId: string | null
      customerId: string | null
      subject: string
      answer: string
      language: string
      staff: StaffPerson
    },
  ): Promise<{ caseId: CaseId; number: string }>
  /** The department's part is asked for: a leg to the unit. Used by a transfer to a department; a draft becomes an enquiry first. */
  referTo(
    trx: Trx,
    wanted: { caseId: string; unitId: string; unitEntityId?: string; question: string; staff: StaffPerson },
  ): Promise<void>
  caseById(trx: Trx, caseId: string): Promise<CaseSummary>
  /** Unfinished cases of a customer that the reader may see: what a contact may be linked to. */
  openCasesOf(trx: Trx, wanted: { customerId: string; reader: Reader }): Promise<CaseSummary[]>
  /** A case by its number, following redirections; null when the reader may not know of it. */
  caseByNumber(trx: Trx, wanted: { number: string; reader: Reader }): Promise<CaseSummary | null>
  /** Whether lists show the reader a case of this customer. */
  seesCaseOf(trx: Trx, wanted: { customerId: string; entityId: string; reader: Reader }): Promise<boolean>
  /** A source of the customer's timeline. */
  timelineOf(trx: Trx, wanted: TimelineWanted): Promise<TimelineEntry[]>
  /** How many unfinished cases the reader sees in an entity. */
  countUnfinished(trx: Trx, wanted: { entityId: string; reader: Reader }): Promise<number>
  /** Legs and cases nobody answers for: stays 0. */
  countLimbo(trx: Trx): Promise<number>
}

export interface CasesRoom extends CasesActions {
  routes: Route[]
  listeners: {
    /** `contact.moved` to active: the agent owns the draft. */
    noteAgent: Listen
    /** `contact.ended`: the draft of a contact that somebody held is theirs to complete. */
    settleDraft: Listen
  }
}
