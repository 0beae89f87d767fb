// What the router is told about queues, agents and work items. Times are milliseconds since 1970 (`At`, `now`); durations are seconds.

export type ItemId = string
export type QueueId = string
export type AgentId = string
/** `voice`, `chat`, `email`, `message`, `visit` … any word that the agents' capacity models know. */
export type Channel = string
export type Level = 1 | 2 | 3 | 4 | 5

export type ItemKind = 'contact' | 'callback' | 'case-leg' | 'answer' | 'visit'
export type Presence = 'off-duty' | 'available' | 'break'

/** Among agents who are free and eligible: who gets the item. Ties always fall to the longest idle, then to the lower id. */
export type Selection = 'longest-idle' | 'best-level' | 'least-occupied'

/** From `afterSeconds` in the queue on, the requirement is this much smaller. Steps add up in order of time. */
export type RelaxationStep = {
  afterSeconds: number
  /** The language is asked for at no more than this level. */
  languageLevel?: Level
  /** Every skill is asked for this many levels lower, never under 1. */
  lowerSkillsBy?: number
  /** These skills, or all of them, are no longer asked for. */
  dropSkills?: 'all' | string[]
  /** The language is no longer asked for; without effect unless the queue's `mayDropLanguage` is set. */
  dropLanguage?: boolean
}

export type Overflow = {
  toQueueId: QueueId
  /** Move items that have waited this long in the queue; absent: never for time. */
  afterSeconds?: number
  /** Move items at once while nobody on duty could serve them here, even fully relaxed. */
  whenNobodyOnDuty?: boolean
}

export type QueueSettings = {
  id: QueueId
  ringSeconds: number
  /** Points added to every item's own priority. */
  priority: number
  /** Points an item gains for every minute since it arrived. */
  ageingPerMinute: number
  selection: Selection
  relaxation: RelaxationStep[]
  mayDropLanguage: boolean
  overflow: Overflow | null
  /** How long an item waits for its preferred agent where it does not say itself. */
  preferredWaitSeconds: number
  /** How long an agent who declined is not offered the same item again, unless they are the only one. */
  declinePauseSeconds: number
  /** The break an agent is set to when they do not answer a contact or a visit; null leaves them available, as other work always does. */
  noAnswerBreakReason: string | null
  wrapUpSeconds: number
  /** Handling time, wrap-up included, believed until the queue has figures of its own. */
  expectedHandleSeconds: number
}

/**
 * One model over all channels: an agent has `units`; a handling of a channel takes `cost` of them and a channel has at most
 * `limit` at once. A call takes all (`cost === units`). Reserved, active and wrapping up count alike. A channel not named is not worked.
 */
export type CapacityModel = {
  units: number
  channels: Record<Channel, { cost: number; limit: number }>
}

export type HandlingState = 'reserved' | 'active' | 'wrap-up'

/** Work an agent holds that the router may not know of: an outbound call, a chat handed over by hand. */
export type KnownHandling = { itemId: ItemId; channel: Channel; queueId?: QueueId }

export type AgentFacts = {
  id: AgentId
  skills: Record<string, Level>
  languages: Record<string, Level>
  queues: QueueId[]
  capacity: CapacityModel
  presence: Presence
  /** When the agent last became available, was last given work or last finished some; absent: kept, or now. */
  idleSince?: number
  /** Adds what the router does not know yet; takes nothing away (that is `handling-freed`). */
  handlings?: KnownHandling[]
}

export type Requirement = {
  language: { language: string; level: Level } | null
  skills: { skill: string; level: Level }[]
}

/** Until `waitUntil` (else the queue's `preferredWaitSeconds`) only this agent is eligible, provided they are on duty and able. */
export type PreferredAgent = { agentId: AgentId; waitUntil?: number }

/** `strict` holds even if nobody else is there. */
export type ExcludedAgent = { agentId: AgentId; until: number; strict?: boolean }

export type ItemFacts = {
  id: ItemId
  kind: ItemKind
  queueId: QueueId
  channel: Channel
  /** Ageing counts from here, through every queue. */
  arrivedAt: number
  /** 0–100. */
  priority: number
  requirement: Requirement
  preferredAgent?: PreferredAgent | null
  excludedAgents?: ExcludedAgent[]
  /** Was offered before and came back: goes before everything that was not. */
  front?: boolean
}

/** Facts of the database, already committed; a fact the router believed otherwise wins over its belief. */
export type Command =
  | { kind: 'queue-upserted'; queue: QueueSettings }
  | { kind: 'agent-upserted'; agent: AgentFacts }
  | { kind: 'presence-changed'; agentId: AgentId; presence: Presence }
  /** Signed off, or the connection was given up. `handsBack: 'all'` returns what was being handled too, not only what rang. */
  | { kind: 'agent-gone'; agentId: AgentId; handsBack: 'reserved' | 'all' }
  | { kind: 'item-arrived'; item: ItemFacts }
  /** Back to the front of its queue (or of `queueId`), from any state. `exclude` keeps one agent from being offered it for a while. */
  | { kind: 'item-returned'; itemId: ItemId; queueId?: QueueId; exclude?: { agentId: AgentId; seconds: number } }
  /** The customer left, or the item was settled without an agent. */
  | { kind: 'item-withdrawn'; itemId: ItemId }
  /** Only what is named changes. A new queue starts the waiting for relaxation and overflow anew; ageing goes on. */
  | {
      kind: 'item-changed'
      itemId: ItemId
      priority?: number
      queueId?: QueueId
      requirement?: Requirement
      preferredAgent?: PreferredAgent | null
    }
  | { kind: 'reservation-accepted'; itemId: ItemId; agentId: AgentId }
  | { kind: 'reservation-declined'; itemId: ItemId; agentId: AgentId }
  /** The ring ended by someone else's clock; `tick` at the ring's end does the same. */
  | { kind: 'reservation-expired'; itemId: ItemId; agentId: AgentId }
  /** The durable claim did not win; send the facts that made it fail first. The pair is left alone for `settings.refusedPauseSeconds`. */
  | { kind: 'reservation-refused'; itemId: ItemId; agentId: AgentId }
  /** Work begun without a reservation: outbound, taken by hand, handed over. */
  | { kind: 'handling-began'; agentId: AgentId; handling: KnownHandling }
  /** The conversation is over; capacity stays taken until `until`, else for the queue's `wrapUpSeconds`. Repeat it to extend. */
  | { kind: 'wrap-up-began'; itemId: ItemId; agentId: AgentId; until?: number }
  | { kind: 'handling-freed'; itemId: ItemId; agentId: AgentId }
  | { kind: 'tick' }
