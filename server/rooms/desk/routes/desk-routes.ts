import { z } from 'zod'
import { inEngine } from '#platform/database'
import { bothNames, type EntityAsked, type Route, route } from '#platform/http'
import { NotAnAgent } from '#rooms/routing'
import { acceptOffer } from '../begin-handling.ts'
import { entityOfRow } from '../board/waiting-items.ts'
import { cannedRepliesOf, wrapUpCodesOf } from '../canned-replies.ts'
import { deskOf } from '../desk-view.ts'
import type { DeskParts } from '../needs.ts'
import { targetsOf } from '../transfer-targets.ts'
import { extendWrapUp, finishWrapUp } from '../wrap-up.ts'
import * as shape from './schemas.ts'
import { entityOfContact, staffOf } from './who.ts'

const reservationParams = z.object({ reservationId: z.uuid() })
const handlingParams = z.object({ handlingId: z.uuid() })
const ofReservation = ({ pools, request }: EntityAsked) =>
  entityOfRow(pools, 'reservation', reservationParams.parse(request.params).reservationId)
const ofHandling = ({ pools, request }: EntityAsked) =>
  entityOfRow(pools, 'handling', handlingParams.parse(request.params).handlingId)

/** The agent's own state and list: presence, what rings, wrapping up, what to say. */
export function deskRoutes(parts: DeskParts): Route[] {
  const { rooms } = parts
  return [
    route({
      method: 'GET',
      path: '/desk',
      allow: 'desk.use',
      entity: 'none',
      response: shape.desk,
      summary: 'The desk: presence, what rings, what is in hand, parked and due',
      handle: ({ reader }) => deskOf(parts, reader.staffId, reader.entitiesWith('desk.use')),
    }),
    route({
      method: 'PUT',
      path: '/desk/presence',
      allow: 'desk.use',
      audit: 'agent.presence-changed',
      auditSubject: () => undefined,
      entity: ({ pools, reader }) => homeOf(parts, pools, reader?.staffId ?? ''),
      body: shape.presenceBody,
      response: shape.presence,
      summary: 'Available, on a break with its reason, or off duty',
      handle: async ({ trx, entityId, reader, body }) => {
        await rooms.routing.setPresence(trx, {
          memberId: reader.staffId,
          presence: body.state,
          reason: body.reason ?? null,
          by: { kind: 'self' },
          entityId,
        })
        const agent = await rooms.routing.agent(trx, reader.staffId)
        return {
          state: agent?.presence ?? 'off-duty',
          reason: agent?.reason ?? null,
          since: agent?.since ?? null,
          connected: agent !== null && agent.goneSince === null,
        }
      },
    }),
    route({
      method: 'POST',
      path: '/desk/reservations/:reservationId/acceptance',
      allow: 'contact.work',
      audit: 'contact.accepted',
      entity: ofReservation,
      params: reservationParams,
      response: shape.handling,
      handle: ({ trx, params, reader }) => acceptOffer(parts, trx, { ...params, staff: staffOf(reader) }),
    }),
    route({
      method: 'POST',
      path: '/desk/reservations/:reservationId/decline',
      allow: 'contact.work',
      audit: 'contact.declined',
      entity: ofReservation,
      params: reservationParams,
      body: z.object({ reason: z.string().trim().max(200).nullish() }),
      response: z.void(),
      handle: ({ trx, params, body, reader }) =>
        rooms.routing.decline(trx, { ...params, agentId: reader.staffId, reason: body.reason ?? null }),
    }),
    route({
      method: 'POST',
      path: '/desk/handlings/:handlingId/wrap-up',
      allow: 'contact.work',
      audit: 'contact.wrapped-up',
      entity: ofHandling,
      params: handlingParams,
      body: z.object({
        codeId: z.uuid(),
        topicIds: z.array(z.uuid()).max(10).default([]),
        note: z.string().trim().max(4000).nullish(),
        referredBodyId: z.uuid().nullish(),
        /** A callback or answer that reached nobody: offered again after so many minutes. */
        againAfterMinutes: z.number().int().min(5).max(10_080).nullish(),
      }),
      response: shape.handling,
      summary: 'Exactly one code and at least one topic close the agent’s part',
      handle: ({ trx, params, body, reader }) =>
        finishWrapUp(parts, trx, { ...params, ...body, staff: staffOf(reader) }),
    }),
    route({
      method: 'POST',
      path: '/desk/handlings/:handlingId/wrap-up/extension',
      allow: 'contact.work',
      audit: { none: 'a little more time; the handling itself records how often' },
      entity: ofHandling,
      params: handlingParams,
      response: shape.handling,
      handle: ({ trx, params, reader }) => extendWrapUp(parts, trx, { ...params, staff: staffOf(reader) }),
    }),
    route({
      method: 'GET',
      path: '/desk/canned-replies',
      allow: 'desk.use',
      entity: entityOfContact,
      query: z.object({ language: z.string().min(2).max(3).default('ar'), contactId: z.uuid().optional() }),
      response: z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          language: z.string(),
          name: z.string(),
          body: z.string(),
          missing: z.array(z.string()),
        }),
      ),
      handle: ({ trx, entityId, query, reader }) =>
        cannedRepliesOf(parts, trx, { entityId, ...query, staff: staffOf(reader) }),
    }),
    route({
      method: 'GET',
      path: '/desk/wrap-up-codes',
      allow: 'desk.use',
      entity: entityOfContact,
      query: z.object({ contactId: z.uuid().optional() }),
      response: z.array(z.object({ id: z.string(), code: z.string(), name: bothNames })),
      handle: ({ trx, entityId }) => wrapUpCodesOf(trx, entityId),
    }),
    route({
      method: 'GET',
      path: '/desk/targets',
      allow: 'desk.use',
      entity: entityOfContact,
      query: z.object({
        kind: z.enum(['agent', 'queue', 'unit']).optional(),
        q: z.string().trim().max(100).optional(),
        contactId: z.uuid().optional(),
      }),
      response: z.array(
        z.object({
          kind: z.enum(['agent', 'queue', 'unit']),
          id: z.string(),
          name: bothNames,
          presence: shape.presenceState.nullable(),
          hasRoom: z.boolean().nullable(),
          waiting: z.number().nullable(),
          takesConversations: z.boolean(),
        }),
      ),
      summary: 'Agents, queues and departments a conversation can be passed to',
      handle: ({ trx, entityId, query, reader }) =>
        targetsOf(parts, trx, { entityId, staffId: reader.staffId, kind: query.kind, text: query.q }),
    }),
  ]
}

// One presence over all entities: its row belongs to the employer, or to the entity of the only grant.
async function homeOf(parts: DeskParts, pools: EntityAsked['pools'], staffId: string): Promise<string> {
  const agent = await inEngine(pools, (trx) => parts.rooms.routing.agent(trx, staffId))
  if (!agent) throw new NotAnAgent({ staffId })
  return agent.homeEntityId
}
