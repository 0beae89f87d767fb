// Random stories for the property tests: small numbers on purpose, so that everything collides with everything.
import fc from 'fast-check'
import type {
  AgentFacts,
  CapacityModel,
  ItemFacts,
  Level,
  Presence,
  QueueSettings,
  RelaxationStep,
  Requirement,
} from '../facts.ts'

const queueIds = ['general', 'visas', 'fines'] as const
const skills = ['permits', 'payments'] as const
const languages = ['ar', 'en'] as const
const channels = ['voice', 'chat', 'email'] as const

const level = fc.constantFrom<Level>(1, 2, 3, 4, 5)
const seconds = fc.constantFrom(0, 5, 10, 20, 30)
const agentId = fc.integer({ min: 0, max: 5 }).map((n) => `agent-${n}`)

const relaxation: fc.Arbitrary<RelaxationStep> = fc.record(
  {
    afterSeconds: fc.constantFrom(5, 10, 15, 40),
    languageLevel: level,
    lowerSkillsBy: fc.constantFrom(1, 2),
    dropSkills: fc.oneof(fc.constant('all' as const), fc.constant<string[]>(['permits'])),
    dropLanguage: fc.boolean(),
  },
  { requiredKeys: ['afterSeconds'] },
)

export const aQueue: fc.Arbitrary<QueueSettings> = fc.record({
  id: fc.constantFrom(...queueIds),
  ringSeconds: fc.constantFrom(1, 10, 15),
  priority: fc.constantFrom(0, 5, 10),
  ageingPerMinute: fc.constantFrom(0, 6, 60),
  selection: fc.constantFrom('longest-idle', 'best-level', 'least-occupied'),
  relaxation: fc.array(relaxation, { maxLength: 2 }),
  mayDropLanguage: fc.boolean(),
  overflow: fc.option(
    fc.record(
      { toQueueId: fc.constantFrom(...queueIds), afterSeconds: fc.constantFrom(5, 25), whenNobodyOnDuty: fc.boolean() },
      { requiredKeys: ['toQueueId'] },
    ),
  ),
  preferredWaitSeconds: fc.constantFrom(0, 10),
  declinePauseSeconds: fc.constantFrom(0, 10),
  noAnswerBreakReason: fc.constantFrom(null, 'no-answer'),
  wrapUpSeconds: fc.constantFrom(0, 10),
  expectedHandleSeconds: fc.constant(240),
})

const askedLevel = fc.constantFrom<Level>(1, 2, 3, 5)
const requirement: fc.Arbitrary<Requirement> = fc.record({
  language: fc.option(fc.record({ language: fc.constantFrom(...languages), level: askedLevel }), { freq: 1 }),
  skills: fc.uniqueArray(fc.record({ skill: fc.constantFrom(...skills), level: askedLevel }), {
    selector: ({ skill }) => skill,
    maxLength: 1,
  }),
})

const capacity = fc.constantFrom<CapacityModel>(
  { units: 2, channels: { voice: { cost: 2, limit: 1 }, chat: { cost: 1, limit: 2 } } },
  { units: 6, channels: { voice: { cost: 6, limit: 1 }, chat: { cost: 2, limit: 3 }, email: { cost: 1, limit: 2 } } },
)

const presence = fc.constantFrom<Presence>('available', 'available', 'available', 'break', 'off-duty')

export const anAgent: fc.Arbitrary<AgentFacts> = fc.record({
  id: agentId,
  skills: fc.dictionary(fc.constantFrom(...skills), level),
  languages: fc.dictionary(fc.constantFrom(...languages), level),
  queues: fc.uniqueArray(fc.constantFrom(...queueIds), { minLength: 2 }),
  capacity,
  presence,
})

const preferredAgent = fc.option(fc.record({ agentId }), { freq: 2 })

const anItem: fc.Arbitrary<Omit<ItemFacts, 'id' | 'arrivedAt'> & { age: number }> = fc.record({
  kind: fc.constantFrom('contact', 'contact', 'answer', 'callback'),
  queueId: fc.constantFrom(...queueIds),
  channel: fc.constantFrom(...channels),
  age: fc.constantFrom(0, 0, 30),
  priority: fc.constantFrom(0, 5, 50),
  requirement,
  preferredAgent,
})

const choice = fc.nat({ max: 1000 })
const change = fc.record(
  { priority: fc.constantFrom(0, 50), queueId: fc.constantFrom(...queueIds), requirement, preferredAgent },
  { requiredKeys: [] },
)

const event = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('arrive' as const), item: anItem }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('accept', 'decline', 'refuse', 'expire'), choice }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('wrap-up', 'free'), choice }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('withdraw', 'return', 'accept-late', 'return-excluding'), choice }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('change' as const), choice, change }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('agent' as const), agent: anAgent }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('presence' as const), agentId, presence }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('gone', 'gone-with-all', 'outbound'), agentId }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('queue' as const), queue: aQueue }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('tick', 'crash', 'wait-until-due') }) },
)

export type StoryEvent = { after: number; event: typeof event extends fc.Arbitrary<infer E> ? E : never }

/** Queues, agents, and what happens to them, each so many seconds after the last. */
export const aStory = fc.record({
  queues: fc.uniqueArray(aQueue, { selector: ({ id }) => id, maxLength: 3 }),
  agents: fc.uniqueArray(anAgent, { selector: ({ id }) => id, minLength: 2, maxLength: 6 }),
  events: fc.array(fc.record({ after: seconds, event }), { maxLength: 60, size: 'max' }),
})
