export { freePort } from './free-port.ts'
export { keepRunning } from './keep-running.ts'
export {
  reachableFolder,
  reachablePrograms,
  removeWithStandIn,
  SHARED_ROOT,
  standInFor,
} from './lodging.ts'
export { oneAtATime } from './one-at-a-time.ts'
export { canReach, giveTo, identityOf, type OrdinaryUser, ordinaryUser, ownerOf } from './ordinary-user.ts'
export { endProcesses, isRunning } from './running.ts'
