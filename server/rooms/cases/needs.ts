import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import type { CaseClass, CaseType, Names, PromiseUnit } from './words.ts'

export interface PromiseTarget {
  amount: number
  unit: PromiseUnit
}

export interface UnitFacts {
  id: string
  entityId: string
  parentUnitId: string | null
  level: string
  name: Names
}

/** Asked of other rooms; app/build.ts fills it. */
export interface CasesNeeds {
  entities: {
    codeOf(
      trx: Trx,
      entityId: string,
    ): Promise<{ code: string; slug: string; name: Names; short: Names; colour: string; timezone: string }>
    /** What the entity promises for this type and class; null where its agreement is silent. */
    targetOf(
      trx: Trx,
      wanted: { entityId: string; type: CaseType; class: CaseClass | null },
    ): Promise<PromiseTarget | null>
    /** The moment so much working time of the entity's calendar has passed. */
    addWorkingTime(trx: Trx, wanted: { entityId: string; from: Date; target: PromiseTarget }): Promise<Date>
    /** All units of an entity, parents before children. */
    unitsOf(trx: Trx, entityId: string): Promise<UnitFacts[]>
  }
  customers: {
    contactPointsOf(
      trx: Trx,
      customerId: string,
    ): Promise<{
      name: { ar: string | null; latin: string | null }
      language: string
      emails: string[]
      phones: string[]
    }>
    shareWith(trx: Trx, wanted: { customerId: string; aboutEntityId: string }): Promise<void>
  }
  channels: {
    /** Writes the case on the contact, or takes it off. */
    linkCase(
      trx: Trx,
      wanted: { contactId: string; caseId: string | null; caseNumber: string | null; by: Actor },
    ): Promise<unknown>
  }
  routing: {
    /** Something about a case that the contact centre must now do: tell the answer, send a returned leg elsewhere. */
    enqueueAnswer(trx: Trx, wanted: AnswerOwed): Promise<unknown>
    /** Nothing is left to do: the case was told, closed or taken up by hand. */
    withdrawAnswer(trx: Trx, wanted: { entityId: string; caseId: string; reason: string }): Promise<unknown>
  }
  files: {
    /** Keeps an upload for this entity; refuses by size and type. */
    store(trx: Trx, wanted: { entityId: string; name: string; stream: NodeJS.ReadableStream }): Promise<StoredFile>
    read(trx: Trx, fileId: string): Promise<StoredFile & { stream: NodeJS.ReadableStream }>
  }
}

export interface StoredFile {
  id: string
  name: string
  mime: string
  bytes: number
}

export interface AnswerOwed {
  entityId: string
  caseId: string
  legId: string
  reason: 'answered' | 'returned' | 'customer-asked' | 'customer-added'
  lineId: string | null
  topicId: string | null
  language: string
  preferredAgentId: string | null
  priority: number
  dueAt: Date
}
