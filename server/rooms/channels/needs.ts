import type { Trx } from '#platform/database'
import type { VoiceNeeds } from './voice/call-seam.ts'
import type { CardShown, Channel, ContactId } from './words.ts'

/** What a chat or form line of an entity says; from entities. */
export interface LineFacts {
  id: string
  entityId: string
  opensCase: boolean
  shortAbandonSeconds: number
  recoveryCallback: boolean
  defaultQueueId: string | null
  attachmentMaxBytes: number
}

/** The entity behind an address on the public pages; found before any entity is set. */
export interface EntityFound {
  id: string
  slug: string
  name: { ar: string; en: string }
  short: { ar: string; en: string }
  colour: string
  timezone: string
  /** The entity above it, whose lines it is reached through; null where it has its own. */
  parentId: string | null
}

export interface FlowWanted {
  contactId: ContactId
  entityId: string
  aboutEntityId: string | null
  line: LineFacts
  channel: Channel
  /** A form is never queued: it becomes a callback that is owed. */
  entry: 'conversation' | 'form'
  language: string | null
  topicId: string | null
  customerId: string | null
  /** Points the customer has before others, 0–100. */
  priority: number
  nameGiven: string | null
  phoneGiven: string | null
  emailGiven: string | null
  /** What an earlier contact of the same conversation already has. */
  caseId: string | null
  caseNumber: string | null
  preferredAgentId: string | null
  subject: string
  description: string
}

/** What the flow has come to; channels moves the contact accordingly in the same transaction. */
export type FlowAnswer =
  | { kind: 'asked'; says: SystemText[]; language: string | null; topicId: string | null }
  | {
      kind: 'queued'
      queueId: string
      workItemId: string
      language: string
      topicId: string | null
      caseId: string | null
      caseNumber: string | null
      /** For the tracking link of a case just opened; told once and never stored here. */
      caseSecret: string | null
      silence: SilenceTimes
      says: SystemText[]
    }
  | { kind: 'closed'; opensAt: Date | null }
  /** Nothing leads to a queue: our fault, and the contact ends. */
  | {
      kind: 'failed'
      language: string
      topicId: string | null
      caseId: string | null
      caseNumber: string | null
      caseSecret: string | null
    }
  /** A waiting customer goes on in another language, in their place in line. */
  | { kind: 'going-on'; language: string; says: SystemText[] }
  /** A waiting customer leaves the line to be called back, at what they have just given or what is known. */
  | { kind: 'call-back'; reach: { phone: string } | { email: string } | null }
  | {
      kind: 'deferred'
      workItemId: string
      queueId: string
      dueAt: Date
      language: string
      topicId: string | null
      caseId: string | null
      caseNumber: string | null
      caseSecret: string | null
    }

/** A text of the system by its key in words/; the values are filled in the customer's language. */
export interface SystemText {
  key: string
  values?: Record<string, string | number>
}

/** How long a silent customer is waited for; a setting of the queue. */
export interface SilenceTimes {
  remindAfterSeconds: number
  parkAfterSeconds: number
  closeAfterSeconds: number
  /** How long after its end a conversation may be taken up again. */
  returnWithinHours: number
}

export interface CallbackOwed {
  contactId: ContactId
  entityId: string
  aboutEntityId: string | null
  queueId: string | null
  /** Where it waits when the contact had not come to a queue yet and its topic has none. */
  defaultQueueId: string | null
  language: string | null
  topicId: string | null
  lineId: string
  customerId: string | null
  /** A callback that keeps the caller's place in line counts from then. */
  waitsSince?: Date | null
}

export interface QueueStanding {
  position: number
  estimatedWaitSeconds: number | null
}

/** Asked of other rooms; app/build.ts fills it. */
export interface ChannelsNeeds {
  // entities
  entityBySlug(slug: string): Promise<EntityFound | null>
  entityById(trx: Trx, entityId: string): Promise<EntityFound | null>
  /** The line of the entity for chats; null where it has none. */
  chatLine(trx: Trx, entityId: string): Promise<LineFacts | null>
  lineById(trx: Trx, lineId: string): Promise<LineFacts>
  // customers
  /** Who this is by what the contact brings; null when nobody or several are found. */
  identify(
    trx: Trx,
    given: { entityId: string; phone: string | null; email: string | null },
  ): Promise<{ customerId: string; priority: number } | null>
  // services
  cardShown(trx: Trx, cardVersionId: string, language: string): Promise<CardShown | null>
  // flows
  beginFlow(trx: Trx, wanted: FlowWanted): Promise<FlowAnswer>
  /** What the customer said, as an answer to what the flow asks; null where it asks nothing, or not this. */
  hearInFlow(trx: Trx, heard: { contactId: ContactId; text: string }): Promise<FlowAnswer | null>
  /** The answers the flow offers just now, as the customer reads them; none where it asks for nothing to be chosen. */
  choicesNow(trx: Trx, asked: { contactId: ContactId; language: string }): Promise<string[]>
  // routing
  /** Puts a contact that comes back from an agent or from parking into the queue again, before those who came later. */
  requeue(
    trx: Trx,
    wanted: {
      contactId: ContactId
      entityId: string
      queueId: string
      front: boolean
      preferredAgentId: string | null
      language: string | null
      topicId: string | null
      customerId: string | null
      aboutEntityId: string | null
    },
  ): Promise<{ workItemId: string; silence: SilenceTimes }>
  /** Lets a parked contact rest: its agent's capacity is free again until it comes back. Locks before the contact is locked. */
  park(trx: Trx, contactId: ContactId): Promise<void>
  /** Takes a waiting contact out of the queue, ending its reservation; false when an agent had already taken it. Locks before the contact is locked. */
  withdraw(trx: Trx, contactId: ContactId, reason: string): Promise<boolean>
  standing(trx: Trx, contactId: ContactId): Promise<QueueStanding | null>
  /** Makes the callback that is now owed, with a queue and a due time. */
  oweCallback(trx: Trx, owed: CallbackOwed): Promise<{ workItemId: string; dueAt: Date }>
  /** What the telephone asks. */
  voice: VoiceNeeds
  /** How many things that somebody must do lack an owner or a due time, room by room. */
  limboCounts: readonly { room: string; count(trx: Trx): Promise<number> }[]
}
