import type { FlowGraph } from './graph.ts'
import { interpret } from './interpret.ts'
import { type CallFacts, type Effect, type FlowHeard, RUN_BEGINS, type RunState, waits } from './seam.ts'

/** What one thing heard led to. */
export interface WalkStep {
  heard: FlowHeard
  /** The nodes passed by it. */
  nodes: string[]
  effects: Effect[]
}

export interface Walk {
  steps: WalkStep[]
  state: RunState
  /** The effect that waits for the next thing heard; null when the run is over or an agent has the call. */
  waitsFor: Effect | null
}

/** Walks a flow without a phone: hears one thing after another from its beginning. What is heard after its end is left out. */
export function walk(graph: FlowGraph, facts: CallFacts, heard: readonly FlowHeard[]): Walk {
  const steps: WalkStep[] = []
  let state = RUN_BEGINS
  for (const one of [{ kind: 'begin', facts } satisfies FlowHeard, ...heard]) {
    if (state.status === 'done') break
    const { path } = state
    const next = interpret(graph, { ...state, path: [] }, one)
    steps.push({ heard: one, nodes: next.state.path, effects: next.effects })
    state = { ...next.state, path: [...path, ...next.state.path] }
  }
  return { steps, state, waitsFor: steps.at(-1)?.effects.findLast(waits) ?? null }
}
