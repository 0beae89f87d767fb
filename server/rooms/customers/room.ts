import type { Trx } from '#platform/database'
import type { Route } from '#platform/http'
import type { GivenIdentifier } from './identifiers.ts'
import type { Customer, CustomerId, CustomerSummary, VerificationQuestion } from './words.ts'

/** Who somebody is by what their contact brings. */
export type Identified =
  | { kind: 'known'; customerId: CustomerId; priority: number; language: string }
  | { kind: 'several'; customerIds: CustomerId[] }
  | { kind: 'unknown' }

/** How a customer can be reached, best first. */
export interface ContactPoints {
  name: { ar: string | null; latin: string | null }
  language: string
  emails: string[]
  phones: string[]
}

/** What other rooms may ask about customers; every function works in the caller's transaction. */
export interface CustomersActions {
  /** Recognises by phone, mail or document within one entity; a shared phone may answer several. */
  identify(trx: Trx, wanted: { entityId: string; identifiers: readonly GivenIdentifier[] }): Promise<Identified>
  /** The customer with everything known, or NotFound. The caller audits the reading. */
  customerById(trx: Trx, customerId: string): Promise<Customer>
  /** Short forms of these customers, in the order asked; those out of sight are left out. */
  summariesOf(trx: Trx, customerIds: readonly string[]): Promise<CustomerSummary[]>
  /** Customers whose identifiers match, then those whose name does: who this could be. */
  suggest(
    trx: Trx,
    wanted: { entityId: string; name?: string | null; phone?: string | null; email?: string | null; limit?: number },
  ): Promise<CustomerSummary[]>
  /** Points their entity gives for people of determination, senior citizens and segments; the highest counts. */
  priorityOf(trx: Trx, customerId: string): Promise<number>
  contactPointsOf(trx: Trx, customerId: string): Promise<ContactPoints>
  questionsOf(trx: Trx, entityId: string): Promise<VerificationQuestion[]>
  /** The level reached by the questions answered rightly: every question of a level and below must be among them. */
  levelReached(trx: Trx, wanted: { entityId: string; answeredIds: readonly string[] }): Promise<number>
  /** The language the customer wants to be spoken to in from now on. */
  setLanguage(trx: Trx, wanted: { customerId: string; language: string }): Promise<void>
  /** From now on the entity a contact or case is about sees this customer of the umbrella. */
  shareWith(trx: Trx, wanted: { customerId: string; aboutEntityId: string }): Promise<void>
}

export interface CustomersRoom extends CustomersActions {
  routes: Route[]
}
