import type { FlowGraph, FlowNode, FlowStep, NodeOf, PromptUse } from './graph.ts'
import type { Effect, FlowHeard, FlowOutcome, KeysWanted, RunState, Spoken } from './seam.ts'

/** One step of a run in the making: the state is a copy of its own, so that steps may write on it. */
export interface Turn {
  readonly graph: FlowGraph
  readonly state: RunState
  readonly effects: Effect[]
}

/** The node to go to at once, or null: the step waits for an answer, or the run is over. */
export type Move = string | null

/** How one kind of step is entered, and what it does with what is heard. */
export interface StepRules<S extends FlowStep> {
  enter(turn: Turn, node: NodeOf<S>): Move
  hear(turn: Turn, node: NodeOf<S>, heard: FlowHeard): Move
}

/** The languages to speak now: the one chosen or remembered, else those wanted, else the flow's first. */
export function languagesNow({ graph, state }: Turn, wanted?: readonly string[]): readonly string[] {
  const known = state.language ?? rememberedLanguage({ graph, state })
  if (known) return [known]
  return wanted && wanted.length > 0 ? wanted : graph.languages.slice(0, 1)
}

/** The customer's language of earlier contacts, where this flow speaks it. */
export function rememberedLanguage({ graph, state }: Pick<Turn, 'graph' | 'state'>): string | null {
  const remembered = state.facts?.rememberedLanguage
  return graph.languages.find((language) => language === remembered) ?? null
}

/** The prompts as they are spoken; one whose values are not known is left out, for half a sentence misleads. */
export function spoken(turn: Turn, uses: readonly PromptUse[], languages?: readonly string[]): Spoken[] {
  return languagesNow(turn, languages).flatMap((language) =>
    uses.flatMap((use) => {
      const values = valuesOf(turn.state, use)
      if (values === null) return []
      return [{ promptId: use.prompt, language, ...(values ? { values } : {}) }]
    }),
  )
}

function valuesOf(state: RunState, use: PromptUse): Spoken['values'] | null {
  const wanted = Object.entries(use.values ?? {})
  if (wanted.length === 0) return undefined
  const values: NonNullable<Spoken['values']> = {}
  for (const [slot, { from, as }] of wanted) {
    const value = state.values[from]
    if (value === undefined) return null
    values[slot] = { kind: as, value }
  }
  return values
}

/** Says prompts and waits until they have been heard. */
export function say(turn: Turn, phase: string, uses: readonly PromptUse[], languages?: readonly string[]): null {
  turn.state.phase = phase
  turn.effects.push({ kind: 'say', prompts: spoken(turn, uses, languages) })
  return null
}

export const ONE_KEY: KeysWanted = { max: 1, endKey: null, firstSeconds: 6, nextSeconds: 2 }

/** Asks for keys and waits for them. */
export function ask(turn: Turn, phase: string, prompts: Spoken[], keys: KeysWanted = ONE_KEY): null {
  turn.state.phase = phase
  turn.effects.push({ kind: 'ask', prompts, keys })
  return null
}

/** Counts a miss; true while the step may try again. */
export function mayTryAgain(turn: Turn, tries: number): boolean {
  turn.state.tries += 1
  return turn.state.tries < tries
}

/** What to say before asking again: that the key was wrong, or that none came. */
export function excuse(heard: FlowHeard, node: { invalid: PromptUse; silence: PromptUse }): PromptUse {
  return heard.kind === 'keys' && heard.keys !== '' ? node.invalid : node.silence
}

/** Changes what the run and the executor know of the contact. */
export function setFacts(turn: Turn, facts: Omit<Extract<Effect, { kind: 'set' }>, 'kind'>): void {
  const { remember: _, ...kept } = facts
  Object.assign(turn.state, kept)
  turn.effects.push({ kind: 'set', ...facts })
}

/** Ends the run; what must be owed first is owed first, where there is a number to call. */
export function finish(turn: Turn, wanted: FlowOutcome): null {
  const { state } = turn
  const outcome = settled(turn, wanted)
  state.outcome = outcome
  if ((outcome === 'deferred' || outcome === 'failed') && !state.owed && state.facts?.caller) {
    state.status = 'leaving'
    state.phase = 'owing'
    turn.effects.push({ kind: 'owe-callback', phone: null, keepsPlace: false, language: state.language })
    return null
  }
  state.status = 'done'
  state.at = null
  state.phase = ''
  turn.effects.push({ kind: 'end', outcome, answered: state.answered })
  return null
}

// An agent's part makes it handled whatever follows; self-served only what the caller confirmed; deferred only what is owed.
function settled({ state }: Turn, wanted: FlowOutcome): FlowOutcome {
  if (state.outcome === 'handled') return 'handled'
  if (wanted === 'self-served' && !state.confirmed) return 'abandoned'
  if (wanted === 'deferred' && !state.owed && !state.facts?.caller) return 'abandoned'
  return wanted
}

export const nodeById = (graph: FlowGraph, id: string | null): FlowNode | undefined =>
  graph.nodes.find((node) => node.id === id)
