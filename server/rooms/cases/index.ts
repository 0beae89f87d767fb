export { caseTokens } from './case-tokens.ts'
export { chaseCase } from './chase-case.ts'
export { decideCaseStatus } from './decide-case-status.ts'
export { decidePromise } from './decide-promise.ts'
export { commentOnCase } from './edit-case.ts'
export * from './errors.ts'
export { makeCases } from './make-cases.ts'
export type { AnswerOwed, CasesNeeds } from './needs.ts'
export { formatNumber, yearOf } from './number-case.ts'
export type { CaseFilled, CaseWanted } from './open-case.ts'
export { openCase } from './open-case.ts'
export type { CaseParts } from './parts.ts'
export { referCase } from './refer-case.ts'
export type { CaseSummary, CasesActions, CasesRoom, DraftWanted } from './room.ts'
export { closeCase, recordTelling, replyToCustomer } from './tell-customer.ts'
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
export { acceptLeg, answerLeg, askCustomer } from './work-leg.ts'
