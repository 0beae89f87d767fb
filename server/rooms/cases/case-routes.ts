import { z } from 'zod'
import { audit } from '#platform/audit'
import { inEntity } from '#platform/database'
import { NotFound } from '#platform/errors'
import { sendFile } from '#platform/files'
import { decodeMomentCursor, page, pageOf, pageQuery, type Route, route } from '#platform/http'
import { across } from './across.ts'
import { staff } from './ask.ts'
import { changeRoutes } from './change-routes.ts'
import { contactsWithoutFinishedCase, countCases } from './count-cases.ts'
import { caseGroups, cursorOf, listCases } from './list-cases.ts'
import { openCase } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import * as shape from './schemas.ts'
import { entityOfCase, visibleCase } from './see-cases.ts'
import { showCase } from './show-case.ts'
import { takeCaseFile } from './upload.ts'
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
          after: after ? decodeMomentCursor(after) : undefined,
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
        const after = query.after ? decodeMomentCursor(query.after) : undefined
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
    ...changeRoutes(parts),
    ...files(parts),
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
        return takeCaseFile(parts, { request, caseEntityId: row.entityId, caseId: row.id, actor })
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
