/** Where the flow language meets whoever carries it out: calls today, chat bots later. All of it is plain JSON. */

export type SpokenKind = 'number' | 'digits' | 'phone' | 'date' | 'time' | 'minutes' | 'money' | 'text'

/** A value inside a prompt, to be spoken by the grammar of the language: dates as 2026-11-16, times as 07:30, money in fils. */
export interface SpokenValue {
  kind: SpokenKind
  value: string | number
}

/** One prompt in one language, with the values its text names. */
export interface Spoken {
  promptId: string
  language: string
  values?: Record<string, SpokenValue>
}

/** How keys are taken: at most so many, ended by a key or by silence. */
export interface KeysWanted {
  max: number
  endKey: string | null
  firstSeconds: number
  nextSeconds: number
}

/** What the caller hears in the queue, and after how long the flow wants to hear how it stands. */
export interface Waiting {
  /** A music class of the engine; null for its usual one. */
  music: string | null
  /** Report `waiting` once after so many seconds; 0 is at once. */
  reportAfterSeconds: number
}

/** A request to a system of the entity; names of values come from the graph, the address was allowed by an administrator. */
export interface HttpLookUp {
  method: 'GET' | 'POST'
  url: string
  send: Record<string, string>
  /** Name of a value → where it stands in the answer, as a path of keys: `application.status`. */
  keep: Record<string, string>
  timeoutSeconds: number
}

export type FlowOutcome = 'self-served' | 'abandoned' | 'deferred' | 'handled' | 'failed' | 'rejected'
export type Happiness = 'happy' | 'neutral' | 'unhappy'

/**
 * What a run wants done, in this order. Only the last effect of a step waits, and it is answered by exactly one `FlowHeard`
 * (named after the arrow). `gone` may come instead of any answer, `answered` instead of any answer while queued. A say without
 * prompts is said at once. An answer that comes after `gone` is heard like any other and changes nothing that was settled.
 */
export type Effect =
  /** → said */
  | { kind: 'say'; prompts: Spoken[] }
  /** Keys cut the prompts short. → keys | silence */
  | { kind: 'ask'; prompts: Spoken[]; keys: KeysWanted }
  /** Never waits. `remember`: the customer's language from now on. */
  | {
      kind: 'set'
      language?: string
      remember?: boolean
      topicId?: string
      priority?: number
      skill?: string
      verification?: string
    }
  /** → case */
  | { kind: 'open-case'; caseType: string | null }
  /** → looked-up */
  | { kind: 'look-up'; source: 'status'; number: string; check: string }
  | { kind: 'look-up'; source: 'http'; request: HttpLookUp }
  | { kind: 'look-up'; source: 'card'; cardId: string; language: string }
  /** → verified */
  | { kind: 'verify'; given: Record<string, string> }
  /** Queues the contact, or goes on waiting where it is queued already (with the language and topic set since). → waiting | answered */
  | { kind: 'queue'; topicId: string | null; queueId: string | null; whileWaiting: Waiting }
  /** Takes the contact out of its queue; never waits. */
  | { kind: 'leave-queue' }
  /** `phone` null: the caller's own. Needs no caller on the line. → owed */
  | { kind: 'owe-callback'; phone: string | null; keepsPlace: boolean; language: string | null }
  /** Tone, then recording. A caller who hangs up meanwhile has left a message too. → message | no-message */
  | { kind: 'take-message'; maxSeconds: number; silenceSeconds: number; endKey: string }
  /** → said */
  | { kind: 'play-message'; messageId: string }
  /** Files the message as owed: an owner or a queue, and a due time. Needs no caller on the line. → owed */
  | { kind: 'keep-message'; messageId: string; topicId: string | null }
  /** Never waits. */
  | { kind: 'drop-message'; messageId: string }
  /** → transferred */
  | { kind: 'transfer'; number: string }
  /** Never waits. */
  | { kind: 'rate'; answer: Happiness }
  /** Hangs up where the caller is still there; never waits. `answered`: an answer was given though nobody confirmed it. */
  | { kind: 'end'; outcome: FlowOutcome; answered: boolean }

/** What a run knows when it begins. */
export interface CallFacts {
  /** The number dialled, as the line has it. */
  called: string
  /** E.164, or null where the caller hides it. */
  caller: string | null
  rememberedLanguage: string | null
  isOpen: boolean
  /** ISO time of the next opening; null while open or where none is known. */
  opensAt: string | null
  /** The line's emergency message is switched on. */
  emergency: boolean
  customerKnown: boolean
  /** The line opens a draft case before it queues. */
  opensCase: boolean
}

export type FlowHeard =
  | { kind: 'begin'; facts: CallFacts }
  | { kind: 'said' }
  | { kind: 'keys'; keys: string }
  | { kind: 'silence' }
  /** `number` null: no case could be opened; the run goes on without. */
  | { kind: 'case'; number: string | null }
  | { kind: 'looked-up'; found: Record<string, string | number> | null; failed: boolean }
  | { kind: 'verified'; level: string | null }
  | {
      kind: 'waiting'
      seconds: number
      position: number | null
      estimateSeconds: number | null
      speakersOnDuty: boolean
    }
  /** An agent has the call; whatever was being played stops. Waits, as it were, for agent-left or gone. */
  | { kind: 'answered' }
  /** The agent has gone and the caller is still there. */
  | { kind: 'agent-left' }
  | { kind: 'owed' }
  | { kind: 'message'; messageId: string; seconds: number }
  | { kind: 'no-message' }
  | { kind: 'transferred'; ended: 'talked' | 'busy' | 'no-answer' | 'failed' }
  /** The caller hung up. */
  | { kind: 'gone' }

/** Where a run stands. Stored after every step, so that any node goes on with it. */
export interface RunState {
  status: 'begins' | 'running' | 'queued' | 'with-agent' | 'leaving' | 'done'
  /** The node it stands in; null before the first and after the last. */
  at: string | null
  /** Where within the node; each step has its own. */
  phase: string
  tries: number
  /** What the node has to remember until the caller leaves it. */
  scratch: Record<string, string | number | boolean | null>
  facts: CallFacts | null
  language: string | null
  topicId: string | null
  priority: number | null
  skill: string | null
  verification: string | null
  caseNumber: string | null
  /** What was asked, looked up or counted, by name; prompts speak from it. */
  values: Record<string, string | number>
  /** Failed tries of verification and look-up, by node: leaving and coming back does not give new ones. */
  failures: Record<string, number>
  /** The nodes passed, the last 60. */
  path: string[]
  /** Things heard outside the queue: a run that goes round for ever is brought to an agent. */
  heardCount: number
  messageId: string | null
  /** Something is owed: a callback or a message. */
  owed: boolean
  /** An answer was given. */
  answered: boolean
  /** The caller said that it was the answer. */
  confirmed: boolean
  outcome: FlowOutcome | null
}

/** A run before it has heard anything. */
export const RUN_BEGINS: RunState = {
  status: 'begins',
  at: null,
  phase: '',
  tries: 0,
  scratch: {},
  facts: null,
  language: null,
  topicId: null,
  priority: null,
  skill: null,
  verification: null,
  caseNumber: null,
  values: {},
  failures: {},
  path: [],
  heardCount: 0,
  messageId: null,
  owed: false,
  answered: false,
  confirmed: false,
  outcome: null,
}

const NEVER_WAIT: ReadonlySet<Effect['kind']> = new Set(['set', 'leave-queue', 'drop-message', 'rate', 'end'])

/** True for an effect that is answered by something heard. */
export const waits = (effect: Effect): boolean => !NEVER_WAIT.has(effect.kind)
