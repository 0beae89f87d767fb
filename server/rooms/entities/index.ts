export { type Calendar, type Closure, type Span, spansOf, type WeekHours } from './calendar.ts'
export type { OtherBody, OtherBodyId } from './directory-store.ts'
export type { Entity, Names } from './entity-store.ts'
export { NeverOpens } from './errors.ts'
export type { Line, LineAddress, LineChannel, LineId } from './line-store.ts'
export { type EntitiesRoom, makeEntities } from './make-entities.ts'
export { matchesWords } from './match-words.ts'
export type { Unit, UnitId, UnitLevel } from './unit-store.ts'
export {
  addWorkingTime,
  isOpen,
  nextClosing,
  nextOpening,
  type WorkingTime,
  type WorkingUnit,
  workingTimeBetween,
} from './working-time.ts'
