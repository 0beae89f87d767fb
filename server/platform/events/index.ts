export { createEventFlow, type EventFlow, type HearEvent, type Signal } from './event-flow.ts'
export { eventsAfter, lastPosition, numberEvents } from './number-events.ts'
export type { Journey, Listen } from './once-listeners.ts'
export {
  type Audience,
  type EventWanted,
  onPublished,
  type PlatformEvent,
  publish,
  publishAll,
  type WrittenEvent,
  wakeRoad,
} from './publish.ts'
