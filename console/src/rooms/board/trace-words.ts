import type { WordKey } from '../../app/words.tsx'
import type { ItemTrace, TraceEntry } from './types.ts'

export interface Sentence {
  key: WordKey
  values: Record<string, string | number>
}

/** How the people, queues and languages that a trace names by id are called. */
export interface TraceNames {
  agent(id: unknown): string
  queue(id: unknown): string
  language(code: unknown): string
}

interface Requirement {
  language?: { language: string; level: number } | null
  skills?: { level: number }[]
}

/** What the router thinks of an item at this moment. */
export interface Now {
  because: string
  position: number | null
  eligible: { onDuty: number; available: number; free: number }
  requirement: Requirement
  preferredAgent: { agentId: string; until: number } | null
  nextRelaxationAt: number | null
  overflowAt: number | null
  ringUntil: number | null
  agentId: string | null
}

/** The router's present view of the item; null where the router runs on another node or the item is settled. */
export function nowOf(trace: ItemTrace): Now | null {
  return trace.now as Now | null
}

type Facts = Record<string, unknown>
type Say = (facts: Facts, names: TraceNames) => Sentence

const plain = (key: WordKey): Sentence => ({ key, values: {} })
const withAgent =
  (key: WordKey): Say =>
  (facts, names) => ({ key, values: { agent: names.agent(facts.agentId) } })

const openedBecause: Record<string, WordKey> = {
  'waited-long-enough': 'board.trace.opened.waited-long-enough',
  'not-on-duty': 'board.trace.opened.not-on-duty',
  'not-able': 'board.trace.opened.not-able',
  'did-not-take-it': 'board.trace.opened.did-not-take-it',
}
const returnedBecause: Record<string, WordKey> = {
  transferred: 'board.trace.returned.transferred',
  'agent-lost': 'board.trace.returned.agent-lost',
  'agent-off-duty': 'board.trace.returned.agent-off-duty',
}

const said: Record<string, Say> = {
  queued: (facts, names) => {
    const values = { queue: names.queue(facts.queueId), language: names.language(facts.language) }
    return { key: facts.language ? 'board.trace.queued.language' : 'board.trace.queued', values }
  },
  reserved: withAgent('board.trace.reserved'),
  accepted: withAgent('board.trace.accepted'),
  declined: withAgent('board.trace.declined'),
  'no-answer': withAgent('board.trace.no-answer'),
  'ring-withdrawn': withAgent('board.trace.ring-withdrawn'),
  changed: (facts, names): Sentence => {
    const by = names.agent(facts.byStaffId)
    if (facts.queueId) return { key: 'board.trace.moved', values: { by, queue: names.queue(facts.queueId) } }
    if (facts.preferredAgentId)
      return { key: 'board.trace.given', values: { by, agent: names.agent(facts.preferredAgentId) } }
    return { key: 'board.trace.prioritised', values: { by, priority: Number(facts.priority ?? 0) } }
  },
  'language-changed': (facts, names) => ({
    key: 'board.trace.language-changed',
    values: { language: names.language(facts.language) },
  }),
  returned: (facts, names) => {
    const key = returnedBecause[String(facts.because)] ?? 'board.trace.returned'
    return { key, values: { queue: names.queue(facts.queueId) } }
  },
  parked: () => plain('board.trace.parked'),
  done: () => plain('board.trace.done'),
  withdrawn: () => plain('board.trace.withdrawn'),
  'handed-over': (facts, names) => ({
    key: 'board.trace.handed-over',
    values: { from: names.agent(facts.from), to: names.agent(facts.to) },
  }),
  'taken-by-hand': withAgent('board.trace.taken-by-hand'),
  overflow: (facts, names) => {
    const key = facts.why === 'nobody-on-duty' ? 'board.trace.overflow.nobody' : 'board.trace.overflow'
    return { key, values: { queue: names.queue(facts.toQueue) } }
  },
  relaxed: (facts, names) => asked(asksAfterRelaxing, facts.requirement as Requirement | undefined, names),
  opened: (facts, names) => ({
    key: openedBecause[String(facts.reason)] ?? 'board.trace.opened.waited-long-enough',
    values: { agent: names.agent(facts.agentId) },
  }),
  nobody: (facts) =>
    plain(facts.because === 'nobody-on-duty' ? 'board.because.nobody-on-duty' : 'board.because.nobody-skilled'),
}

/** One entry of a trace as a sentence; a kind nobody has written words for says that something was decided, never its raw facts. */
export function sayEntry(entry: TraceEntry, names: TraceNames): Sentence {
  return said[entry.kind]?.(entry.facts, names) ?? plain('board.trace.other')
}

const because: Record<string, WordKey> = {
  'nobody-on-duty': 'board.because.nobody-on-duty',
  'nobody-skilled': 'board.because.nobody-skilled',
  'all-on-break': 'board.because.all-on-break',
  'all-busy': 'board.because.all-busy',
  'waiting-for-preferred-agent': 'board.because.waiting-for-preferred-agent',
  'declined-a-moment-ago': 'board.because.declined-a-moment-ago',
  ringing: 'board.because.ringing',
  'being-handled': 'board.because.being-handled',
}

/** Why the item has no agent at this moment. */
export function sayNow(now: Now, names: TraceNames): Sentence {
  const { onDuty, available } = now.eligible
  const agent = names.agent(now.preferredAgent?.agentId ?? now.agentId)
  return { key: because[now.because] ?? 'board.trace.other', values: { onDuty, available, agent } }
}

/** What the router asks of an agent for this item now. */
export function sayRequirement(now: Now, names: TraceNames): Sentence {
  return asked(asksNow, now.requirement, names)
}

type Asked = 'both' | 'language' | 'skill' | 'nothing'
const asksNow: Record<Asked, WordKey> = {
  both: 'board.asks.both',
  language: 'board.asks.language',
  skill: 'board.asks.skill',
  nothing: 'board.asks.nothing',
}
const asksAfterRelaxing: Record<Asked, WordKey> = {
  both: 'board.trace.relaxed.both',
  language: 'board.trace.relaxed.language',
  skill: 'board.trace.relaxed.skill',
  nothing: 'board.trace.relaxed.nothing',
}

function asked(keys: Record<Asked, WordKey>, requirement: Requirement | undefined, names: TraceNames): Sentence {
  const skill = Math.max(0, ...(requirement?.skills ?? []).map(({ level }) => level))
  const language = requirement?.language
  const values = { language: names.language(language?.language), level: language?.level ?? 0, skill }
  if (language) return { key: skill > 0 ? keys.both : keys.language, values }
  return { key: skill > 0 ? keys.skill : keys.nothing, values }
}

/** What happens next by itself, soonest first: a moment in milliseconds and its sentence. */
export function whatComes(now: Now, names: TraceNames): { at: number; sentence: Sentence }[] {
  const steps: [number | null | undefined, Sentence][] = [
    [now.ringUntil, { key: 'board.next.ring-ends', values: { agent: names.agent(now.agentId) } }],
    [now.preferredAgent?.until, plain('board.next.opens')],
    [now.nextRelaxationAt, plain('board.next.relaxes')],
    [now.overflowAt, plain('board.next.overflows')],
  ]
  return steps
    .flatMap(([at, sentence]) => (typeof at === 'number' ? [{ at, sentence }] : []))
    .toSorted((a, b) => a.at - b.at)
}
