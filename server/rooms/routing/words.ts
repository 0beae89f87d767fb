import type { Id, StaffId } from '#platform/ids'
import type { Explanation } from './core/index.ts'

export type QueueId = Id<'queue'>
export type WorkItemId = Id<'work-item'>
export type ReservationId = Id<'reservation'>

export const WORK_KINDS = ['contact', 'callback', 'answer', 'leg', 'visit'] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** What the capacity model counts: a call takes all, chats share. */
export const WORK_CHANNELS = ['voice', 'chat', 'email', 'message', 'callback', 'answer', 'visit'] as const
export type WorkChannel = (typeof WORK_CHANNELS)[number]

export type WorkState = 'waiting' | 'reserved' | 'taken' | 'parked' | 'done' | 'withdrawn'
export type Presence = 'off-duty' | 'available' | 'break'

/** Reasons an agent may give; `technical` and `no-answer` are also set by the system. */
export const BREAK_REASONS = [
  'prayer',
  'rest',
  'meal',
  'training',
  'meeting',
  'coaching',
  'back-office',
  'technical',
  'no-answer',
] as const
export type BreakReason = (typeof BREAK_REASONS)[number]

/** Something that must reach an agent. */
export interface WorkOrder {
  entityId: string
  kind: WorkKind
  subjectId: string
  channel: WorkChannel
  /** Named, or found by the topic and language, else the line's own. */
  queueId?: string | null
  defaultQueueId?: string | null
  topicId?: string | null
  language?: string | null
  /** Points of the customer (0–100), added to those of the queue. */
  priority?: number
  preferredAgentId?: string | null
  /** How long the preferred agent is waited for; absent: the queue's setting. */
  preferredWaitSeconds?: number
  /** Came back: goes before everything that was never offered. */
  front?: boolean
  /** Not offered before this moment. */
  availableAt?: Date | null
  /** From when its waiting counts; absent: now. A callback that keeps its place counts from when the caller came. */
  arrivedAt?: Date | null
  /** When it falls due; absent: the queue's answering target from now. */
  dueAt?: Date | null
}

export interface QueuedWork {
  workItemId: WorkItemId
  queueId: QueueId
}

export interface Standing {
  /** 1 is next. */
  position: number
  /** Null while nobody is on duty to serve it. */
  estimatedWaitSeconds: number | null
}

/** Work an agent has just taken. */
export interface AcceptedWork {
  reservationId: ReservationId
  workItemId: WorkItemId
  entityId: string
  kind: WorkKind
  subjectId: string
  channel: WorkChannel
  queueId: QueueId
  arrivedAt: Date
}

export interface QueueFacts {
  id: QueueId
  entityId: string
  code: string
  name: { ar: string; en: string }
  unitId: string | null
  targetPercent: number
  targetSeconds: number
  wrapUpSeconds: number
  wrapUpExtensionSeconds: number
  remindAfterSeconds: number
  parkAfterSeconds: number
  closeAfterSeconds: number
  returnWithinHours: number
}

export interface AgentFacts {
  memberId: StaffId
  homeEntityId: string
  presence: Presence
  reason: BreakReason | null
  since: Date
  goneSince: Date | null
  units: number
  usedUnits: number
  channels: { channel: WorkChannel; cost: number; atOnce: number; used: number }[]
}

export interface TraceEntry {
  at: Date
  kind: string
  facts: Record<string, unknown>
}

/** The trace of one item: what was decided, and why it has no agent yet. */
export interface ItemTrace {
  workItemId: WorkItemId
  state: WorkState
  queueId: QueueId
  entries: TraceEntry[]
  /** Only known where the router runs. */
  now: Explanation | null
}

/** Who changes a presence: the agent, a supervisor, or the router. */
export type PresenceChanger = { kind: 'self' } | { kind: 'supervisor'; staffId: string } | { kind: 'system' }
