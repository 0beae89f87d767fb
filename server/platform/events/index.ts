export { enterListener } from './enter-listeners.ts'
export { createEventFlow, type EventFlow, type HearEvent, type Signal } from './event-flow.ts'
export { cursorsOfJourney, eventsKeptDays, forgetEvents } from './forget-events.ts'
export { eventsAfter, forgottenUpTo, lastPosition, numberEvents } from './number-events.ts'
export type { Journey, Listen, Listener } from './once-listeners.ts'
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
