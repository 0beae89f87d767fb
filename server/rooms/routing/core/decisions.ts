// What the router answers. The shell makes each durable, in this order; the router already counts on it.
import type { AgentId, ItemId, Level, Presence, QueueId, Requirement, Selection } from './facts.ts'

/** "Why this agent", for the trace of the item. */
export type WhyThisAgent = {
  rule: Selection | 'preferred-agent'
  idleSeconds: number
  /** Share of the agent's units in use before this item, 0–1. */
  occupancy: number
  language: { language: string; asked: Level; has: Level } | null
  skills: { skill: string; asked: Level; has: Level }[]
  /** Relaxation steps that had been taken. */
  relaxedSteps: number
  /** Other agents who were free and eligible at that moment. */
  alternatives: number
  waitedSeconds: number
  effectivePriority: number
}

export type Decision =
  | {
      kind: 'reserve'
      itemId: ItemId
      agentId: AgentId
      queueId: QueueId
      ringUntil: number
      why: WhyThisAgent
    }
  /** The ring is over; the item waits at the front again. */
  | {
      kind: 'withdraw-reservation'
      itemId: ItemId
      agentId: AgentId
      queueId: QueueId
      reason: 'no-answer' | 'agent-left' | 'item-withdrawn' | 'item-moved' | 'taken-elsewhere'
    }
  /** The agent left in the middle; the item waits at the front again. */
  | { kind: 'hand-back'; itemId: ItemId; agentId: AgentId; queueId: QueueId; reason: 'agent-gone' }
  | { kind: 'set-break'; agentId: AgentId; reason: 'no-answer'; breakReason: string; itemId: ItemId }
  | { kind: 'overflow'; itemId: ItemId; fromQueue: QueueId; toQueue: QueueId; why: OverflowReason }
  /** The wrap-up ran out and its capacity is free. */
  | { kind: 'wrap-up-over'; itemId: ItemId; agentId: AgentId }
  /** Trace: the requirement became smaller. */
  | { kind: 'relaxed'; itemId: ItemId; queueId: QueueId; step: number; requirement: Requirement }
  /** Trace: the preferred agent is no longer waited for. */
  | {
      kind: 'opened'
      itemId: ItemId
      queueId: QueueId
      agentId: AgentId
      reason: 'waited-long-enough' | 'not-on-duty' | 'not-able' | 'did-not-take-it'
    }
  /** Trace, once a stay in a queue: nobody on duty could serve this, and there is no overflow. Ask the customer. */
  | { kind: 'nobody'; itemId: ItemId; queueId: QueueId; because: 'nobody-on-duty' | 'nobody-skilled' }

export type OverflowReason = 'waited-too-long' | 'nobody-on-duty'

/** "Why not yet", for one item. */
export type Explanation = {
  itemId: ItemId
  state: 'waiting' | 'reserved' | 'active' | 'wrap-up'
  queueId: QueueId
  agentId: AgentId | null
  because:
    | 'nobody-on-duty'
    | 'nobody-skilled'
    | 'all-on-break'
    | 'all-busy'
    | 'waiting-for-preferred-agent'
    | 'declined-a-moment-ago'
    | 'ringing'
    | 'being-handled'
  /** 1 is next; null when not waiting. */
  position: number | null
  waitedSeconds: number
  effectivePriority: number
  isFront: boolean
  requirement: Requirement
  relaxedSteps: number
  /** Agents of the queue who meet the requirement of this moment. */
  eligible: { onDuty: number; available: number; free: number }
  preferredAgent: { agentId: AgentId; presence: Presence | 'unknown'; until: number } | null
  excludedAgents: AgentId[]
  nextRelaxationAt: number | null
  overflowAt: number | null
  ringUntil: number | null
}

/** An estimate with the range that holds two out of three times. */
export type WaitEstimate = {
  seconds: number
  fromSeconds: number
  toSeconds: number
  /** What it was computed from. */
  basis: { position: number; slots: number; handleSeconds: number }
}
