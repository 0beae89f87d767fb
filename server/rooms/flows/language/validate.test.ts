import { describe, expect, it } from 'vitest'
import { compare, type FlowGraph, type FlowNode, flowGraph, promptsOf, validate, walk } from './index.ts'
import { aShortFlow, someFacts } from './testing.ts'

const prompts = new Map(
  [...new Set(aShortFlow.nodes.flatMap((node) => promptsOf(node).map(({ prompt }) => prompt)))]
    .concat('line.language', 'common.change-language')
    .map((id) => [id, new Set(['ar', 'en', 'hi'])]),
)
const line = { languages: ['ar', 'en', 'hi'], prompts }
const problems = (graph: FlowGraph, more = {}) =>
  validate(graph, { ...line, ...more }).map(({ nodeId, code, about }) =>
    [nodeId, code, ...(about ? [about] : [])].join(' '),
  )

/** The short flow with some nodes put in place of those of the same id, or beside them. */
function withNodes(...nodes: unknown[]): FlowGraph {
  const given = nodes as FlowNode[]
  const kept = aShortFlow.nodes.filter(({ id }) => !given.some((node) => node.id === id))
  return flowGraph.parse({ ...aShortFlow, nodes: [...kept, ...given] })
}
const set = (id: string, next: string) => ({ id, step: 'set', next })

describe('validating a flow', () => {
  it('finds nothing in one that is whole', () => {
    expect(problems(aShortFlow)).toEqual([])
  })

  const welcome = { id: 'welcome', step: 'say', prompts: [{ prompt: 'line.welcome' }], next: 'language' }
  const end = { id: 'bye', step: 'end', prompts: [], outcome: 'deferred' }
  const menu = aShortFlow.nodes.find(({ id }) => id === 'menu')
  it.each([
    ['a start that is not there', { ...aShortFlow, start: 'nowhere' }, 'nowhere start-unknown'],
    ['a way that leads nowhere', withNodes({ ...welcome, next: 'nowhere' }), 'welcome target-unknown next → nowhere'],
    ['a node nobody comes to', withNodes(set('lost', 'bye')), 'lost unreachable'],
    ['two nodes of one name', { ...aShortFlow, nodes: [...aShortFlow.nodes, end as FlowNode] }, 'bye id-twice'],
    ['a circle that never waits', withNodes(set('roads', 'more'), set('more', 'roads')), 'more loop-without-waiting'],
    ['a circle that never ends', withNodes({ ...welcome, next: 'welcome' }), 'welcome dead-end'],
    ['two ways on one key', withNodes({ ...menu, repeatKey: '1' }), 'menu key-twice 1'],
    [
      'a prompt nobody wrote',
      withNodes({ ...welcome, prompts: [{ prompt: 'line.new' }] }),
      'welcome prompt-unknown line.new',
    ],
    [
      'a value nobody gives',
      withNodes({ ...end, prompts: [{ prompt: 'common.goodbye', values: { n: { from: 'digits', as: 'digits' } } }] }),
      'bye value-unknown digits',
    ],
    [
      'digits that cannot be',
      withNodes({
        id: 'roads',
        step: 'ask-digits',
        name: 'number',
        prompts: [{ prompt: 'line.menu' }],
        least: 5,
        most: 2,
        endKey: '#',
        confirm: null,
        nextSeconds: 3,
        invalid: { prompt: 'common.invalid' },
        silence: { prompt: 'common.no-input' },
        tries: 2,
        firstSeconds: 5,
        next: 'queue',
        otherwise: 'queue',
      }),
      'roads digits-impossible',
    ],
    ['a self-service nobody confirmed', withNodes({ ...end, outcome: 'self-served' }), 'bye self-served-unconfirmed'],
  ])('finds %s', (_, graph, problem) => {
    expect(problems(graph)).toContain(problem)
  })

  it('lets self-service end behind a key that confirms it', () => {
    const confirmed = withNodes(
      {
        ...menu,
        keys: [
          { key: '1', to: 'roads' },
          { key: '9', to: 'bye' },
          { key: '5', to: 'served', confirms: true },
        ],
      },
      { ...end, id: 'served', outcome: 'self-served' },
    )
    expect(problems(confirmed)).toEqual([])
    const { effects } = walk(confirmed, someFacts(), [
      { kind: 'said' },
      { kind: 'keys', keys: '2' },
      { kind: 'keys', keys: '5' },
    ]).steps.at(-1) ?? { effects: [] }
    expect(effects).toEqual([{ kind: 'end', outcome: 'self-served', answered: false }])
  })

  it('asks for every prompt in every language of the flow, once', () => {
    const noHindi = new Map([...prompts, ['line.menu', new Set(['ar', 'en'])]])
    expect(validate(aShortFlow, { ...line, prompts: noHindi })).toEqual([
      { nodeId: 'menu', code: 'prompt-not-in-language', about: 'line.menu', language: 'hi' },
    ])
  })

  it('asks for the choice of a language in that language only', () => {
    const two = new Map([...prompts, ['line.language', new Set(['ar', 'en'])]])
    expect(validate(aShortFlow, { ...line, prompts: two })).toEqual([
      { nodeId: 'language', code: 'prompt-not-in-language', about: 'line.language', language: 'hi' },
    ])
  })

  it('keeps to the languages of the line', () => {
    expect(problems(aShortFlow, { languages: ['ar', 'en'] })).toEqual(['welcome language-not-of-line'])
    expect(problems({ ...aShortFlow, languages: ['ar', 'en'] })).toContain('language language-not-of-flow')
  })
})

describe('comparing two versions', () => {
  it('names what was added, removed and changed, and not what was only moved', () => {
    const moved = { ...aShortFlow, nodes: aShortFlow.nodes.map((node) => ({ ...node, place: { x: 1, y: 2 } })) }
    expect(compare(aShortFlow, moved)).toEqual({ flow: [], nodes: [] })
    const nodes = aShortFlow.nodes.filter(({ id }) => id !== 'roads')
    const after = flowGraph.parse({
      ...aShortFlow,
      languages: ['ar', 'en'],
      nodes: [...nodes.map((node) => (node.id === 'faces' ? { ...node, next: 'queue' } : node)), set('later', 'queue')],
    })
    expect(compare(aShortFlow, after)).toEqual({
      flow: [{ path: 'languages.2', before: 'hi', after: undefined }],
      nodes: [
        { nodeId: 'faces', kind: 'changed', fields: [{ path: 'next', before: 'bye', after: 'queue' }] },
        { nodeId: 'later', kind: 'added', fields: [] },
        { nodeId: 'roads', kind: 'removed', fields: [] },
      ],
    })
  })
})

describe('walking a flow', () => {
  it('tells the nodes passed and what it waits for', () => {
    const walked = walk(aShortFlow, someFacts(), [
      { kind: 'said' },
      { kind: 'keys', keys: '2' },
      { kind: 'keys', keys: '1' },
    ])
    expect(walked.steps.map(({ nodes }) => nodes)).toEqual([['welcome'], ['language'], ['menu'], ['roads', 'queue']])
    expect(walked.waitsFor?.kind).toBe('say')
    expect(walk(aShortFlow, someFacts(), [{ kind: 'gone' }, { kind: 'said' }])).toMatchObject({
      waitsFor: null,
      steps: { length: 2 },
    })
  })
})
