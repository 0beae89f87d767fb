// The router's memory. `facts.ts` is what it is told; these are the same things, tied together for speed.
import type { Decision } from './decisions.ts'
import type { AgentFacts, AgentId, Channel, ItemId, QueueId, QueueSettings, Requirement } from './facts.ts'
import type { HeapElement, IndexedHeap } from './indexed-heap.ts'
import type { LaneHeads } from './lane-heads.ts'
import type { OrderedTree } from './ordered-tree.ts'
import type { ItemSnapshot, RouterSettings } from './router.ts'

export type Floor = {
  readonly settings: RouterSettings
  readonly queues: Map<QueueId, Queue>
  readonly agents: Map<AgentId, Agent>
  readonly items: Map<ItemId, Item>
  /** Items by the next thing that time alone does to them. */
  readonly timers: IndexedHeap<Item>
  now: number
  decisions: Decision[]
  /** Waiting items that must be put in their right group again before work is given out. */
  readonly stale: Set<Item>
  /** What may allow a new reservation: nothing else can, because everything else was tried before. */
  readonly freshGroups: Set<Group>
  readonly freshAgents: Set<Agent>
  /** Waiting items that would overflow if anybody down that road could serve them: mostly none. */
  readonly heldBack: Set<Item>
  /** Queues with many lanes nobody waits in. */
  readonly overgrown: Set<Queue>
  readonly heads: LaneHeads
  /** Groups of items just declined, on the whole floor: mostly none. */
  declinedGroups: number
}

export type Queue = {
  readonly id: QueueId
  settings: QueueSettings
  meanHandleSeconds: number | null
  readonly members: Set<Agent>
  readonly lanes: Map<string, Lane>
  laneLimit: number
  waitingCount: number
}

/** The part of a queue that asks for the same channel, language and skills. It knows who could serve it and who is free to. */
export type Lane = {
  readonly key: string
  readonly queue: Queue
  readonly channel: Channel
  readonly requirement: Requirement
  /** Everybody able to serve it. */
  readonly able: Link[]
  /** Those of them who are available and have room. */
  readonly free: IndexedHeap<Link>
  /** Its place in the floor's `heads`. */
  readonly index: number
  isDropped: boolean
  /** Where items that begin here end up when fully relaxed, once somebody has asked. */
  fullyRelaxed: Lane | null
  onDuty: number
  available: number
  /** Handlings of this channel that the available agents can hold together. */
  slots: number
  /** Items open to everybody in the lane. */
  readonly open: Group
  /** Items waiting for their preferred agent. */
  readonly preferred: Map<AgentId, Group>
  /** Items an agent has just declined, each alone. */
  readonly declined: Set<Group>
  /** Items that could end up here when fully relaxed and must be told when nobody on duty is left. */
  readonly hoping: Set<Item>
  /** Waiting items that could end up here, told or not. */
  hopes: number
}

/** An agent who can serve a lane. The order among the free is copied here, so that a change moves one link at a time. */
export type Link = HeapElement & {
  readonly agent: Agent
  readonly lane: Lane
  /** Place among the agent's links, and among the lane's. */
  index: number
  laneIndex: number
  readonly fitness: number
  first: number
  isWorking: boolean
  idleSince: number
}

/** Items of one lane with the same set of eligible agents, in order. */
export type Group = {
  readonly lane: Lane
  readonly preferredAgentId: AgentId | null
  readonly isDeclined: boolean
  readonly items: OrderedTree<Item>
}

export type Agent = Required<Omit<AgentFacts, 'handlings' | 'queues'>> & {
  queues: Queue[]
  usedUnits: number
  readonly held: Map<ItemId, Item>
  readonly heldByChannel: Map<Channel, number>
  links: Link[]
  /** The lanes of `links`, by their index in `heads`. */
  heads: number[]
  /** How many of the links are among the free of their lane. */
  freeLinks: number
  readonly preferredGroups: Set<Group>
}

export interface Item extends Remembered, HeapElement {
  queue: Queue
  agent: Agent | null
  /** Priority less ageing up to arrival: time takes the same from all items of a queue, so their order never changes by itself. */
  rank: number
  group: Group | null
  /** Where it ends up when fully relaxed; kept while it holds. */
  hope: Lane | null
  isCounted: boolean
  dueAt: number
  heldUnits: number
}

type Remembered = Required<Omit<ItemSnapshot, 'queueId' | 'agentId'>>
