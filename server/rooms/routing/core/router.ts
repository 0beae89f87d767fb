import type { Decision, Explanation, WaitEstimate } from './decisions.ts'
import type {
  AgentFacts,
  AgentId,
  Channel,
  Command,
  HandlingState,
  ItemFacts,
  ItemId,
  QueueId,
  QueueSettings,
} from './facts.ts'

export type RouterSettings = {
  /** How long a pair is left alone after the durable claim for it did not win. */
  refusedPauseSeconds: number
}

/** An item with all that the router must find again after a restart. */
export type ItemSnapshot = ItemFacts & {
  state: 'waiting' | HandlingState
  /** Who holds it, when not waiting. */
  agentId: AgentId | null
  /** Since when in this queue; relaxation and overflow count from here. */
  enteredAt: number
  /** Queues it has overflowed from, never entered again. */
  leftQueues: QueueId[]
  /** The preferred agent is no longer waited for. */
  isOpened: boolean
  /** Relaxation steps already told. */
  toldSteps: number
  /** `nobody` was already told for this stay. */
  toldNobody: boolean
  /** Reserved: the ring's end. Wrap-up: its end. */
  until: number | null
  acceptedAt: number | null
}

export type AgentSnapshot = Required<Omit<AgentFacts, 'handlings'>>
export type QueueSnapshot = QueueSettings & { meanHandleSeconds: number | null }

/** Everything the router knows, in plain rows. */
export type Snapshot = { queues: QueueSnapshot[]; agents: AgentSnapshot[]; items: ItemSnapshot[] }

/** A deterministic state machine: the same commands at the same times give the same decisions. It reads no clock and does no I/O. */
export type Router = {
  /** Takes in one fact, then all that has fallen due, then gives out work until nobody free could serve anything that waits. */
  apply: (command: Command, now: number) => Decision[]
  /** Forgets everything, takes the snapshot, and does what has become due or possible meanwhile. */
  load: (snapshot: Snapshot, now: number) => Decision[]
  snapshot: () => Snapshot
  /** When the next thing happens by time alone; until then no `tick` is needed. */
  nextDueAt: () => number | null
  /** 1 is next; null when the item does not wait. */
  position: (itemId: ItemId) => number | null
  /** Null when nobody is there to serve it, or it does not wait. */
  estimateWait: (itemId: ItemId, now: number) => WaitEstimate | null
  /** Why this item has no agent yet; null for an unknown item. */
  explain: (itemId: ItemId, now: number) => Explanation | null
  /** How many wait in a queue. */
  waitingCount: (queueId: QueueId) => number
  /** Units in use and in all, and what the agent holds; null for an unknown agent. */
  loadOf: (agentId: AgentId) => AgentLoad | null
}

export type AgentLoad = {
  usedUnits: number
  units: number
  handlings: { itemId: ItemId; channel: Channel; state: HandlingState }[]
}
