import type { paths } from '../../api/schema.gen.ts'

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type CasePage = Answer<'/api/v1/cases'>
export type CaseSummary = CasePage['items'][number]
export type CaseCounts = Answer<'/api/v1/cases/counts'>
export type CaseFile = Answer<'/api/v1/cases/{caseId}'>
export type CaseLeg = CaseFile['legs'][number]
export type ContactPage = Answer<'/api/v1/contacts/without-finished-case'>
export type LackingContact = ContactPage['items'][number]
export type Unit = Answer<'/api/v1/units'>['items'][number]
export type Entity = Answer<'/api/v1/entities'>['items'][number]
export type Topic = Answer<'/api/v1/topics'>['items'][number]
export type FoundCustomer = Answer<'/api/v1/customers'>['items'][number]
export type StaffMember = Answer<'/api/v1/staff'>['items'][number]

export const caseTypes = [
  'enquiry',
  'complaint',
  'suggestion',
  'remark',
  'report',
  'service-request',
  'advice',
  'praise',
] as const satisfies readonly CaseSummary['type'][]

/** The statuses a case passes through while it is unfinished. */
export const openStatuses = [
  'new',
  'referred',
  'in-progress',
  'returned',
  'waiting-customer',
  'waiting-other',
  'answered',
  'told',
  'reopened',
] as const satisfies readonly CaseSummary['status'][]

/** What a tile shows. */
export const views = ['unfinished', 'overdue', 'near', 'returned', 'waiting-customer', 'closed', 'no-case'] as const
export type View = (typeof views)[number]
