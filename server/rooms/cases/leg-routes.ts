import { z } from 'zod'
import type { Reader } from '#platform/access'
import { audit } from '#platform/audit'
import { inEntity, type Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { sendFile } from '#platform/files'
import { decodeMomentCursor, page, pageOf, pageQuery, type Route, route } from '#platform/http'
import { across } from './across.ts'
import { staff } from './ask.ts'
import { type LegRow, loadLeg } from './case-store.ts'
import { commentOnLeg } from './edit-case.ts'
import { legGroups, listLegs } from './list-legs.ts'
import type { CaseParts } from './parts.ts'
import * as shape from './schemas.ts'
import { entityOfLeg } from './see-cases.ts'
import { showLeg } from './show-case.ts'
import { takeCaseFile } from './upload.ts'
import {
  acceptLeg,
  answerLeg,
  askCustomer,
  assignLeg,
  type LegMoved,
  resumeLeg,
  returnLeg,
  waitForOther,
} from './work-leg.ts'

const legId = z.object({ legId: z.uuid() })

/** A department's worklist and what its officers do with a leg. */
export function legRoutes(parts: CaseParts): Route[] {
  const now = () => parts.platform.clock.now()
  return [
    route({
      method: 'GET',
      path: '/legs',
      allow: ['leg.work', 'case.read-all'],
      query: pageQuery.extend({
        scope: z.enum(['mine', 'unit']).default('unit'),
        group: z.enum(legGroups).default('open'),
        unitId: z.uuid().optional(),
      }),
      response: page(shape.leg),
      summary: 'The worklist of a department: its parts of cases by due date',
      handle: async ({ trx, entityId, reader, query }) => {
        const { unitId, after, ...rest } = query
        const unitIds = unitId ? await parts.needs.entities.unitsBelow(trx, unitId) : undefined
        const from = after ? decodeMomentCursor(after) : undefined
        const limit = query.limit + 1
        const rows = await listLegs(trx, { ...rest, entityId, reader, unitIds, after: from, limit, now: now() })
        return pageOf(rows, query.limit, (row) => [row.dueAt, row.id])
      },
    }),
    route({
      method: 'GET',
      path: '/legs/:legId',
      allow: ['leg.work', 'case.read-all'],
      audit: 'leg.read',
      entity: entityOfLeg('leg.work', 'case.read-all'),
      params: legId,
      response: shape.legFile,
      handle: async ({ trx, entityId, reader, params }) => {
        await visibleLeg(trx, reader, entityId, params.legId)
        return showLeg(trx, { ...params, now: now() })
      },
    }),
    move(parts, 'acceptance', 'leg.accepted', z.object({}), acceptLeg),
    move(parts, 'return', 'leg.returned', shape.words.reason, returnLeg),
    move(parts, 'assignee', 'leg.assigned', z.object({ staffId: z.uuid() }), assignLeg),
    move(parts, 'question', 'leg.customer-asked', shape.words.plain, askCustomer),
    move(parts, 'waiting', 'leg.waits', z.object({ note: shape.words.text }), waitForOther),
    move(parts, 'resumption', 'leg.resumed', z.object({}), resumeLeg),
    move(parts, 'answer', 'leg.answered', shape.words.plain, answerLeg),
    route({
      method: 'POST',
      path: '/legs/:legId/comments',
      allow: 'leg.work',
      audit: 'leg.commented',
      entity: entityOfLeg('leg.work'),
      params: legId,
      body: shape.words.plain,
      response: shape.legFile,
      status: 201,
      handle: async ({ trx, entityId, reader, actor, params, body }) => {
        await workedLeg(trx, reader, entityId, params.legId)
        await commentOnLeg(parts, trx, { ...params, text: body.text, actor: staff(actor), authorEntityId: entityId })
        return showLeg(trx, { ...params, now: now() })
      },
    }),
    ...files(parts),
  ]
}

// Every move of a leg is one route: the reader works its unit, the move is allowed, the leg is answered as it now stands.
function move<B extends z.ZodObject>(
  parts: CaseParts,
  name: string,
  audited: string,
  body: B,
  act: (parts: CaseParts, trx: Trx, wanted: LegMoved & z.output<B>) => Promise<LegRow>,
): Route {
  return route({
    method: 'POST',
    path: `/legs/:legId/${name}`,
    allow: 'leg.work',
    audit: audited,
    entity: entityOfLeg('leg.work'),
    params: legId,
    body,
    response: shape.legFile,
    handle: async ({ trx, entityId, reader, actor, params, body: said }) => {
      await workedLeg(trx, reader, entityId, params.legId)
      const wanted = { ...said, ...params, actor: staff(actor) } as LegMoved & z.output<B>
      await act(parts, trx, wanted)
      return showLeg(trx, { ...params, now: parts.platform.clock.now() })
    },
  })
}

function files(parts: CaseParts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/legs/:legId/files',
      allow: 'leg.work',
      audit: { none: 'written with the file, in its own transaction' },
      entity: 'none',
      params: legId,
      response: shape.storedFile,
      status: 201,
      hidden: true,
      handle: async ({ pools, reader, actor, params, request }) => {
        const entityId = await entityOfLeg('leg.work')({ pools, request, reader })
        const leg = await inEntity(pools, entityId, (trx) => workedLeg(trx, reader, entityId, params.legId))
        return takeCaseFile(parts, {
          request,
          caseEntityId: leg.caseEntityId,
          caseId: leg.caseId,
          legId: leg.id,
          actor,
        })
      },
    }),
    route({
      method: 'GET',
      path: '/legs/:legId/files/:fileId',
      allow: ['leg.work', 'case.read-all'],
      entity: entityOfLeg('leg.work', 'case.read-all'),
      params: legId.extend({ fileId: z.uuid() }),
      response: z.unknown(),
      hidden: true,
      handle: async ({ trx, entityId, reader, actor, params, request, reply }) => {
        const leg = await visibleLeg(trx, reader, entityId, params.legId)
        const { files: shown } = await showLeg(trx, { legId: leg.id, now: parts.platform.clock.now() })
        if (!shown.some((file) => file.id === params.fileId)) throw new NotFound()
        const subject = { type: 'leg', id: leg.id }
        await audit(trx, { entityId, actor, action: 'leg.file-read', subject, at: parts.platform.clock.now() })
        await across(trx, entityId, leg.caseEntityId, () =>
          sendFile(parts.platform.files, trx, params.fileId, request, reply),
        )
      },
    }),
  ]
}

/** The leg if the reader works its unit. */
async function workedLeg(trx: Trx, reader: Reader, entityId: string, id: string): Promise<LegRow> {
  const leg = await loadLeg(trx, id)
  const units = reader.unitsWith('leg.work', entityId)
  const works = leg.entityId === entityId && leg.unitId !== null && (units === 'all' || units.includes(leg.unitId))
  if (!works) throw new NotFound({ legId: id })
  return leg
}

async function visibleLeg(trx: Trx, reader: Reader, entityId: string, id: string): Promise<LegRow> {
  const leg = await loadLeg(trx, id)
  const reads = reader.unitsWith('case.read-all', entityId)
  const hidden = leg.sharedClass === 'confidential' && !reader.can('case.read-confidential', entityId)
  const seen = leg.entityId === entityId && leg.unitId !== null && (reads === 'all' || reads.includes(leg.unitId))
  return seen && !hidden ? leg : workedLeg(trx, reader, entityId, id)
}
