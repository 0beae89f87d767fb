import type { paths } from '../../api/schema.gen.ts'

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type CustomerPage = Answer<'/api/v1/customers'>
export type CustomerLine = CustomerPage['items'][number]
export type Customer = Answer<'/api/v1/customers/{customerId}'>
export type Identifier = Customer['identifiers'][number]
export type TimelinePage = Answer<'/api/v1/customers/{customerId}/timeline'>
export type Segment = Answer<'/api/v1/customer-segments'>[number]

export const residentKinds = ['citizen', 'resident', 'visitor', 'investor'] as const
export const identifierKinds = ['phone', 'email', 'emirates-id', 'passport', 'uid'] as const
export const languages = ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'] as const
