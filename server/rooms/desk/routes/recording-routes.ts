import { z } from 'zod'
import { inEngine, type Trx } from '#platform/database'
import { Forbidden } from '#platform/errors'
import { sendFile } from '#platform/files'
import { bothNames, type EntityAsked, page, pageQuery, type Route, route } from '#platform/http'
import { NoSound, type RecordingShown } from '#rooms/channels'
import { NotInHand } from '../errors.ts'
import type { DeskParts } from '../needs.ts'
import { entityAsked, entityOfContact } from './who.ts'

const contactParams = z.object({ contactId: z.uuid() })
const recordingParams = z.object({ recordingId: z.uuid() })

const recordingShape = z.object({
  id: z.string(),
  contactId: z.string(),
  kind: z.enum(['conversation', 'message']),
  state: z.enum(['recording', 'recorded', 'stored', 'missing', 'removed']),
  agent: z.object({ id: z.string(), name: bothNames }).nullable(),
  line: bothNames.nullable(),
  phone: z.string().nullable(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  beganAt: z.string(),
  seconds: z.number().nullable(),
  sides: z.object({ caller: z.boolean(), agent: z.boolean() }),
  pauses: z.array(z.object({ from: z.number(), to: z.number().nullable() })),
  legalHold: z.boolean(),
})

const searchQuery = pageQuery.extend({
  entityId: z.uuid().optional(),
  number: z.string().trim().min(3).max(20).optional(),
  agentId: z.uuid().optional(),
  lineId: z.uuid().optional(),
  case: z.string().trim().min(1).max(40).optional(),
  caseId: z.uuid().optional(),
  kind: z.enum(['conversation', 'message']).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})

const settingShape = z.object({ keepDays: z.number().int().min(1).max(36_500) })

/** What was recorded of calls: found, played by those allowed with each play audited, held for the law, kept for a time. */
export function recordingRoutes(parts: DeskParts): Route[] {
  const { channels } = parts.rooms
  const ofRecording = async ({ pools, request }: EntityAsked) => {
    const { recordingId } = recordingParams.parse(request.params)
    return (await inEngine(pools, (trx) => channels.recordingById(trx, recordingId))).entityId
  }
  return [
    route({
      method: 'GET',
      path: '/contacts/:contactId/recordings',
      allow: ['recording.play', 'contact.work'],
      entity: entityOfContact,
      params: contactParams,
      response: z.array(recordingShape),
      summary: 'What was recorded of a contact; an agent sees the messages of a callback in hand',
      handle: async ({ trx, entityId, params, reader }) => {
        const all = await channels.recordingsOf(trx, params.contactId)
        if (reader.can('recording.play', entityId)) return all.map(plain)
        const isMine = await hasInHand(trx, params.contactId, reader.staffId)
        return isMine ? all.filter(({ kind }) => kind === 'message').map(plain) : []
      },
    }),
    route({
      method: 'GET',
      path: '/recordings',
      allow: 'recording.play',
      entity: entityAsked,
      query: searchQuery,
      response: page(recordingShape),
      summary: 'Recordings by number, agent, line, case and time, newest first',
      handle: async ({ trx, entityId, query }) => {
        const { from, to, ...sought } = query
        const found = await channels.searchRecordings(trx, {
          ...sought,
          entityId,
          from: from === undefined ? undefined : new Date(from),
          to: to === undefined ? undefined : new Date(to),
        })
        return { ...found, items: found.items.map(plain) }
      },
    }),
    route({
      method: 'GET',
      path: '/recordings/:recordingId/sound',
      allow: ['recording.play', 'contact.work'],
      audit: 'recording.played',
      entity: ofRecording,
      params: recordingParams,
      query: z.object({ side: z.enum(['caller', 'agent']).default('caller') }),
      response: z.unknown(),
      hidden: true,
      handle: async ({ trx, entityId, params, query, reader, request, reply }) => {
        const { fileIds, kind, contactId } = await channels.recordingById(trx, params.recordingId)
        if (!reader.can('recording.play', entityId)) {
          if (kind !== 'message') throw new Forbidden()
          if (!(await hasInHand(trx, contactId, reader.staffId))) throw new NotInHand({ contactId })
        }
        const fileId = fileIds[query.side]
        if (!fileId) throw new NoSound(params)
        await sendFile(parts.platform.files, trx, fileId, request, reply)
      },
    }),
    route({
      method: 'PUT',
      path: '/recordings/:recordingId/legal-hold',
      allow: 'case.manage',
      audit: 'recording.held',
      entity: ofRecording,
      params: recordingParams,
      body: z.object({ held: z.boolean() }),
      response: recordingShape,
      summary: 'While the law wants a recording, nothing removes it',
      handle: async ({ trx, params, body }) => {
        if ((await channels.recordingById(trx, params.recordingId)).state === 'removed') throw new NoSound(params)
        await channels.setLegalHold(trx, params.recordingId, body.held)
        return plain(await channels.recordingById(trx, params.recordingId))
      },
    }),
    route({
      method: 'GET',
      path: '/settings/recordings',
      allow: ['settings.edit', 'recording.play'],
      entity: entityAsked,
      query: z.object({ entityId: z.uuid().optional() }),
      response: settingShape,
      handle: async ({ trx, entityId }) => ({ keepDays: await channels.keepDaysOf(trx, entityId) }),
    }),
    route({
      method: 'PUT',
      path: '/settings/recordings',
      allow: 'settings.edit',
      audit: 'recording.keeping-changed',
      entity: entityAsked,
      query: z.object({ entityId: z.uuid().optional() }),
      body: settingShape,
      response: settingShape,
      summary: 'For how many days the entity keeps its recordings',
      handle: async ({ trx, entityId, body }) => {
        await channels.setKeepDays(trx, entityId, body.keepDays)
        return body
      },
    }),
  ]
}

function plain({ beganAt, entityId: _, ...recording }: RecordingShown): z.input<typeof recordingShape> {
  return { ...recording, beganAt: beganAt.toISOString() }
}

// An agent hears a caller's message while they have the callback in hand, not afterwards.
async function hasInHand(trx: Trx, contactId: string, agentId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('desk.handling')
    .select('id')
    .where('contactId', '=', contactId)
    .where('agentId', '=', agentId)
    .where('doneAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
