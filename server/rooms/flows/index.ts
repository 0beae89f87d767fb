export { type Choice, type FlowEffect, type FlowFacts, type FlowState, type Heard, interpret } from './interpret.ts'
export { type FlowsRoom, makeFlows } from './make-flows.ts'
export type { DraftCaseWanted, FlowsNeeds, WorkWanted } from './needs.ts'
