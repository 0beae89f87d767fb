import type { FlowNode, PromptUse } from './graph.ts'

/** A way out of a node. `atOnce`: it may be taken without anything heard. `confirms`: by it the caller says it was the answer. */
export interface Exit {
  /** The field or key it hangs on: `next`, `key 1`, `is approved`. */
  by: string
  to: string
  atOnce?: boolean
  confirms?: boolean
}

/** Every way out of a node, in the order it is drawn. */
export function exitsOf(node: FlowNode): Exit[] {
  switch (node.step) {
    case 'menu':
      return [
        ...node.keys.map(({ key, to, confirms }) => ({ by: `key ${key}`, to, confirms: confirms ?? false })),
        { by: 'otherwise', to: node.otherwise },
      ]
    case 'ask-digits':
      return [
        { by: 'next', to: node.next },
        { by: 'otherwise', to: node.otherwise },
      ]
    case 'hours':
      return [
        { by: 'open', to: node.open, atOnce: true },
        { by: 'closed', to: node.closed, atOnce: true },
      ]
    case 'emergency':
      return [
        { by: 'on', to: node.on },
        { by: 'off', to: node.off, atOnce: true },
      ]
    case 'branch':
      return [
        ...node.cases.map(({ is, to }) => ({ by: `is ${is}`, to, atOnce: true })),
        { by: 'otherwise', to: node.otherwise, atOnce: true },
      ]
    case 'look-up-status':
      return [
        ...node.found.map(({ is, to }) => ({ by: `is ${is}`, to })),
        { by: 'otherwise', to: node.otherwise },
        { by: 'notFound', to: node.notFound },
        { by: 'failed', to: node.failed, atOnce: true },
      ]
    case 'look-up-http':
      return named(node, ['found', 'notFound', 'failed'])
    case 'card':
      return named(node, ['next', 'failed'])
    case 'verify':
      return [...named(node, ['verified', 'again']), { by: 'failed', to: node.failed, atOnce: true }]
    case 'queue':
      return [
        { by: 'limit', to: node.waiting.limit },
        ...(node.after === null ? [] : [{ by: 'after', to: node.after }]),
      ]
    case 'offer-callback':
      return named(node, ['refused'])
    case 'take-message':
      return named(node, ['next', 'nothing'])
    case 'transfer':
      return named(node, ['talked', 'busy', 'noAnswer', 'failed'])
    case 'set':
    case 'open-case':
      return [{ by: 'next', to: node.next, atOnce: true }]
    case 'say':
    case 'language':
    case 'survey':
      return named(node, ['next'])
    case 'end':
      return []
  }
}

function named<F extends string>(node: Record<F, string>, fields: readonly F[]): Exit[] {
  return fields.map((field) => ({ by: field, to: node[field] }))
}

/** What a node says in every language of the flow. The choices of a language step are not here: each is spoken in its own. */
export function promptsOf(node: FlowNode): PromptUse[] {
  const found: PromptUse[] = []
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one)
    else if (isPromptUse(value)) found.push(value)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) look(one)
  }
  if (node.step === 'card') return [{ prompt: node.prompt, values: { text: { from: 'text', as: 'text' } } }]
  const { id: _, note: __, place: ___, ...rest } = node
  look(node.step === 'language' ? { ...rest, choices: [] } : rest)
  return found
}

const isPromptUse = (value: unknown): value is PromptUse =>
  typeof value === 'object' && value !== null && 'prompt' in value && typeof value.prompt === 'string'

/** The names of values a node gives to those after it. */
export function valuesGivenBy(node: FlowNode): string[] {
  switch (node.step) {
    case 'ask-digits':
      return [node.name]
    case 'look-up-status':
      return ['status', 'receivedOn', 'updatedOn', 'decidedOn']
    case 'look-up-http':
      return Object.keys(node.keep)
    case 'card':
      return ['text']
    case 'queue':
      return ['position', 'minutes', 'phone', 'caseNumber']
    case 'offer-callback':
      return ['phone']
    case 'open-case':
      return ['caseNumber']
    default:
      return []
  }
}

/** The names of values a node needs. */
export function valuesNeededBy(node: FlowNode): string[] {
  const spoken = promptsOf(node).flatMap((use) => Object.values(use.values ?? {}).map(({ from }) => from))
  switch (node.step) {
    case 'look-up-status':
      return [...spoken, node.number, node.check]
    case 'look-up-http':
      return [...spoken, ...Object.values(node.send)]
    case 'verify':
      return [...spoken, ...node.given]
    default:
      return spoken
  }
}
