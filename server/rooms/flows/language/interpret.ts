import type { FlowGraph, FlowNode } from './graph.ts'
import type { Effect, FlowHeard, RunState } from './seam.ts'
import { enterStep, hearInStep } from './steps/index.ts'
import { finish, type Move, nodeById, type Turn } from './turn.ts'

/** Nodes passed without waiting, at most; things heard outside the queue, at most: then the caller is brought to an agent. */
const MOVES_AT_ONCE = 100
const HEARD_AT_MOST = 200
const PATH_KEPT = 60
/** A caller brought to the line's own queue by a flow that went wrong waits so long, then is owed a callback. */
const STRAY_LIMIT_SECONDS = 900
const STRAY_REPORT_SECONDS = 60

/**
 * One step of a flow. Pure: the same graph, state and words give the same step. The state is plain JSON to be stored before the
 * effects are done; of the effects only the last one waits, and its answer is heard next.
 */
export function interpret(graph: FlowGraph, state: RunState, heard: FlowHeard): { state: RunState; effects: Effect[] } {
  const turn: Turn = { graph, state: structuredClone(state), effects: [] }
  hear(turn, heard)
  return { state: turn.state, effects: turn.effects }
}

function hear(turn: Turn, heard: FlowHeard): null {
  const { state, graph } = turn
  switch (state.status) {
    case 'done':
      return null
    case 'leaving':
      return leave(turn)
    case 'begins':
      if (heard.kind !== 'begin') return null
      state.facts = heard.facts
      state.status = 'running'
      return go(turn, graph.start)
    case 'with-agent':
      return afterAgent(turn, heard)
  }
  if (heard.kind === 'gone') return gone(turn)
  if (heard.kind === 'answered' && state.status === 'queued') return answered(turn)
  if (heard.kind !== 'waiting') state.heardCount += 1
  const node = nodeById(graph, state.at)
  if (!node) return stray(turn, heard)
  if (state.heardCount > HEARD_AT_MOST) return toAgent(turn)
  return go(turn, hearInStep(turn, node, heard))
}

function go(turn: Turn, first: Move): null {
  let to: Move = first
  for (let moves = 0; to !== null; moves += 1) {
    const node: FlowNode | undefined = nodeById(turn.graph, to)
    if (!node || moves >= MOVES_AT_ONCE) return toAgent(turn)
    arrive(turn, node.id)
    to = enterStep(turn, node)
  }
  return null
}

function arrive({ state }: Turn, nodeId: string): void {
  Object.assign(state, { at: nodeId, phase: '', tries: 0, scratch: {} })
  state.path = [...state.path, nodeId].slice(-PATH_KEPT)
}

function answered({ state }: Turn): null {
  Object.assign(state, { status: 'with-agent', outcome: 'handled', phase: 'talking', scratch: {} })
  return null
}

function afterAgent(turn: Turn, heard: FlowHeard): null {
  const { state, graph } = turn
  if (heard.kind === 'gone') return finish(turn, 'handled')
  if (heard.kind !== 'agent-left') return null
  const node = nodeById(graph, state.at)
  state.status = 'running'
  return node?.step === 'queue' && node.after !== null ? go(turn, node.after) : finish(turn, 'handled')
}

// What is owed has been asked for already: whatever is heard now, it is owed.
const OWING: ReadonlySet<string> = new Set(['callback-owing', 'keeping'])

function leave(turn: Turn): null {
  turn.state.owed = true
  turn.state.messageId = null
  return finish(turn, turn.state.outcome ?? 'deferred')
}

// What a caller leaves behind: a message not yet sent is sent, a call out of hours is returned.
function gone(turn: Turn): null {
  const { state } = turn
  if (OWING.has(state.phase)) return leave(turn)
  if (state.messageId) {
    Object.assign(state, { status: 'leaving', phase: 'keeping', outcome: state.outcome ?? 'deferred' })
    turn.effects.push({ kind: 'keep-message', messageId: state.messageId, topicId: state.topicId })
    return null
  }
  if (state.outcome) return finish(turn, state.outcome)
  if (state.confirmed) return finish(turn, 'self-served')
  const isOwed = state.owed || (!state.facts?.isOpen && !state.answered)
  return finish(turn, isOwed ? 'deferred' : 'abandoned')
}

// A flow that goes round for ever, or points nowhere, must not cost the caller anything: the line's own queue takes over.
function toAgent(turn: Turn): null {
  const { state } = turn
  const settled = state.status === 'leaving' || state.status === 'done'
  if (settled) return null
  arrive(turn, STRAY)
  state.at = null
  return state.facts?.isOpen ? waitAsStray(turn, 0) : finish(turn, 'deferred')
}

const STRAY = 'stray'

function waitAsStray({ state, effects }: Turn, reportAfterSeconds: number): null {
  Object.assign(state, { status: 'queued', phase: STRAY })
  const whileWaiting = { music: null, reportAfterSeconds }
  effects.push({ kind: 'queue', topicId: state.topicId, queueId: null, whileWaiting })
  return null
}

function stray(turn: Turn, heard: FlowHeard): null {
  if (heard.kind === 'waiting' && heard.seconds >= STRAY_LIMIT_SECONDS) return finish(turn, 'failed')
  return waitAsStray(turn, STRAY_REPORT_SECONDS)
}
