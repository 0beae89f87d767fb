export { addressOf, api, type CallOptions, call, currentEntityId, type Query, setCurrentEntity } from './client.ts'
export {
  type Connection,
  type LiveEvent,
  LiveProvider,
  useConnection,
  useLiveEvent,
  useLiveRefresh,
  useLiveRestart,
} from './live.tsx'
export { Problem } from './problem.ts'
export { Queries, queryClient } from './queries.tsx'
export { typed } from './typed.ts'
