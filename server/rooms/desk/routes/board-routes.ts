import { z } from 'zod'
import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { type EntityAsked, type Route, route } from '#platform/http'
import type { ContactId } from '#rooms/channels'
import { boardOf, halfHoursToday } from '../board/board-view.ts'
import { takeOver, whisper } from '../board/supervise.ts'
import { entityOfRow, waitingItems } from '../board/waiting-items.ts'
import type { DeskParts } from '../needs.ts'
import * as shape from './schemas.ts'
import { entityAsked, entityOfContact, staffOf } from './who.ts'

const itemParams = z.object({ itemId: z.uuid() })
const queueParams = z.object({ queueId: z.uuid() })
const agentParams = z.object({ agentId: z.uuid() })
const contactParams = z.object({ contactId: z.uuid() })
const ofItem = ({ pools, request }: EntityAsked) =>
  entityOfRow(pools, 'work-item', itemParams.parse(request.params).itemId)
const ofQueue = ({ pools, request }: EntityAsked) =>
  entityOfRow(pools, 'queue', queueParams.parse(request.params).queueId)
const entityQuery = z.object({ entityId: z.uuid().optional() })

// An outside company's supervisor and a planner see the floor, and no customer.
const knowsCustomers = (reader: Reader, entityId: string) => reader.can('customer.read', entityId)

/** The supervisor's floor: see it, steer it, stand beside an agent. */
export function boardRoutes(parts: DeskParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/board',
      allow: 'floor.read',
      entity: entityAsked,
      query: entityQuery,
      response: shape.board,
      summary: 'Queues with today’s figures and their formulas, agents with what they are on',
      handle: ({ trx, entityId, reader }) => boardOf(parts, trx, { entityId, named: knowsCustomers(reader, entityId) }),
    }),
    route({
      method: 'GET',
      path: '/board/half-hours',
      allow: 'floor.read',
      entity: entityAsked,
      query: entityQuery,
      response: shape.halfHours,
      summary: 'Today by half-hour of arrival, for each queue',
      handle: ({ trx, entityId }) => halfHoursToday(parts, trx, entityId),
    }),
    route({
      method: 'GET',
      path: '/board/queues/:queueId/items',
      allow: 'floor.read',
      entity: ofQueue,
      params: queueParams,
      response: z.array(shape.waitingItem),
      handle: ({ trx, entityId, params, reader }) =>
        waitingItems(trx, { ...params, named: knowsCustomers(reader, entityId) }),
    }),
    route({
      method: 'GET',
      path: '/board/items/:itemId/trace',
      allow: 'floor.read',
      entity: ofItem,
      params: itemParams,
      response: shape.itemTrace,
      summary: 'Why this agent, why not yet',
      handle: ({ trx, params }) => parts.rooms.routing.traceOf(trx, params.itemId),
    }),
    ...steerRoutes(parts),
    ...besideRoutes(parts),
  ]
}

function steerRoutes({ rooms }: DeskParts): Route[] {
  const { routing } = rooms
  return [
    route({
      method: 'POST',
      path: '/board/items/:itemId/priority',
      allow: 'floor.steer',
      audit: 'work-item.prioritised',
      entity: ofItem,
      params: itemParams,
      body: z.object({ priority: z.number().int().min(0).max(100) }),
      response: z.void(),
      handle: ({ trx, params, body, reader }) =>
        routing.change(trx, { workItemId: params.itemId, priority: body.priority, byStaffId: reader.staffId }),
    }),
    route({
      method: 'POST',
      path: '/board/items/:itemId/queue',
      allow: 'floor.steer',
      audit: 'work-item.moved',
      entity: ofItem,
      params: itemParams,
      body: z.object({ queueId: z.uuid() }),
      response: z.void(),
      handle: async ({ trx, params, body, reader }) => {
        await routing.change(trx, { workItemId: params.itemId, queueId: body.queueId, byStaffId: reader.staffId })
        await noteQueue(rooms, trx, params.itemId, body.queueId)
      },
    }),
    route({
      method: 'POST',
      path: '/board/items/:itemId/agent',
      allow: 'floor.steer',
      audit: 'work-item.given',
      entity: ofItem,
      params: itemParams,
      body: z.object({ agentId: z.uuid() }),
      response: z.void(),
      summary: 'Offered to this agent first, until the queue’s wait for a preferred agent is over',
      handle: async ({ trx, entityId, params, body, reader }) => {
        await requirePosted(trx, entityId, body.agentId)
        await routing.change(trx, {
          workItemId: params.itemId,
          preferredAgentId: body.agentId,
          byStaffId: reader.staffId,
        })
      },
    }),
    route({
      method: 'POST',
      path: '/board/agents/:agentId/presence',
      allow: 'floor.steer',
      audit: 'agent.presence-changed',
      auditSubject: ({ params }) => ({ type: 'staff', id: params.agentId }),
      entity: entityAsked,
      params: agentParams,
      query: entityQuery,
      body: shape.presenceBody,
      response: z.void(),
      handle: async ({ trx, entityId, params, body, reader }) => {
        await requirePosted(trx, entityId, params.agentId)
        await routing.setPresence(trx, {
          memberId: params.agentId,
          presence: body.state,
          reason: body.reason ?? null,
          by: { kind: 'supervisor', staffId: reader.staffId },
          entityId,
        })
      },
    }),
  ]
}

function besideRoutes(parts: DeskParts): Route[] {
  const { channels } = parts.rooms
  const base = { entity: entityOfContact, params: contactParams } as const
  return [
    route({
      ...base,
      method: 'GET',
      path: '/board/contacts/:contactId',
      allow: 'contact.monitor',
      audit: 'contact.monitored',
      response: z.object({ contact: shape.contact, messages: z.array(shape.message) }),
      summary: 'A live conversation, read along',
      handle: async ({ trx, params }) => {
        const contactId = params.contactId as ContactId
        const contact = await channels.contactById(trx, contactId)
        return { contact, messages: await channels.messagesOf(trx, contactId, true) }
      },
    }),
    route({
      ...base,
      method: 'POST',
      path: '/board/contacts/:contactId/whisper',
      allow: 'contact.monitor',
      audit: 'contact.whispered',
      body: z.object({ text: shape.text, clientId: shape.clientId.optional() }),
      response: shape.message,
      status: 201,
      handle: ({ trx, params, body, reader, request }) =>
        whisper(parts, trx, {
          ...params,
          text: body.text,
          clientId: body.clientId ?? request.id,
          staff: staffOf(reader),
        }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/board/contacts/:contactId/takeover',
      allow: 'contact.takeover',
      audit: 'contact.taken-over',
      response: shape.handling,
      handle: ({ trx, params, reader }) => takeOver(parts, trx, { ...params, staff: staffOf(reader) }),
    }),
  ]
}

async function requirePosted(trx: Trx, entityId: string, staffId: string): Promise<void> {
  const posted = await trx
    .selectFrom('staff.shownMember')
    .select('memberId')
    .where('entityId', '=', entityId)
    .where('memberId', '=', staffId)
    .executeTakeFirst()
  if (!posted) throw new NotFound({ staffId })
}

async function noteQueue({ channels }: DeskParts['rooms'], trx: Trx, itemId: string, queueId: string): Promise<void> {
  const item = await trx
    .selectFrom('routing.shownWorkItem')
    .select(['kind', 'subjectId'])
    .where('workItemId', '=', itemId)
    .executeTakeFirst()
  if (item?.kind === 'contact') await channels.noteQueue(trx, { contactId: item.subjectId as ContactId, queueId })
}
