import type { paths } from '../../../api/schema.gen.ts'

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

export type CaseFile = Answer<'/api/v1/cases/{caseId}', 'get'>
export type CaseSummary = Answer<'/api/v1/cases', 'get'>['items'][number]
export type CaseType = CaseFile['type']
export type CaseClass = 'urgent' | 'ordinary' | 'confidential'
export type CaseMove = CaseFile['moves'][number]
export type Leg = CaseFile['legs'][number]
export type Topic = Answer<'/api/v1/topics', 'get'>['items'][number]
export type Unit = Answer<'/api/v1/units', 'get'>['items'][number]
export type Entity = Answer<'/api/v1/entities', 'get'>['items'][number]
export type OtherBody = Answer<'/api/v1/directory', 'get'>['items'][number]
export type Customer = Answer<'/api/v1/customers/{customerId}', 'get'>
export type CustomerSummary = Answer<'/api/v1/customers', 'get'>['items'][number]
export type IdentifierKind = Customer['identifiers'][number]['kind']
export type TimelineEntry = Answer<'/api/v1/customers/{customerId}/timeline', 'get'>['items'][number]

/** What the context is about: a conversation, or a case that came as work of its own. */
export interface About {
  entityId: string
  contactId: string | null
  caseId: string | null
  customerId: string | null
}
