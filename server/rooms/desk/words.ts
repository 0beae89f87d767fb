import type { Id } from '#platform/ids'
import type { BreakReason, Presence, QueueId, ReservationId, WorkChannel, WorkItemId, WorkKind } from '#rooms/routing'

export type HandlingId = Id<'handling'>
export type WrapUpCodeId = Id<'wrap-up-code'>

export const HANDLING_STATES = ['active', 'held', 'wrap-up', 'done'] as const
export type HandlingState = (typeof HANDLING_STATES)[number]

export interface Names {
  ar: string
  en: string
}

/** The member of staff who acts at the desk. */
export interface StaffPerson {
  id: string
  name: Names
}

/** One agent's part of a contact, or of an answer or callback that came as work. */
export interface Handling {
  id: HandlingId
  entityId: string
  workItemId: WorkItemId
  kind: WorkKind
  contactId: string | null
  caseId: string | null
  queueId: QueueId
  agentId: string
  state: HandlingState
  beganAt: Date
  stateSince: Date
  waitedSince: Date
  activeSeconds: number
  heldSeconds: number
  wrapUpSeconds: number
  wrapUpUntil: Date | null
  wrapUpExtensions: number
  wrapUpCodeId: WrapUpCodeId | null
  note: string | null
  handRaisedAt: Date | null
  doneAt: Date | null
  version: number
}

export interface WrapUpCode {
  id: WrapUpCodeId
  code: string
  name: Names
}

/** What rings at the desk. */
export interface Offer {
  reservationId: ReservationId
  workItemId: WorkItemId
  entityId: string
  kind: WorkKind
  contactId: string | null
  caseId: string | null
  channel: WorkChannel
  name: string | null
  language: string | null
  topic: { id: string; name: Names } | null
  queue: { id: QueueId; name: Names }
  waitedSince: Date
  ringUntil: Date
  ringSeconds: number
  why: Record<string, unknown>
  preview: string | null
}

/** What an agent has in hand, as the list shows it. */
export interface HandlingShown {
  id: HandlingId
  entityId: string
  workItemId: WorkItemId
  contactId: string | null
  caseId: string | null
  kind: WorkKind
  state: HandlingState
  channel: WorkChannel
  name: string | null
  language: string | null
  topic: { id: string; name: Names } | null
  queue: { id: QueueId; name: Names }
  preview: string | null
  unread: number
  since: Date
  waitingReplySince: Date | null
  silentSince: Date | null
  parkAt: Date | null
  wrapUpUntil: Date | null
  wrapUpExtensions: number
  caseNumber: string | null
  raisedHand: boolean
  dueAt: Date | null
}

export interface PresenceShown {
  state: Presence
  reason: BreakReason | null
  since: Date | null
  connected: boolean
}
