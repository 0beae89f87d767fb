import type { Trx } from '#platform/database'
import type { ContactId, SilenceTimes, SystemText } from '#rooms/channels'
import type { CallsNeeds } from './calls/calls-needs.ts'

/** Work that must reach an agent, as routing takes it. */
export interface WorkWanted {
  entityId: string
  kind: 'contact' | 'callback'
  subjectId: string
  channel: 'chat' | 'voice' | 'callback'
  queueId?: string | null
  defaultQueueId?: string | null
  topicId?: string | null
  language?: string | null
  priority?: number
  preferredAgentId?: string | null
  front?: boolean
  availableAt?: Date | null
  arrivedAt?: Date | null
  dueAt?: Date | null
}

/** What a waiting contact's agent must speak, and what is spoken in its queue by those who are not off duty. */
export interface LanguageStanding {
  language: string | null
  stay: string
  spoken: readonly string[]
}

export interface DraftCaseWanted {
  entityId: string
  aboutEntityId: string | null
  contactId: string
  lineId: string
  channel: string
  language: string
  topicId: string | null
  customerId: string | null
  nameGiven: string | null
  phoneGiven: string | null
  emailGiven: string | null
  subject: string
  description: string
}

/** Asked of other rooms; app/build.ts fills it. */
export interface FlowsNeeds {
  /** What flows that lead calls ask besides. */
  calls: CallsNeeds
  // entities
  lineHours(
    trx: Trx,
    wanted: { entityId: string; lineId: string; at: Date },
  ): Promise<{ isOpen: boolean; opensAt: Date | null }>
  addWorkingTime(
    trx: Trx,
    wanted: { entityId: string; from: Date; target: { amount: number; unit: 'working_hours' } },
  ): Promise<Date>
  // channels
  /** Whether the contact is a chat that waits for an agent. */
  isWaitingChat(trx: Trx, contactId: ContactId): Promise<boolean>
  postNotice(trx: Trx, wanted: { contactId: ContactId } & SystemText): Promise<unknown>
  // services
  topicsOf(trx: Trx, entityId: string): Promise<{ id: string; name: { ar: string; en: string } }[]>
  // cases
  openDraft(trx: Trx, wanted: DraftCaseWanted): Promise<{ caseId: string; number: string; secret: string }>
  // routing
  enqueue(trx: Trx, wanted: WorkWanted): Promise<{ workItemId: string; queueId: string }>
  /** The first open one of the given queue, the topic's and the default; null where all lead nowhere. */
  openQueueFor(
    trx: Trx,
    asked: {
      entityId: string
      queueId?: string | null
      topicId: string | null
      language: string | null
      defaultQueueId: string | null
    },
  ): Promise<string | null>
  /** Where what is owed waits when nothing leads anywhere; there always is one. */
  queueOfLastResort(trx: Trx, entityId: string): Promise<string>
  /** Null when the contact does not wait. */
  languageStanding(trx: Trx, contactId: string): Promise<LanguageStanding | null>
  strandedContacts(trx: Trx, agentId: string): Promise<string[]>
  goOnInLanguage(trx: Trx, wanted: { entityId: string; contactId: string; language: string }): Promise<boolean>
  queue(trx: Trx, queueId: string): Promise<SilenceTimes | null>
}
