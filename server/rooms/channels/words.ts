import type { Id } from '#platform/ids'

export type ContactId = Id<'contact'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>

export const CONTACT_STATES = ['flow', 'queued', 'reserved', 'active', 'parked', 'ended'] as const
export type ContactState = (typeof CONTACT_STATES)[number]

export const OUTCOMES = ['self-served', 'handled', 'abandoned', 'deferred', 'rejected', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const END_REASONS = [
  'customer-served',
  'customer-left',
  'customer-silent',
  'flow-answered',
  'callback-taken',
  'form-received',
  'abuse',
  'threat',
  'spam',
  'fault',
] as const
export type EndReason = (typeof END_REASONS)[number]

export type Channel = 'voice' | 'chat' | 'form' | 'email' | 'fax' | 'message' | 'visit'
export type MessageAuthor = 'customer' | 'agent' | 'system' | 'comment' | 'whisper'
export type MessageKind = 'text' | 'card' | 'file' | 'notice'

export interface Names {
  ar: string
  en: string
}

/** A member of staff as the customer may see them. */
export interface StaffPerson {
  id: string
  name: Names
}

/** A contact as the rooms after this one see it. */
export interface Contact {
  id: ContactId
  entityId: string
  aboutEntityId: string | null
  conversationId: ConversationId | null
  lineId: string
  channel: Channel
  direction: 'inbound' | 'outbound'
  state: ContactState
  outcome: Outcome | null
  endReason: EndReason | null
  shortAbandon: boolean
  language: string | null
  topicId: string | null
  customerId: string | null
  caseId: string | null
  caseNumber: string | null
  followsContactId: ContactId | null
  nameGiven: string | null
  phoneGiven: string | null
  emailGiven: string | null
  queueId: string | null
  agentId: string | null
  lastAgentId: string | null
  arrivedAt: Date
  queuedAt: Date | null
  answeredAt: Date | null
  parkedAt: Date | null
  endedAt: Date | null
  dueAt: Date | null
  /** Since when the customer owes us a word: the last agent message they have not answered. */
  silentSince: Date | null
  remindedAt: Date | null
  /** Since when we owe the customer a word: their first message not answered yet. */
  waitingReplySince: Date | null
  remindAfterSeconds: number
  parkAfterSeconds: number
  closeAfterSeconds: number
  returnWithinHours: number
  verificationLevel: number
  /** The callback made for what this contact left owed. */
  owedWorkItemId: string | null
  referredBodyId: string | null
  version: number
}

/** A message as people read it; `text` is plain text and never HTML. */
export interface Message {
  id: MessageId
  contactId: ContactId
  /** Counts 1, 2, 3 … over the whole conversation; what only staff see repeats the number before it. */
  seq: number
  /** 0 for what the customer sees; the place after `seq` for what only staff see. */
  internal: number
  clientId: string
  author: MessageAuthor
  staffId: string | null
  name: Names | null
  kind: MessageKind
  text: string
  card: CardShown | null
  file: { id: string; name: string; mime: string; bytes: number } | null
  at: string
  read: boolean
}

/** A service card as it was put into a conversation. */
export interface CardShown {
  cardVersionId: string
  name: string
  steps: string[]
  documents: string[]
  feeFils: number | null
  time: { amount: number; unit: string } | null
}
