export * from './errors.ts'
export { makeCases } from './make-cases.ts'
export type { AnswerOwed, CasesNeeds } from './needs.ts'
export type { CaseFilled, CaseWanted } from './open-case.ts'
export type { CaseSummary, CasesActions, CasesRoom, DraftWanted } from './room.ts'
export {
  type CaseClass,
  type CaseId,
  type CaseStatus,
  type CaseType,
  caseClasses,
  caseStatuses,
  caseTypes,
  type LegId,
  type LegStatus,
  legStatuses,
  type StaffPerson,
} from './words.ts'
