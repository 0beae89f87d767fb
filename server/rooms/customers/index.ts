export { emiratesIdCheckDigit, hasEmiratesIdCheckDigit } from './emirates-id.ts'
export * from './errors.ts'
export {
  type GivenIdentifier,
  type IdentifierKind,
  type IdentifierWarning,
  identifierKinds,
  normaliseIdentifier,
  possibleIdentifiers,
  westernDigits,
} from './identifiers.ts'
export { makeCustomers } from './make-customers.ts'
export { nameTokens, plainText, plainWords, searchKeys, soundKey } from './name-keys.ts'
export type { CustomersNeeds, TimelineWanted } from './needs.ts'
export type { ContactPoints, CustomersActions, CustomersRoom, Identified } from './room.ts'
export { customerTokens } from './save-customer.ts'
export type {
  Customer,
  CustomerId,
  CustomerName,
  CustomerSummary,
  Identifier,
  TimelineEntry,
  VerificationQuestion,
} from './words.ts'
