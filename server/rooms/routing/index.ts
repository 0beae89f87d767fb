export type { Explanation } from './core/index.ts'
export * from './errors.ts'
export { makeRouting, type RoutingRoom } from './make-routing.ts'
export { type AgentWanted, type RoutingActions, USUAL_CHANNELS, USUAL_UNITS } from './room.ts'
export type { ShellSettings } from './shell/router-shell.ts'
export {
  type AcceptedWork,
  type AgentFacts,
  BREAK_REASONS,
  type BreakReason,
  type ItemTrace,
  type Presence,
  type QueuedWork,
  type QueueFacts,
  type QueueId,
  type ReservationId,
  type Standing,
  type TraceEntry,
  WORK_CHANNELS,
  WORK_KINDS,
  type WorkChannel,
  type WorkItemId,
  type WorkKind,
  type WorkOrder,
  type WorkState,
} from './words.ts'
