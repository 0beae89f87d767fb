import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exitsOf,
  type FlowGraph,
  type FlowHeard,
  flowGraph,
  interpret,
  RUN_BEGINS,
  type RunState,
  validate,
  waits,
} from './index.ts'
import { A_TOPIC, aShortFlow, someFacts } from './testing.ts'

const use = (prompt: string) => ({ prompt })
const patience = { invalid: use('a'), silence: use('a'), tries: 2, firstSeconds: 5 }
const queueNode = aShortFlow.nodes.find(({ id }) => id === 'queue')

/** A node of any kind whose ways out lead to any of `ids`. */
function nodeFrom(id: string, kind: string, [a, b, c, d]: readonly string[]): unknown {
  switch (kind) {
    case 'say':
      return { id, step: kind, prompts: [use('a')], next: a }
    case 'menu':
      return {
        id,
        step: kind,
        prompts: [use('a')],
        keys: [
          { key: '1', to: a },
          { key: '2', to: b, confirms: true },
        ],
        repeatKey: '*',
        ...patience,
        otherwise: c,
      }
    case 'ask-digits':
      return {
        id,
        step: kind,
        prompts: [use('a')],
        name: 'number',
        least: 1,
        most: 9,
        endKey: '#',
        confirm: use('a'),
        nextSeconds: 2,
        ...patience,
        next: a,
        otherwise: b,
      }
    case 'language':
      return {
        id,
        step: kind,
        choices: [
          { key: '1', language: 'ar', prompt: 'a' },
          { key: '2', language: 'en', prompt: 'a' },
        ],
        remembered: { prompt: 'a', key: '*' },
        ...patience,
        next: a,
      }
    case 'hours':
      return { id, step: kind, open: a, closed: b }
    case 'emergency':
      return { id, step: kind, prompts: [use('a')], on: a, off: b }
    case 'set':
      return { id, step: kind, topicId: A_TOPIC, next: a }
    case 'branch':
      return { id, step: kind, on: 'language', cases: [{ is: 'ar', to: a }], otherwise: b }
    case 'look-up-status':
      return {
        id,
        step: kind,
        number: 'number',
        check: 'number',
        found: [{ is: 'approved', to: a }],
        otherwise: b,
        notFound: c,
        failed: d,
        tries: 2,
      }
    case 'look-up-http':
      return {
        id,
        step: kind,
        method: 'GET',
        url: 'https://example.com/',
        send: {},
        keep: {},
        timeoutSeconds: 2,
        found: a,
        notFound: b,
        failed: c,
      }
    case 'card':
      return { id, step: kind, cardId: A_TOPIC, prompt: 'a', next: a, failed: b }
    case 'verify':
      return { id, step: kind, given: ['number'], tries: 2, verified: a, again: b, failed: c }
    case 'queue':
      return {
        ...queueNode,
        id,
        waiting: { ...(queueNode?.step === 'queue' ? queueNode.waiting : {}), limit: a },
        after: b,
      }
    case 'offer-callback':
      return {
        id,
        step: kind,
        offer: use('a'),
        number: use('a'),
        enterNumber: use('a'),
        confirmNumber: use('a'),
        done: use('a'),
        invalid: use('a'),
        keepsPlace: false,
        refused: a,
      }
    case 'take-message':
      return {
        id,
        step: kind,
        prompts: [use('a')],
        maxSeconds: 60,
        silenceSeconds: 4,
        endKey: '#',
        review: use('a'),
        invalid: use('a'),
        done: use('a'),
        tries: 2,
        next: a,
        nothing: b,
      }
    case 'transfer':
      return { id, step: kind, prompts: [], number: '999', talked: a, busy: b, noAnswer: c, failed: d }
    case 'open-case':
      return { id, step: kind, caseType: null, prompt: use('a'), next: a }
    case 'survey':
      return { id, step: kind, prompt: use('a'), invalid: use('a'), next: a }
    default:
      return { id, step: 'end', prompts: [], outcome: 'deferred' }
  }
}

const kinds = ['say', 'menu', 'ask-digits', 'language', 'hours', 'emergency', 'set', 'branch', 'look-up-status', 'look-up-http', 'card', 'verify', 'queue', 'offer-callback', 'take-message', 'transfer', 'open-case', 'survey', 'end'] // biome-ignore format: a list

/** Any flow that validates but for its prompts and values: random nodes, without those that nobody comes to. */
const anyFlow = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), to: fc.array(fc.nat(11), { minLength: 4, maxLength: 4 }) }), {
    minLength: 2,
    maxLength: 11,
  })
  .map((wanted): FlowGraph => {
    const ids = wanted.map((_, index) => `n${index}`)
    const nodes = wanted.map(({ kind, to }, index) =>
      nodeFrom(
        `n${index}`,
        kind,
        to.map((at) => ids[at] ?? 'last'),
      ),
    )
    const whole = flowGraph.parse({
      format: 1,
      languages: ['ar', 'en', 'hi'],
      start: 'n0',
      nodes: [...nodes, nodeFrom('last', 'end', [])],
    })
    const reached = new Set(['n0'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const node of whole.nodes) if (reached.has(node.id)) for (const { to } of exitsOf(node)) reached.add(to)
    }
    return { ...whole, nodes: whole.nodes.filter(({ id }) => reached.has(id)) }
  })
  .filter((graph) => {
    const ofWords = new Set(['prompt-unknown', 'prompt-not-in-language', 'value-unknown'])
    return validate(graph, { languages: ['ar', 'en', 'hi'], prompts: new Map() }).every(({ code }) => ofWords.has(code))
  })

const anyHeard: fc.Arbitrary<FlowHeard> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<FlowHeard>({ kind: 'said' }) },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom('0', '1', '2', '3', '*', '1985', '0501234567', '')
      .map((keys) => ({ kind: 'keys' as const, keys })),
  },
  { weight: 3, arbitrary: fc.constant<FlowHeard>({ kind: 'silence' }) },
  fc.constantFrom<FlowHeard>({ kind: 'case', number: 'R-1' }, { kind: 'case', number: null }),
  fc.constantFrom<FlowHeard>(
    { kind: 'looked-up', found: { status: 'approved' }, failed: false },
    { kind: 'looked-up', found: null, failed: false },
    { kind: 'looked-up', found: null, failed: true },
  ),
  fc.constantFrom<FlowHeard>({ kind: 'verified', level: 'full' }, { kind: 'verified', level: null }),
  fc.record({
    kind: fc.constant('waiting' as const),
    seconds: fc.nat(700),
    position: fc.option(fc.nat(9)),
    estimateSeconds: fc.option(fc.nat(900)),
    speakersOnDuty: fc.boolean(),
  }),
  fc.constantFrom<FlowHeard>(
    { kind: 'owed' },
    { kind: 'no-message' },
    { kind: 'message', messageId: 'm1', seconds: 4 },
    { kind: 'agent-left' },
  ),
  fc.constantFrom<FlowHeard>({ kind: 'transferred', ended: 'talked' }, { kind: 'transferred', ended: 'busy' }),
)

const anyFacts = fc
  .record({
    isOpen: fc.boolean(),
    emergency: fc.boolean(),
    opensCase: fc.boolean(),
    caller: fc.constantFrom(null, '+971500000011'),
    rememberedLanguage: fc.constantFrom(null, 'hi', 'fr'),
  })
  .map(someFacts)

const runs = fc.record({
  graph: anyFlow,
  facts: anyFacts,
  heard: fc.array(anyHeard, { minLength: 230, maxLength: 230 }),
})

/** Hears everything in turn and shows each step to `look`; the state passes through JSON as through the table. */
function follow(
  graph: FlowGraph,
  heard: readonly FlowHeard[],
  look: (step: ReturnType<typeof interpret>) => void,
): RunState {
  let state = RUN_BEGINS
  for (const one of heard) {
    const step = interpret(graph, state, one)
    const stored: RunState = JSON.parse(JSON.stringify(step.state))
    expect(stored).toEqual(step.state)
    look(step)
    state = stored
  }
  return state
}

describe('any flow that validates, whatever is heard', () => {
  it('waits for exactly one thing after each step, or is over, or an agent has the call', () => {
    fc.assert(
      fc.property(runs, ({ graph, facts, heard }) => {
        let before: string = 'begins'
        follow(graph, [{ kind: 'begin', facts }, ...heard.slice(0, 60)], ({ state, effects }) => {
          const waiting = effects.filter(waits)
          const rests = before === 'done' || state.status === 'done'
          expect(waiting).toHaveLength(rests ? 0 : 1)
          if (!rests) expect(effects.at(-1)).toBe(waiting[0])
          before = state.status
        })
      }),
      { numRuns: 150 },
    )
  })

  it('ends, queues or reaches an agent in bounded steps', () => {
    fc.assert(
      fc.property(runs, ({ graph, facts, heard }) => {
        let queued = false
        const last = follow(
          graph,
          [{ kind: 'begin', facts }, ...heard.filter(({ kind }) => kind !== 'waiting'), ...heard],
          ({ state }) => {
            queued ||= state.status === 'queued'
          },
        )
        expect(queued || last.status === 'done').toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('is over within two answers after the caller has gone, with one end and nothing owed to nobody', () => {
    fc.assert(
      fc.property(runs, fc.nat(40), ({ graph, facts, heard }, when) => {
        const ends: string[] = []
        const owed: (string | null)[] = []
        const state = follow(
          graph,
          [{ kind: 'begin', facts }, ...heard.slice(0, when), { kind: 'gone' }, { kind: 'owed' }, { kind: 'owed' }],
          ({ effects }) => {
            for (const effect of effects) {
              if (effect.kind === 'end') ends.push(effect.outcome)
              if (effect.kind === 'owe-callback') owed.push(effect.phone ?? facts.caller)
            }
          },
        )
        expect(state.status).toBe('done')
        expect(ends).toHaveLength(1)
        expect(owed).not.toContain(null)
      }),
      { numRuns: 150 },
    )
  })
})
