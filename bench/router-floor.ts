// The floors the router is measured on: random, but the same at every run.
import {
  type AgentSnapshot,
  type ItemFacts,
  type ItemSnapshot,
  type Level,
  plainQueue,
  type QueueSnapshot,
  type Snapshot,
  standardCapacity,
} from '../server/rooms/routing/core/index.ts'

export type Size = {
  agents: number
  queues: number
  queuesPerAgent: number
  waiting: number
  /** Each item asks for a level of its own, 48 requirements a queue, where otherwise the queue sets it: 8. */
  hasVariedLevels?: boolean
}

export const start = 1_800_000_000_000
const relaxedAfterSeconds = 60
const languages = ['ar', 'ar', 'ar', 'en', 'en', 'ur', 'hi']
const skills = ['visas', 'permits', 'fines', 'payments', 'roads', 'housing']

/** A small fast generator (mulberry32): the same numbers for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

/** An item for a random queue: one of four languages at the queue's level, and one time in ten a skill. */
export function anItem(size: Size, random: (below: number) => number, id: string, arrivedAt: number): ItemFacts {
  const queue = random(size.queues)
  const level = (size.hasVariedLevels ? random(4) : queue % 4) + 1
  const needsSkill = random(size.hasVariedLevels ? 3 : 10) === 0
  const skill = needsSkill ? skills[(queue + (size.hasVariedLevels ? random(2) : 0)) % skills.length] : undefined
  return {
    id,
    kind: 'contact',
    queueId: `queue-${queue}`,
    channel: 'voice',
    arrivedAt,
    priority: random(10) === 0 ? 20 : 0,
    requirement: {
      language: { language: languages[random(languages.length)] ?? 'ar', level: asLevel(level) },
      skills: skill === undefined ? [] : [{ skill, level: 1 }],
    },
  }
}

/** Every agent on a call, or idle; the items arrived over the last quarter of an hour. */
export function aSnapshot(size: Size, areBusy: boolean): Snapshot {
  const random = randomNumbers(7)
  const queues = Array.from({ length: size.queues }, (_, index) => aQueue(index))
  const agents = Array.from({ length: size.agents }, (_, index) => anAgent(size, random, index))
  const items: ItemSnapshot[] = []
  for (let index = 0; index < size.waiting; index++) {
    const arrivedAt = start - random(900_000)
    items.push(kept(anItem(size, random, `waiting-${index}`, arrivedAt), 'waiting', null))
  }
  for (const agent of areBusy ? agents : []) {
    const facts = anItem(size, random, `call-${agent.id}`, start - random(300_000))
    items.push(kept(facts, 'active', agent.id))
  }
  return { queues, agents, items }
}

function aQueue(index: number): QueueSnapshot {
  return {
    ...plainQueue,
    id: `queue-${index}`,
    relaxation: [{ afterSeconds: relaxedAfterSeconds, languageLevel: 1, dropSkills: 'all' }],
    meanHandleSeconds: null,
  }
}

function anAgent(size: Size, random: (below: number) => number, index: number): AgentSnapshot {
  return {
    id: `agent-${index}`,
    skills: Object.fromEntries(skills.filter(() => random(2) === 0).map((skill) => [skill, asLevel(random(5) + 1)])),
    languages: Object.fromEntries(
      [...new Set(languages)].filter(() => random(3) > 0).map((language) => [language, asLevel(random(5) + 1)]),
    ),
    queues: [...new Set(Array.from({ length: size.queuesPerAgent }, () => `queue-${random(size.queues)}`))],
    capacity: standardCapacity,
    presence: 'available',
    idleSince: start - random(600_000),
  }
}

function kept(facts: ItemFacts, state: 'waiting' | 'active', agentId: string | null): ItemSnapshot {
  const waitedSeconds = (start - facts.arrivedAt) / 1000
  return {
    ...facts,
    preferredAgent: null,
    excludedAgents: [],
    front: false,
    state,
    agentId,
    enteredAt: facts.arrivedAt,
    leftQueues: [],
    isOpened: false,
    toldSteps: waitedSeconds >= relaxedAfterSeconds ? 1 : 0,
    toldNobody: true,
    until: null,
    acceptedAt: state === 'active' ? facts.arrivedAt : null,
  }
}

function asLevel(level: number): Level {
  return ([1, 2, 3, 4, 5] as const)[level - 1] ?? 1
}
