import type { FlowGraph, FlowNode } from './graph.ts'

/** One field that differs, by its path: `keys.0.to`. */
export interface FieldChange {
  path: string
  before: unknown
  after: unknown
}

export interface NodeChange {
  nodeId: string
  kind: 'added' | 'removed' | 'changed'
  fields: FieldChange[]
}

export interface Comparison {
  /** `start` and `languages`. */
  flow: FieldChange[]
  nodes: NodeChange[]
}

/** What differs between two versions, in the order of the later one; where a node is drawn does not count. */
export function compare(before: FlowGraph, after: FlowGraph): Comparison {
  const earlier = new Map(before.nodes.map((node) => [node.id, node]))
  const later = new Set(after.nodes.map(({ id }) => id))
  return {
    flow: fieldsOf(pick(before), pick(after)),
    nodes: [
      ...after.nodes.flatMap((node) => changeOf(earlier.get(node.id), node)),
      ...before.nodes
        .filter(({ id }) => !later.has(id))
        .map(({ id }) => ({ nodeId: id, kind: 'removed' as const, fields: [] })),
    ],
  }
}

const pick = ({ start, languages }: FlowGraph) => ({ start, languages })

function changeOf(before: FlowNode | undefined, after: FlowNode): NodeChange[] {
  if (!before) return [{ nodeId: after.id, kind: 'added', fields: [] }]
  const fields = fieldsOf({ ...before, place: undefined }, { ...after, place: undefined })
  return fields.length > 0 ? [{ nodeId: after.id, kind: 'changed', fields }] : []
}

function fieldsOf(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (Object.is(before, after)) return []
  if (!isBranch(before) || !isBranch(after)) return [{ path, before, after }]
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => fieldsOf(before[key], after[key], path ? `${path}.${key}` : key))
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
