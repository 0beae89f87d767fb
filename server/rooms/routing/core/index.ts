export { standardCapacity } from './capacity.ts'
export { createRouter } from './create-router.ts'
export type { Decision, Explanation, OverflowReason, WaitEstimate, WhyThisAgent } from './decisions.ts'
export type {
  AgentFacts,
  AgentId,
  CapacityModel,
  Channel,
  Command,
  ExcludedAgent,
  HandlingState,
  ItemFacts,
  ItemId,
  ItemKind,
  KnownHandling,
  Level,
  Overflow,
  PreferredAgent,
  Presence,
  QueueId,
  QueueSettings,
  RelaxationStep,
  Requirement,
  Selection,
} from './facts.ts'
export { plainQueue } from './queues.ts'
export type {
  AgentLoad,
  AgentSnapshot,
  ItemSnapshot,
  QueueSnapshot,
  Router,
  RouterSettings,
  Snapshot,
} from './router.ts'
