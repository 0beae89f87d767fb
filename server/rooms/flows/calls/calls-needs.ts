import type { Trx } from '#platform/database'
import type { ContactId } from '#rooms/channels'

/** Asked of other rooms while a flow leads a call; app/build.ts fills it. */
export interface CallsNeeds {
  // customers
  /** The language the customer wants to be spoken to in; null where none is known. */
  languageOf(trx: Trx, customerId: string): Promise<string | null>
  rememberLanguage(trx: Trx, wanted: { customerId: string; language: string }): Promise<void>
  // channels
  contactInCall(trx: Trx, contactId: ContactId): Promise<ContactInCall>
  // services
  /** What the register says of an application; null where number and check do not fit. */
  statusOf(
    trx: Trx,
    asked: { entityId: string; number: string; check: string },
  ): Promise<Record<string, string | number> | null>
  /** What a service card says in short, in a language: its values by name; null where it has none now. */
  cardInShort(
    trx: Trx,
    asked: { entityId: string; cardId: string; language: string },
  ): Promise<Record<string, string | number> | null>
  // routing
  standing(trx: Trx, contactId: string): Promise<{ position: number; estimatedWaitSeconds: number | null } | null>
  withdraw(trx: Trx, contactId: ContactId, because: string): Promise<boolean>
  /** The moment from which a waiting contact counts; null when it waits nowhere. */
  waitsSince(trx: Trx, contactId: ContactId): Promise<Date | null>
}

/** What a flow may know of the contact it leads. */
export interface ContactInCall {
  entityId: string
  aboutEntityId: string | null
  lineId: string
  defaultQueueId: string | null
  opensCase: boolean
  customerId: string | null
  phone: string | null
  language: string | null
  topicId: string | null
  caseId: string | null
  queueId: string | null
  queuedAt: Date | null
}
