export {
  addressOf,
  api,
  type CallOptions,
  call,
  currentEntityId,
  headersOf,
  type Query,
  setCurrentEntity,
} from './client.ts'
export {
  type Connection,
  type LiveEvent,
  LiveProvider,
  useConnection,
  useLiveEvent,
  useLiveRefresh,
} from './live.tsx'
export { mergeMessage } from './merge-message.ts'
export { Problem } from './problem.ts'
export { Queries, queryClient } from './queries.tsx'
export { useServerClock } from './server-clock.ts'
export { typed } from './typed.ts'
