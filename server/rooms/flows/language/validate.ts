import { exitsOf, promptsOf, valuesGivenBy, valuesNeededBy } from './exits.ts'
import type { FlowGraph, FlowNode } from './graph.ts'
import { nodeById } from './turn.ts'

export type ProblemCode =
  | 'id-twice'
  | 'start-unknown'
  | 'target-unknown'
  | 'unreachable'
  | 'dead-end'
  | 'loop-without-waiting'
  | 'key-twice'
  | 'prompt-unknown'
  | 'prompt-not-in-language'
  | 'language-not-of-line'
  | 'language-not-of-flow'
  | 'value-unknown'
  | 'digits-impossible'
  | 'self-served-unconfirmed'
  | 'topic-unknown'
  | 'card-unknown'

/** Something that keeps a flow from being published, at the node that shows it; `about` names the key, prompt or target. */
export interface Problem {
  nodeId: string
  code: ProblemCode
  about?: string
  language?: string
}

export interface LineSpeaks {
  languages: readonly string[]
  /** The languages each prompt has a text or a recording in. */
  prompts: ReadonlyMap<string, ReadonlySet<string>>
}

/** Everything that is wrong with a flow on this line; an empty list may be published. */
export function validate(graph: FlowGraph, line: LineSpeaks): Problem[] {
  return [
    ...idsTwice(graph),
    ...targets(graph),
    ...reach(graph),
    ...loops(graph),
    ...unconfirmed(graph),
    ...graph.nodes.flatMap((node) => [...keysTwice(node), ...digits(node), ...values(graph, node)]),
    ...languages(graph, line),
    ...graph.nodes.flatMap((node) => prompts(graph, node, line)),
  ]
}

function idsTwice({ nodes }: FlowGraph): Problem[] {
  return nodes
    .filter((node, index) => nodes.findIndex(({ id }) => id === node.id) !== index)
    .map(({ id }) => ({ nodeId: id, code: 'id-twice' }))
}

function targets(graph: FlowGraph): Problem[] {
  const unknown = graph.nodes.flatMap((node) =>
    exitsOf(node)
      .filter(({ to }) => !nodeById(graph, to))
      .map(({ by, to }) => ({ nodeId: node.id, code: 'target-unknown' as const, about: `${by} → ${to}` })),
  )
  if (nodeById(graph, graph.start)) return unknown
  return [{ nodeId: graph.start, code: 'start-unknown' }, ...unknown]
}

function reach(graph: FlowGraph): Problem[] {
  const reached = reachedFrom(graph, [graph.start])
  const homes = graph.nodes.filter(({ step }) => step === 'end' || step === 'queue').map(({ id }) => id)
  const bringsHome = new Set(homes)
  for (let grown = true; grown; ) {
    const more = graph.nodes.filter(
      (node) => !bringsHome.has(node.id) && exitsOf(node).some(({ to }) => bringsHome.has(to)),
    )
    for (const node of more) bringsHome.add(node.id)
    grown = more.length > 0
  }
  return graph.nodes.flatMap(({ id }): Problem[] => {
    if (!reached.has(id)) return [{ nodeId: id, code: 'unreachable' }]
    return bringsHome.has(id) ? [] : [{ nodeId: id, code: 'dead-end' }]
  })
}

function reachedFrom(graph: FlowGraph, starts: readonly string[], follow = (_: { confirms?: boolean }) => true) {
  const reached = new Set<string>()
  const waiting = [...starts]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodeById(graph, id)
    if (!node || reached.has(id)) continue
    reached.add(id)
    waiting.push(
      ...exitsOf(node)
        .filter(follow)
        .map(({ to }) => to),
    )
  }
  return reached
}

// A circle of steps that wait for nothing would never let the caller speak again.
function loops(graph: FlowGraph): Problem[] {
  return graph.nodes
    .filter((node) => {
      const seen = new Set<string>()
      const ahead = atOnce(node)
      for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
        if (id === node.id) return true
        const next = nodeById(graph, id)
        if (!next || seen.has(id)) continue
        seen.add(id)
        ahead.push(...atOnce(next))
      }
      return false
    })
    .map(({ id }) => ({ nodeId: id, code: 'loop-without-waiting' }))
}

const atOnce = (node: FlowNode): string[] =>
  exitsOf(node)
    .filter((exit) => exit.atOnce)
    .map(({ to }) => to)

// Self-served is what the caller confirmed: an end that says so must lie behind a key that confirms.
function unconfirmed(graph: FlowGraph): Problem[] {
  const reached = reachedFrom(graph, [graph.start], ({ confirms }) => !confirms)
  return graph.nodes
    .filter((node) => node.step === 'end' && node.outcome === 'self-served' && reached.has(node.id))
    .map(({ id }) => ({ nodeId: id, code: 'self-served-unconfirmed' }))
}

function keysTwice(node: FlowNode): Problem[] {
  const keys = keysOf(node)
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  return [...new Set(twice)].map((key) => ({ nodeId: node.id, code: 'key-twice', about: key }))
}

function keysOf(node: FlowNode): string[] {
  if (node.step === 'menu') return [...node.keys.map(({ key }) => key), ...(node.repeatKey ? [node.repeatKey] : [])]
  if (node.step !== 'language') return []
  return [...node.choices.map(({ key }) => key), ...(node.remembered ? [node.remembered.key] : [])]
}

function digits(node: FlowNode): Problem[] {
  return node.step === 'ask-digits' && node.least > node.most ? [{ nodeId: node.id, code: 'digits-impossible' }] : []
}

function values(graph: FlowGraph, node: FlowNode): Problem[] {
  const given = new Set(graph.nodes.flatMap(valuesGivenBy))
  return [...new Set(valuesNeededBy(node))]
    .filter((name) => !given.has(name))
    .map((about) => ({ nodeId: node.id, code: 'value-unknown', about }))
}

function languages(graph: FlowGraph, line: LineSpeaks): Problem[] {
  const ofLine = graph.languages
    .filter((language) => !line.languages.includes(language))
    .map((language): Problem => ({ nodeId: graph.start, code: 'language-not-of-line', language }))
  const ofFlow = graph.nodes.flatMap((node) =>
    languagesNamedBy(node)
      .filter((language) => !graph.languages.some((one) => one === language))
      .map((language): Problem => ({ nodeId: node.id, code: 'language-not-of-flow', language })),
  )
  return [...ofLine, ...ofFlow]
}

function languagesNamedBy(node: FlowNode): string[] {
  if (node.step === 'language') return node.choices.map(({ language }) => language)
  if (node.step === 'say' || node.step === 'emergency') return node.languages ?? []
  if (node.step === 'set' && node.language) return [node.language]
  // The choice when nobody speaks the caller's language is between a callback, Arabic and English.
  return node.step === 'queue' && node.callback?.nobodySpeaks ? ['ar', 'en'] : []
}

function prompts(graph: FlowGraph, node: FlowNode, line: LineSpeaks): Problem[] {
  const everywhere = [...new Set(promptsOf(node).map(({ prompt }) => prompt))]
  const own = node.step === 'language' ? node.choices : []
  const wanted = [
    ...everywhere.flatMap((prompt) => graph.languages.map((language) => ({ prompt, language: language as string }))),
    ...own.map(({ prompt, language }) => ({ prompt, language: language as string })),
  ]
  const seen = new Set<string>()
  return wanted.flatMap(({ prompt: about, language }): Problem[] => {
    const texts = line.prompts.get(about)
    if (texts?.has(language)) return []
    const problem: Problem = texts
      ? { nodeId: node.id, code: 'prompt-not-in-language', about, language }
      : { nodeId: node.id, code: 'prompt-unknown', about }
    const mark = `${problem.code} ${about} ${problem.language ?? ''}`
    if (seen.has(mark)) return []
    seen.add(mark)
    return [problem]
  })
}
