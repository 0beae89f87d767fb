import { z } from 'zod'
import { inEngine } from '#platform/database'
import { NotFound } from '#platform/errors'
import { type EntityAsked, type Route, route } from '#platform/http'
import type { Platform } from '#platform/parts'
import type { EntitiesRoom } from '#rooms/entities'
import { readCsv } from './read-csv.ts'
import { judgeRows } from './read-rows.ts'
import { importOf, lookUpStatus, saveStatuses, stageImport, takeImport } from './status-store.ts'
import { APPLICATION_STATUSES } from './status-words.ts'

const field = z.string().max(60)
const sentRow = z.object({
  number: field,
  check: field,
  status: field,
  received_on: field,
  updated_on: field.default(''),
  decided_on: field.default(''),
})
const fault = z.object({ rowNumber: z.number(), field: z.string(), problem: z.string() })
const statusImport = z.object({
  importId: z.string(),
  status: z.enum(['staged', 'taken']),
  goodRows: z.number(),
  badRows: z.number(),
  faults: z.array(fault),
})
const importId = z.object({ importId: z.uuid() })
const CSV_MAX_BYTES = 5 * 1024 * 1024

/** The register of application statuses: told by the entities' systems, asked by their customers. */
export function statusRoutes({ clock }: Platform, entities: EntitiesRoom): Route[] {
  return [
    route({
      method: 'PUT',
      path: '/application-statuses',
      allow: 'service.edit',
      audit: 'application-statuses.saved',
      summary: 'Adds or changes statuses; good rows are taken, bad ones are told',
      body: z.object({ rows: z.array(sentRow).min(1).max(500) }),
      bodyLimit: 1024 * 1024,
      response: z.object({ saved: z.number(), faults: z.array(fault) }),
      handle: async ({ trx, entityId, body }) => {
        const { good, faults } = judgeRows(body.rows)
        await saveStatuses(trx, { entityId, rows: good, at: clock.now() })
        return { saved: good.length, faults }
      },
    }),
    route({
      method: 'POST',
      path: '/status-imports',
      allow: 'service.edit',
      audit: 'status-import.staged',
      auditSubject: ({ result }) => ({ type: 'status-import', id: result.importId }),
      summary: 'Reads a CSV file and keeps its rows to be looked at',
      body: z.object({ csv: z.string().min(1).max(CSV_MAX_BYTES) }),
      bodyLimit: 2 * CSV_MAX_BYTES,
      status: 201,
      response: statusImport,
      handle: ({ trx, entityId, body, reader }) =>
        stageImport(trx, {
          entityId,
          // The header is the first line of the file.
          read: judgeRows(readCsv(body.csv), 2),
          staffId: reader.staffId,
          at: clock.now(),
        }),
    }),
    route({
      method: 'GET',
      path: '/status-imports/:importId',
      allow: 'service.edit',
      summary: 'An import with its first faults',
      params: importId,
      response: statusImport,
      handle: ({ trx, params }) => importOf(trx, params.importId),
    }),
    route({
      method: 'POST',
      path: '/status-imports/:importId/acceptance',
      allow: 'service.edit',
      audit: 'status-import.taken',
      summary: 'Takes the good rows of an import over',
      params: importId,
      response: statusImport,
      handle: ({ trx, entityId, params }) => takeImport(trx, { entityId, ...params, at: clock.now() }),
    }),
    route({
      method: 'POST',
      path: '/public/entities/:slug/status-enquiries',
      allow: 'public',
      audit: { none: 'a customer asks about their own application; wrong answers are counted' },
      entity: entityOfSlug(entities),
      rateLimit: { max: 10, perSeconds: 60 },
      idempotent: false,
      summary: 'Where an application stands, for whoever knows its number and check',
      params: z.object({ slug: z.string().max(80) }),
      body: z.object({ number: field.min(1), check: field.min(1) }),
      response: z.object({
        answer: z.enum(['found', 'not-found', 'locked']),
        found: z
          .object({
            status: z.enum(APPLICATION_STATUSES),
            receivedOn: z.string(),
            updatedOn: z.string(),
            decidedOn: z.string().nullable(),
          })
          .nullable(),
      }),
      handle: async ({ trx, entityId, body }) => {
        const answer = await lookUpStatus(trx, { entityId, ...body, at: clock.now() })
        return { answer: answer.kind, found: answer.kind === 'found' ? answer.found : null }
      },
    }),
  ]
}

// An entity without a register of its own is asked through its umbrella's page, as everything else there is.
function entityOfSlug(entities: EntitiesRoom) {
  return async ({ pools, request }: EntityAsked): Promise<string> => {
    const { slug } = request.params as { slug: string }
    const entity = await entities.findBySlug(slug)
    if (!entity) throw new NotFound({ type: 'entity', slug })
    const parentId = entity.parentId
    if (!parentId) return entity.id
    const hasOwnLine = await inEngine(pools, (trx) => entities.chatLine(trx, entity.id))
    return hasOwnLine ? entity.id : parentId
  }
}
