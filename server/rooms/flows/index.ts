export { type Choice, type FlowEffect, type FlowFacts, type FlowState, type Heard, interpret } from './interpret.ts'
export {
  type CallFacts,
  type Effect,
  type FlowGraph,
  type FlowHeard,
  type FlowOutcome,
  flowGraph,
  type Happiness,
  type HttpLookUp,
  interpret as interpretFlow,
  type KeysWanted,
  RUN_BEGINS,
  type RunState,
  type Spoken,
  type SpokenKind,
  type SpokenValue,
  type Waiting,
} from './language/index.ts'
export { type FlowsRoom, makeFlows } from './make-flows.ts'
export type { DraftCaseWanted, FlowsNeeds, WorkWanted } from './needs.ts'
