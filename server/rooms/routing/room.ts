import type { Trx } from '#platform/database'
import type { PresenceWanted } from './change-presence.ts'
import type { WorkChange } from './change-work.ts'
import type { QueueAsked } from './find-queue.ts'
import type { LanguageStanding } from './go-on-in-language.ts'
import type { ReturnWanted } from './return-work.ts'
import type {
  AcceptedWork,
  AgentFacts,
  ItemTrace,
  QueuedWork,
  QueueFacts,
  QueueId,
  Standing,
  WorkChannel,
  WorkKind,
  WorkOrder,
} from './words.ts'

/** What other rooms may ask of routing; every function works in the caller's transaction. */
export interface RoutingActions {
  /** Puts work into a queue, once; what was parked or in hand comes back to the front. Refuses with NoQueue. */
  enqueue(trx: Trx, order: WorkOrder): Promise<QueuedWork>
  /** The topic's queue in that language, the topic's queue, the given default, or null. */
  queueForTopic(
    trx: Trx,
    asked: { entityId: string; topicId?: string | null; language?: string | null; defaultQueueId?: string | null },
  ): Promise<QueueId | null>
  /** The first open one of the given queue, the topic's and the default; null where all lead nowhere. */
  openQueueFor(trx: Trx, asked: QueueAsked): Promise<QueueId | null>
  /** An open queue of the entity for what is owed and leads nowhere; one is opened where there is none. */
  queueOfLastResort(trx: Trx, entityId: string): Promise<QueueId>
  /** What a waiting contact's agent must speak and what is spoken in its queue; null when it does not wait. */
  languageStanding(trx: Trx, contactId: string): Promise<LanguageStanding | null>
  /** Waiting contacts of the agent's queues that nobody on duty could serve when it was last looked. */
  strandedContacts(trx: Trx, agentId: string): Promise<string[]>
  /** A waiting contact asks for another language, in its place; false when it does not wait. */
  goOnInLanguage(trx: Trx, wanted: { entityId: string; contactId: string; language: string }): Promise<boolean>
  /** Takes waiting, ringing or parked work out; false when an agent has it in hand or it is unknown. */
  withdraw(
    trx: Trx,
    wanted: { entityId?: string; subjectId: string; kind?: WorkKind; because: string },
  ): Promise<boolean>
  /** From an agent's hands, a ring or parking to the front of this or another queue. */
  returnToQueue(trx: Trx, wanted: ReturnWanted): Promise<QueuedWork>
  /** Frees the agent's capacity while the customer is silent. */
  park(trx: Trx, workItemId: string): Promise<void>
  /** The work is settled; frees the capacity. */
  finish(trx: Trx, wanted: { workItemId: string; because: string }): Promise<void>
  /** Hands taken work from one agent to another at once; refuses with NoRoom. */
  handOver(trx: Trx, wanted: { workItemId: string; toAgentId: string; because: string }): Promise<void>
  /** Takes a waiting or parked item by hand, without a ring; refuses with WorkNotWaiting or NoRoom. */
  takeByHand(trx: Trx, wanted: { workItemId: string; agentId: string }): Promise<AcceptedWork>
  accept(trx: Trx, answer: { reservationId: string; agentId: string }): Promise<AcceptedWork>
  decline(trx: Trx, answer: { reservationId: string; agentId: string; reason?: string | null }): Promise<void>
  change(trx: Trx, change: WorkChange): Promise<void>
  setPresence(trx: Trx, wanted: PresenceWanted): Promise<void>
  agent(trx: Trx, memberId: string): Promise<AgentFacts | null>
  queue(trx: Trx, queueId: string): Promise<QueueFacts | null>
  /** Position and estimated wait of a subject that waits; null otherwise. */
  standing(trx: Trx, subjectId: string): Promise<Standing | null>
  /** Whether agents (one, or all) can be offered work of a channel now. In the engine's transaction: over all entities. */
  setReady(trx: Trx, wanted: { channel: WorkChannel; ready: boolean; memberId?: string }): Promise<void>
  /** From when a subject's waiting counts; null when it waits nowhere. */
  waitsSince(trx: Trx, subjectId: string): Promise<Date | null>
  /** The contacts by telephone that ring at a desk now, of all entities the transaction sees. */
  ringingCalls(trx: Trx): Promise<{ reservationId: string; contactId: string; staffId: string; ringUntil: Date }[]>
  /** What was decided about an item and, where the router runs, why it has no agent yet. */
  traceOf(trx: Trx, workItemId: string): Promise<ItemTrace>
  /** Work that waits where nobody looks; stays 0. */
  countLimbo(trx: Trx): Promise<number>
  /** Makes a member of staff an agent: their capacity and the queues they work. Again replaces both. */
  putOnQueues(trx: Trx, wanted: AgentWanted): Promise<void>
}

export interface AgentWanted {
  memberId: string
  homeEntityId: string
  queues: readonly { entityId: string; queueId: string }[]
  /** Absent: twelve units; a call takes all, three chats share. */
  units?: number
  channels?: readonly { channel: WorkChannel; cost: number; atOnce: number }[]
}

/** A call takes all twelve units; up to three chats of four share them; an answer or a callback is done alone. */
export const USUAL_UNITS = 12
export const USUAL_CHANNELS: readonly { channel: WorkChannel; cost: number; atOnce: number }[] = [
  { channel: 'voice', cost: 12, atOnce: 1 },
  { channel: 'chat', cost: 4, atOnce: 3 },
  { channel: 'message', cost: 4, atOnce: 3 },
  { channel: 'email', cost: 6, atOnce: 2 },
  { channel: 'answer', cost: 4, atOnce: 1 },
  { channel: 'callback', cost: 8, atOnce: 1 },
  { channel: 'visit', cost: 12, atOnce: 1 },
]
