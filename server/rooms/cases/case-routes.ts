import { z } from 'zod'
import type { Actor } from '#platform/access'
import { audit } from '#platform/audit'
import { inEntity } from '#platform/database'
import { NotFound } from '#platform/errors'
import { sendFile } from '#platform/files'
import { decodeCursor, page, pageOf, pageQuery, type Route, route } from '#platform/http'
import { across } from './across.ts'
import { chaseCase } from './chase-case.ts'
import { contactsWithoutFinishedCase, countCases } from './count-cases.ts'
import { assignOwner, commentOnCase, editCase } from './edit-case.ts'
import { caseGroups, cursorOf, listCases } from './list-cases.ts'
import { completeDraft, openCase } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { referCase } from './refer-case.ts'
import * as shape from './schemas.ts'
import { entityOfCase, visibleCase } from './see-cases.ts'
import { showCase } from './show-case.ts'
import { closeCase, recordTelling, reopenCase, replyToCustomer } from './tell-customer.ts'
import { takeUpload } from './upload.ts'
import { caseStatuses, caseTypes } from './words.ts'

const caseId = z.object({ caseId: z.uuid() })
const readers = ['case.read', 'case.read-unit', 'case.read-all', 'case.read-confidential'] as const

/** What contact-centre staff, officers and managers do with cases. */
export function caseRoutes(parts: CaseParts): Route[] {
  const now = () => parts.platform.clock.now()
  return [
    route({
      method: 'GET',
      path: '/cases',
      allow: readers,
      query: pageQuery.extend({
        scope: z.enum(['mine', 'unit', 'entity']).default('entity'),
        group: z.enum(caseGroups).default('unfinished'),
        unitId: z.uuid().optional(),
        type: z.enum(caseTypes).optional(),
        status: z.enum(caseStatuses).optional(),
        ownerId: z.uuid().optional(),
        customerId: z.uuid().optional(),
        openedAfter: z.iso.datetime().optional(),
        openedBefore: z.iso.datetime().optional(),
        q: z.string().trim().min(1).max(200).optional(),
      }),
      response: page(shape.caseSummary),
      summary: 'Cases by lateness, unit, status, owner, or words of the subject, customer or number',
      handle: async ({ trx, entityId, reader, query }) => {
        const { unitId, after, openedAfter, openedBefore, ...rest } = query
        const rows = await listCases(trx, {
          ...rest,
          entityId,
          reader,
          unitIds: unitId ? await parts.needs.entities.unitsBelow(trx, unitId) : undefined,
          openedAfter: openedAfter ? new Date(openedAfter) : undefined,
          openedBefore: openedBefore ? new Date(openedBefore) : undefined,
          after: after ? cursor(after) : undefined,
          limit: query.limit + 1,
          now: now(),
        })
        return pageOf(rows, query.limit, (row) => cursorOf(query.group, row))
      },
    }),
    route({
      method: 'GET',
      path: '/cases/counts',
      allow: ['case.read-all', 'case.read-unit'],
      query: z.object({ unitId: z.uuid().optional() }),
      response: shape.counts,
      summary: 'Unfinished cases by lateness, unit and age',
      handle: async ({ trx, entityId, reader, query }) =>
        countCases(trx, {
          entityId,
          reader,
          units: await parts.needs.entities.unitsOf(trx, entityId),
          unitIds: query.unitId ? await parts.needs.entities.unitsBelow(trx, query.unitId) : undefined,
          now: now(),
        }),
    }),
    route({
      method: 'GET',
      path: '/contacts/without-finished-case',
      allow: 'case.read-all',
      query: pageQuery,
      response: page(shape.contactLackingCase),
      handle: async ({ trx, entityId, query }) => {
        const after = query.after ? cursor(query.after) : undefined
        const rows = await contactsWithoutFinishedCase(trx, { entityId, limit: query.limit + 1, after })
        return pageOf(rows, query.limit, (row) => [row.arrivedAt, row.id])
      },
    }),
    route({
      method: 'GET',
      path: '/cases/:caseId',
      allow: readers,
      audit: 'case.read',
      entity: entityOfCase(...readers),
      params: caseId,
      response: shape.caseFile,
      handle: async ({ trx, entityId, reader, params }) => {
        await visibleCase(trx, reader, entityId, params.caseId)
        return showCase(trx, { ...params, reader, now: now() })
      },
    }),
    route({
      method: 'POST',
      path: '/cases',
      allow: ['case.open', 'case.manage'],
      audit: 'case.opened',
      auditSubject: ({ result }) => ({ type: 'case', id: result.id }),
      body: shape.newCase,
      response: shape.caseFile,
      status: 201,
      handle: async ({ trx, entityId, reader, actor, body }) => {
        const row = await openCase(parts, trx, { ...body, entityId, actor: staff(actor) })
        return showCase(trx, { caseId: row.id, reader, now: now() })
      },
    }),
    ...changes(parts),
    ...files(parts),
  ]
}

function changes(parts: CaseParts): Route[] {
  const shown = (
    asked: { trx: Parameters<typeof showCase>[0]; reader: Parameters<typeof showCase>[1]['reader'] },
    id: string,
  ) => showCase(asked.trx, { caseId: id, reader: asked.reader, now: parts.platform.clock.now() })
  return [
    route({
      method: 'PATCH',
      path: '/cases/:caseId',
      allow: ['case.open', 'case.manage'],
      audit: 'case.edited',
      entity: entityOfCase('case.open', 'case.manage'),
      params: caseId,
      body: shape.caseChange,
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body, ifMatch } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await editCase(parts, trx, { ...params, ifMatch, change: body, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/completion',
      allow: 'case.open',
      audit: 'case.completed',
      entity: entityOfCase('case.open'),
      params: caseId,
      body: shape.completion,
      response: shape.caseFile,
      handle: async (asked) => {
        await completeDraft(parts, asked.trx, { ...asked.params, ...asked.body, actor: staff(asked.actor) })
        return shown(asked, asked.params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/legs',
      allow: ['case.refer', 'case.manage'],
      audit: 'case.referred',
      entity: entityOfCase('case.refer', 'case.manage'),
      params: caseId,
      body: z.object({
        unitId: z.uuid(),
        entityId: z.uuid().optional(),
        question: z.string().trim().max(4000).default(''),
      }),
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        const to = { unitId: body.unitId, unitEntityId: body.entityId, question: body.question }
        await referCase(parts, trx, { ...params, ...to, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/comments',
      allow: 'case.comment',
      audit: 'case.commented',
      entity: entityOfCase('case.comment'),
      params: caseId,
      body: shape.words.plain,
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        const row = await visibleCase(trx, reader, entityId, params.caseId)
        await across(trx, entityId, row.entityId, () =>
          commentOnCase(parts, trx, { ...params, text: body.text, actor: staff(actor), authorEntityId: entityId }),
        )
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/replies',
      allow: ['case.close', 'case.manage'],
      audit: 'case.replied',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.replyBody,
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await replyToCustomer(parts, trx, { ...params, ...body, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/told',
      allow: ['case.close', 'case.manage'],
      audit: 'case.told',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.tellingBody,
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        const said = { ...body, content: body.content ?? null, note: body.note ?? null }
        await recordTelling(parts, trx, { ...params, ...said, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/closure',
      allow: ['case.close', 'case.manage'],
      audit: 'case.closed',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.words.note,
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await closeCase(parts, trx, { ...params, note: body.note ?? null, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/reopening',
      allow: ['case.close', 'case.manage'],
      audit: 'case.reopened',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.words.reason,
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await reopenCase(parts, trx, { ...params, reason: body.reason, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/chasers',
      allow: ['case.open', 'case.manage'],
      audit: 'case.chased',
      entity: entityOfCase('case.open', 'case.manage'),
      params: caseId,
      body: z.object({
        by: z.enum(['customer', 'manager']),
        text: z.string().trim().max(2000).nullish(),
        clientId: z.string().max(100).nullish(),
      }),
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        const row = await visibleCase(trx, reader, entityId, params.caseId)
        if (body.by === 'manager' && !reader.can('case.manage', row.entityId)) throw new NotFound(params)
        await chaseCase(parts, trx, { ...params, ...body, text: body.text ?? null, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/owner',
      allow: ['case.manage', 'floor.steer'],
      audit: 'case.assigned',
      entity: entityOfCase('case.manage', 'floor.steer'),
      params: caseId,
      body: z.object({ staffId: z.uuid() }),
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await assignOwner(parts, trx, { ...params, ...body, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
  ]
}

function files(parts: CaseParts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/cases/:caseId/files',
      allow: 'case.comment',
      audit: { none: 'written with the file, in its own transaction' },
      entity: 'none',
      params: caseId,
      response: shape.storedFile,
      status: 201,
      hidden: true,
      handle: async ({ pools, reader, actor, params, request }) => {
        const entityId = await entityOfCase('case.comment')({ pools, request, reader })
        const row = await inEntity(pools, entityId, (trx) => visibleCase(trx, reader, entityId, params.caseId))
        return takeUpload(parts, { request, caseEntityId: row.entityId, caseId: row.id, actor })
      },
    }),
    route({
      method: 'GET',
      path: '/cases/:caseId/files/:fileId',
      allow: readers,
      entity: entityOfCase(...readers),
      params: caseId.extend({ fileId: z.uuid() }),
      response: z.unknown(),
      hidden: true,
      handle: async ({ trx, entityId, reader, actor, params, request, reply }) => {
        const row = await visibleCase(trx, reader, entityId, params.caseId)
        const file = await trx
          .selectFrom('cases.caseFile')
          .select('fileId')
          .where('caseId', '=', row.id)
          .where('fileId', '=', params.fileId)
          .executeTakeFirst()
        if (!file) throw new NotFound()
        const subject = { type: 'case', id: row.id }
        await audit(trx, { entityId, actor, action: 'case.file-read', subject, at: parts.platform.clock.now() })
        await across(trx, entityId, row.entityId, () =>
          sendFile(parts.platform.files, trx, params.fileId, request, reply),
        )
      },
    }),
  ]
}

/** The two sort values of a cursor: a moment and an id. */
export function cursor(after: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(after, 2).map(String)
  return { at: new Date(at ?? ''), id: id ?? '' }
}

/** Narrows the actor of a route for signed-in staff. */
export function staff(actor: Actor): Actor & { kind: 'staff' } {
  if (actor.kind !== 'staff') throw new Error('This route is for staff.')
  return actor
}
