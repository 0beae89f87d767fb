export type { CallsNeeds, ContactInCall } from './calls/calls-needs.ts'
export { lookUpHttp } from './calls/look-up-http.ts'
export type { Sounds } from './calls/make-sounds.ts'
export { type Choice, type FlowEffect, type FlowFacts, type FlowState, type Heard, interpret } from './interpret.ts'
export {
  type CallFacts,
  type Effect,
  type FlowGraph,
  type FlowHeard,
  type FlowNode,
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
  validate as validateFlow,
  type Waiting,
  waits,
  walk as walkFlow,
} from './language/index.ts'
export { makeFlowRoutes } from './make-flow-routes.ts'
export { type FlowsRoom, makeFlows } from './make-flows.ts'
export type { DraftCaseWanted, FlowsNeeds, WorkWanted } from './needs.ts'
export { beginVoiceRun, hearInVoiceRun, type VoiceRun, voicePathOf, voiceRunOf } from './runs/voice-run.ts'
export { type LineSwitches, switchesOf } from './switches/line-switches.ts'
