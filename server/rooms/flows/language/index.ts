export { type Comparison, compare, type FieldChange, type NodeChange } from './compare.ts'
export { exitsOf, promptsOf } from './exits.ts'
export { FLOW_LANGUAGES, type FlowGraph, type FlowLanguage, type FlowNode, type FlowStep, flowGraph } from './graph.ts'
export { interpret } from './interpret.ts'
export {
  type CallFacts,
  type Effect,
  type FlowHeard,
  type FlowOutcome,
  type Happiness,
  type HttpLookUp,
  type KeysWanted,
  RUN_BEGINS,
  type RunState,
  type Spoken,
  type SpokenKind,
  type SpokenValue,
  type Waiting,
  waits,
} from './seam.ts'
export { type LineSpeaks, type Problem, type ProblemCode, validate } from './validate.ts'
export { type Walk, type WalkStep, walk } from './walk.ts'
