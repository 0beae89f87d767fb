import type { Actor } from '#platform/audit'
import type { Trx } from '#platform/database'
import type { Route } from '#platform/http'
import type { Sweep } from '#platform/parts'
import type { TimelineEntry, TimelineWanted } from '#rooms/customers'
import type { Voice } from './voice/make-voice.ts'
import type { keepDaysOf, setKeepDays, setLegalHold } from './voice/recordings/keep-recordings.ts'
import type { recordingById, recordingsOf, searchRecordings } from './voice/recordings/recordings-shown.ts'
import type { Telephone } from './voice/telephone.ts'
import type { Contact, ContactId, EndReason, Message, MessageId, Names, Outcome, StaffPerson } from './words.ts'

/** What an agent sends into a contact they hold. */
export interface AgentMessage {
  contactId: ContactId
  agent: StaffPerson
  clientId: string
  kind: 'text' | 'card' | 'file'
  text?: string | undefined
  cardVersionId?: string | undefined
  fileId?: string | undefined
}

/** What only staff read: the agent's internal comment, or a supervisor's whisper to the agent. */
export interface InternalMessage {
  contactId: ContactId
  author: 'comment' | 'whisper'
  staff: StaffPerson
  clientId: string
  text: string
}

export interface Participant {
  staffId: string
  role: 'agent' | 'supervisor'
  name: Names
  joinedAt: string
  leftAt: string | null
}

/** Everything the desk's stage shows of a contact and the conversation it belongs to. */
export interface ContactOnDesk {
  contact: Contact
  messages: Message[]
  participants: Participant[]
  topicIds: string[]
  quotedCards: { cardVersionId: string; at: string }[]
  /** The contacts of the same conversation, oldest first, this one included. */
  conversationContacts: { id: ContactId; arrivedAt: string; endedAt: string | null; outcome: Outcome | null }[]
  customerReadSeq: number
  /** When a silent customer is reminded, parked and closed; null while the customer owes no word. */
  silence: { remindAt: string; parkAt: string; closeAt: string } | null
}

/** What lists show of a contact. */
export interface ContactBrief {
  contact: Contact
  /** What customer or agent said last in the conversation: its text, or the name of the card or file. */
  lastWords: string | null
  /** How many of the customer's messages the agent has not read. */
  unread: number
  parkAt: Date | null
}

/** What later rooms may ask of the ledger and the chat. Every function works in the caller's transaction. */
export interface ChannelsActions {
  /** The contact, or NotFound. */
  contactById(trx: Trx, contactId: ContactId): Promise<Contact>
  /**
   * queued/reserved/parked → active with this agent, out of the queue it had come to; ContactNotWaiting for everyone after
   * the first.
   */
  acceptContact(trx: Trx, wanted: { contactId: ContactId; agent: StaffPerson; queueId?: string }): Promise<Contact>
  /** active → active with another agent at once (takeover); the one before stays as last agent. */
  giveToAgent(
    trx: Trx,
    wanted: { contactId: ContactId; to: StaffPerson; by: Actor; role?: 'agent' | 'supervisor' },
  ): Promise<Contact>
  /** active/parked/reserved → queued, without touching routing: the caller enqueues (transfer, agent gone). */
  backToQueue(
    trx: Trx,
    wanted: { contactId: ContactId; queueId: string; by: Actor; why: string; note?: string },
  ): Promise<Contact>
  /** queued/reserved/active → another queue's id on the contact after overflow or a supervisor's move. */
  noteQueue(trx: Trx, wanted: { contactId: ContactId; queueId: string }): Promise<void>
  /** Ends the contact with the one outcome of the table; the same end twice answers the contact as it is. */
  endContact(trx: Trx, wanted: { contactId: ContactId; reason: EndReason; by: Actor }): Promise<Contact>
  /** Sends to the customer; the agent must hold the contact. The same client id answers the message already posted. */
  postAgentMessage(trx: Trx, wanted: AgentMessage): Promise<Message>
  postInternal(trx: Trx, wanted: InternalMessage): Promise<Message>
  /** What was said so under this client id before; null when it is new: for whoever does more than say it. */
  findInternal(trx: Trx, wanted: Omit<InternalMessage, 'text'>): Promise<Message | null>
  /** The version of a card that the customer was told by another way than the conversation; it stays on the contact. */
  quoteCard(trx: Trx, wanted: { contactId: ContactId; cardVersionId: string; staff: StaffPerson }): Promise<void>
  /** A text of the system in the customer's language, by its key in words/. */
  postNotice(
    trx: Trx,
    wanted: { contactId: ContactId; key: string; values?: Record<string, string | number> },
  ): Promise<Message>
  /** The agent types or has read up to seq; typing is passed on and never stored. */
  agentSigns(
    trx: Trx,
    wanted: { contactId: ContactId; agent: StaffPerson; typing?: boolean; readSeq?: number },
  ): Promise<void>
  contactForDesk(trx: Trx, contactId: ContactId): Promise<ContactOnDesk>
  /** Short forms of these contacts by id; those out of sight are left out. */
  briefsOf(trx: Trx, contactIds: readonly string[]): Promise<Map<string, ContactBrief>>
  messagesOf(trx: Trx, contactId: ContactId, includeInternal: boolean): Promise<Message[]>
  messageById(trx: Trx, messageId: MessageId): Promise<Message>
  linkCustomer(trx: Trx, wanted: { contactId: ContactId; customerId: string | null; by: Actor }): Promise<Contact>
  linkCase(
    trx: Trx,
    wanted: { contactId: ContactId; caseId: string | null; caseNumber: string | null; by: Actor },
  ): Promise<Contact>
  setTopics(trx: Trx, wanted: { contactId: ContactId; topicIds: readonly string[] }): Promise<void>
  setVerification(trx: Trx, wanted: { contactId: ContactId; level: number; by: Actor }): Promise<Contact>
  setReferredBody(trx: Trx, wanted: { contactId: ContactId; bodyId: string | null; by: Actor }): Promise<Contact>
  setLanguage(trx: Trx, wanted: { contactId: ContactId; language: string; by: Actor }): Promise<Contact>
  /** Remembers the file as brought by staff into the contact's conversation, so that a message may show it. */
  attachStaffFile(trx: Trx, wanted: { contactId: ContactId; fileId: string }): Promise<void>
  /** The contacts of the conversation a file was brought into, newest first: who may read any of them may read its files. */
  contactsOfFile(trx: Trx, fileId: string): Promise<ContactId[]>
  /** A source of the customer's timeline: their contacts, newest first. */
  timelineOf(trx: Trx, wanted: TimelineWanted): Promise<TimelineEntry[]>
  /** The conversation of the contact as plain text for keeping. */
  transcript(trx: Trx, contactId: ContactId, language: string): Promise<string>
  /** Everything recorded of a contact, oldest first. */
  recordingsOf: typeof recordingsOf
  /** One recording with the files of its sides, or NotFound. */
  recordingById: typeof recordingById
  /** Recordings of an entity, newest first, page by page. */
  searchRecordings: typeof searchRecordings
  /** While the law wants a recording, nothing removes it. */
  setLegalHold: typeof setLegalHold
  /** For how many days an entity keeps its recordings. */
  keepDaysOf: typeof keepDaysOf
  setKeepDays: typeof setKeepDays
}

export interface ChannelsRoom extends ChannelsActions {
  routes: Route[]
  sweeps: Sweep[]
  /** By how many contacts the ledger fails now, everything counted anew: its equation, and the counts kept for it; always 0. */
  ledgerImbalance(): Promise<number>
  /** What lies in limbo, room by room; always 0. */
  limbo(): Promise<{ room: string; count: number }[]>
  /** The telephone is there: from now on its calls are led from here. Resolves when what was live has been adopted. */
  openVoice(telephone: Telephone, folders: { recordings: string; messages: string }): Promise<Voice>
  /** The calls of this node; null while there is no engine. */
  voice(): Voice | null
  /** Ends the customers' streams of this node; their browsers come back to another. */
  close(): void
}
