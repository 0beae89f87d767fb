import { z } from 'zod'
import type { Reader } from '#platform/access'
import { audit } from '#platform/audit'
import { forEachEntity, inEngine, type Pools, type Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import {
  bothNames,
  decodeCursor,
  type EntityAsked,
  momentIn,
  page,
  pageOf,
  pageQuery,
  type Route,
  route,
} from '#platform/http'
import { buildTimeline } from './build-timeline.ts'
import { type CustomerRow, loadCustomer } from './customer-store.ts'
import type { GivenIdentifier } from './identifiers.ts'
import type { CustomersNeeds } from './needs.ts'
import type { NewCustomer } from './save-customer.ts'
import * as shape from './schemas.ts'
import { loadQuestions } from './verification-store.ts'
import type { Customer, CustomerSummary } from './words.ts'

interface Actions {
  needs: CustomersNeeds
  now(): Date
  find(
    trx: Trx,
    wanted: { entityId: string; text: string; limit: number; before?: string | undefined },
  ): Promise<CustomerSummary[]>
  create(trx: Trx, wanted: NewCustomer): Promise<Customer>
  edit(
    trx: Trx,
    wanted: { customerId: string; ifMatch: number | null; change: Partial<CustomerRow> },
  ): Promise<Customer>
  addIdentifier(
    trx: Trx,
    wanted: { customerId: string; given: GivenIdentifier; anyway?: boolean | undefined; ifMatch: number | null },
  ): Promise<Customer>
  removeIdentifier(
    trx: Trx,
    wanted: { customerId: string; identifierId: string; ifMatch: number | null },
  ): Promise<Customer>
}

const customerId = z.object({ customerId: z.uuid() })
const readers = ['customer.read', 'customer.read-unit'] as const

/** Everything that can be asked about customers over HTTP. */
export function customerRoutes({ needs, now, find, create, edit, addIdentifier, removeIdentifier }: Actions): Route[] {
  return [
    route({
      method: 'GET',
      path: '/customers',
      allow: 'customer.read',
      entity: 'none',
      query: pageQuery.extend({ q: z.string().trim().min(1).max(200), entityId: z.uuid().optional() }),
      response: page(shape.customerSummary),
      summary: 'Customers by number, document, mail, or name in either script',
      handle: async ({ pools, reader, actor, query }) => {
        const before = query.after ? String(decodeCursor(query.after, 1)[0]) : undefined
        const entityIds = reader.entitiesWith('customer.read').filter((id) => !query.entityId || query.entityId === id)
        const rows = await forEachEntity(pools, entityIds, async (trx, entityId) => {
          const found = await find(trx, { entityId, text: query.q, limit: query.limit + 1, before })
          await audit(trx, { entityId, actor, action: 'customer.searched', facts: { found: found.length }, at: now() })
          return found
        })
        rows.sort((a, b) => (a.id < b.id ? 1 : -1))
        return pageOf(rows, query.limit, (row) => [row.id])
      },
    }),
    route({
      method: 'GET',
      path: '/customers/:customerId',
      allow: readers,
      audit: 'customer.read',
      entity: entityOfCustomer,
      params: customerId,
      response: shape.customer,
      handle: ({ trx, entityId, params, reader }) => readable(needs, trx, { ...params, entityId, reader }),
    }),
    route({
      method: 'POST',
      path: '/customers',
      allow: 'customer.edit',
      audit: 'customer.created',
      auditSubject: ({ result }) => ({ type: 'customer', id: result.id }),
      body: shape.newCustomer,
      response: shape.customer,
      status: 201,
      handle: ({ trx, entityId, body }) => create(trx, { ...body, entityId }),
    }),
    route({
      method: 'PATCH',
      path: '/customers/:customerId',
      allow: 'customer.edit',
      audit: 'customer.edited',
      entity: entityOfCustomer,
      params: customerId,
      body: shape.customerChange,
      response: shape.customer,
      handle: ({ trx, params, body, ifMatch }) => edit(trx, { ...params, ifMatch, change: body }),
    }),
    route({
      method: 'POST',
      path: '/customers/:customerId/identifiers',
      allow: 'customer.edit',
      audit: 'customer.identifier-added',
      entity: entityOfCustomer,
      params: customerId,
      body: shape.givenIdentifier.extend({ anyway: z.boolean().optional() }),
      response: shape.customer,
      status: 201,
      handle: ({ trx, params, body: { anyway, ...given }, ifMatch }) =>
        addIdentifier(trx, { ...params, given, anyway, ifMatch }),
    }),
    route({
      method: 'DELETE',
      path: '/customers/:customerId/identifiers/:identifierId',
      allow: 'customer.edit',
      audit: 'customer.identifier-removed',
      entity: entityOfCustomer,
      params: customerId.extend({ identifierId: z.uuid() }),
      response: shape.customer,
      handle: ({ trx, params, ifMatch }) => removeIdentifier(trx, { ...params, ifMatch }),
    }),
    route({
      method: 'GET',
      path: '/customers/:customerId/timeline',
      allow: readers,
      audit: 'customer.timeline-read',
      entity: entityOfCustomer,
      params: customerId,
      query: pageQuery,
      response: page(shape.timelineEntry),
      handle: async ({ trx, entityId, params, query, reader }) => {
        await readable(needs, trx, { ...params, entityId, reader })
        const before = query.after ? momentIn(decodeCursor(query.after, 1)[0]) : undefined
        const entries = await buildTimeline(trx, needs, {
          ...params,
          before,
          limit: query.limit,
          entityId,
          reader,
        })
        return pageOf(entries, query.limit, (entry) => [entry.at])
      },
    }),
    route({
      method: 'GET',
      path: '/verification-questions',
      allow: 'customer.read',
      response: z.array(shape.verificationQuestion),
      handle: ({ trx, entityId }) => loadQuestions(trx, entityId),
    }),
    route({
      method: 'GET',
      path: '/customer-segments',
      allow: 'customer.read',
      response: z.array(z.object({ code: z.string(), name: bothNames, priority: z.number() })),
      handle: ({ trx, entityId }) => segmentsOf(trx, entityId),
    }),
  ]
}

async function segmentsOf(trx: Trx, entityId: string) {
  const rows = await trx
    .selectFrom('customers.segment')
    .selectAll()
    .where('entityId', '=', entityId)
    .orderBy('code')
    .execute()
  return rows.map(({ code, nameAr, nameEn, priority }) => ({ code, name: { ar: nameAr, en: nameEn }, priority }))
}

/** Which entity's transaction a customer is read in: its own, or the one a contact of theirs is about. */
async function entityOfCustomer({ pools, request, reader }: EntityAsked): Promise<string> {
  const id = (request.params as { customerId: string }).customerId
  const seenBy = await entitiesSeeing(pools, id)
  return seenBy.find((entityId) => readers.some((permission) => reader?.can(permission, entityId))) ?? nobody()
}

/** The customer, if the reader may read it: any of the entity's, or one of a case they see. */
async function readable(
  needs: CustomersNeeds,
  trx: Trx,
  wanted: { customerId: string; entityId: string; reader: Reader },
): Promise<Customer> {
  const { customerId, entityId, reader } = wanted
  const seen = reader.can('customer.read', entityId) || (await needs.seesCaseOf(trx, wanted))
  return (seen && (await loadCustomer(trx, customerId))) || nobody()
}

function entitiesSeeing(pools: Pools, id: string): Promise<string[]> {
  return inEngine(pools, async (trx) => {
    const own = await trx.selectFrom('customers.customer').select('entityId').where('id', '=', id).executeTakeFirst()
    const about = await trx
      .selectFrom('customers.customerAbout')
      .select('aboutEntityId')
      .where('customerId', '=', id)
      .execute()
    return [...(own ? [own.entityId] : []), ...about.map((row) => row.aboutEntityId)]
  })
}

function nobody(): never {
  throw new NotFound()
}
