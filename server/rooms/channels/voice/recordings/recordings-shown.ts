import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { decodeMomentCursor, pageOf } from '#platform/http'
import type { Names } from '../../words.ts'

export type RecordingState = 'recording' | 'recorded' | 'stored' | 'missing' | 'removed'

/** A recording as those see it who may play it. */
export interface RecordingShown {
  id: string
  entityId: string
  contactId: string
  kind: 'conversation' | 'message'
  state: RecordingState
  agent: { id: string; name: Names } | null
  line: Names | null
  /** Who called, or was called; null where the caller hid it. */
  phone: string | null
  caseId: string | null
  caseNumber: string | null
  beganAt: Date
  seconds: number | null
  /** Which sides have sound here. */
  sides: { caller: boolean; agent: boolean }
  /** Where secret numbers were read, in seconds from the beginning; the last may still go on. */
  pauses: { from: number; to: number | null }[]
  legalHold: boolean
}

export interface RecordingsSought {
  entityId: string
  /** Digits of the customer's number, the last ones at least. */
  number?: string | undefined
  agentId?: string | undefined
  lineId?: string | undefined
  /** A case by its whole number. */
  case?: string | undefined
  caseId?: string | undefined
  contactId?: string | undefined
  kind?: 'conversation' | 'message' | undefined
  from?: Date | undefined
  to?: Date | undefined
  limit: number
  after?: string | undefined
}

/** Recordings of the entity, newest first, page by page. */
export async function searchRecordings(
  trx: Trx,
  sought: RecordingsSought,
): Promise<{ items: RecordingShown[]; next: string | null }> {
  const { entityId, number, agentId, lineId, caseId, contactId, kind, from, to, limit, after } = sought
  let query = recordings(trx).where('recording.entityId', '=', entityId)
  if (number)
    query = query.where('contact.phoneGiven', 'like', `%${number.replace(/\D/g, '').replace(/^(00971|0)/, '')}`)
  if (agentId) query = query.where('recording.agentId', '=', agentId)
  if (lineId) query = query.where('contact.lineId', '=', lineId)
  if (sought.case) query = query.where('contact.caseNumber', '=', sought.case.trim().toUpperCase())
  if (caseId) query = query.where('contact.caseId', '=', caseId)
  if (contactId) query = query.where('recording.contactId', '=', contactId)
  if (kind) query = query.where('recording.kind', '=', kind)
  if (from) query = query.where('recording.beganAt', '>=', from)
  if (to) query = query.where('recording.beganAt', '<', to)
  if (after) {
    const { at, id } = decodeMomentCursor(after)
    query = query.where((eb) =>
      eb.or([
        eb('recording.beganAt', '<', at),
        eb.and([eb('recording.beganAt', '=', at), eb('recording.id', '<', id)]),
      ]),
    )
  }
  const rows = await query
    .orderBy('recording.beganAt', 'desc')
    .orderBy('recording.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { items, next } = pageOf(rows, limit, (row) => [row.beganAt.toISOString(), row.id])
  const pauses = await pausesOf(trx, items)
  return { items: items.map((row) => shown(row, pauses.get(row.id) ?? [])), next }
}

/** Everything recorded of a contact, oldest first. */
export async function recordingsOf(trx: Trx, contactId: string): Promise<RecordingShown[]> {
  const rows = await recordings(trx).where('recording.contactId', '=', contactId).orderBy('recording.beganAt').execute()
  const pauses = await pausesOf(trx, rows)
  return rows.map((row) => shown(row, pauses.get(row.id) ?? []))
}

/** One recording and the files of its sides, or NotFound. */
export async function recordingById(
  trx: Trx,
  recordingId: string,
): Promise<RecordingShown & { fileIds: { caller: string | null; agent: string | null } }> {
  const row = await recordings(trx).where('recording.id', '=', recordingId).executeTakeFirst()
  if (!row) throw new NotFound({ recordingId })
  const pauses = await pausesOf(trx, [row])
  return { ...shown(row, pauses.get(row.id) ?? []), fileIds: { caller: row.callerFileId, agent: row.agentFileId } }
}

function recordings(trx: Trx) {
  return trx
    .selectFrom('channels.recording as recording')
    .innerJoin('channels.contact as contact', 'contact.id', 'recording.contactId')
    .leftJoin('entities.shownLine as line', (join) =>
      join.onRef('line.lineId', '=', 'contact.lineId').onRef('line.entityId', '=', 'contact.entityId'),
    )
    .leftJoin('staff.shownMember as agent', (join) =>
      join.onRef('agent.memberId', '=', 'recording.agentId').onRef('agent.entityId', '=', 'recording.entityId'),
    )
    .select([
      'recording.id',
      'recording.entityId',
      'recording.contactId',
      'recording.kind',
      'recording.state',
      'recording.agentId',
      'recording.callerFileId',
      'recording.agentFileId',
      'recording.seconds',
      'recording.beganAt',
      'recording.legalHold',
      'contact.phoneGiven',
      'contact.caseId',
      'contact.caseNumber',
      'line.nameAr as lineAr',
      'line.nameEn as lineEn',
      'agent.nameAr',
      'agent.nameEn',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof recordings>['execute']>>[number]

function shown(row: Row, pauses: RecordingShown['pauses']): RecordingShown {
  const { id, entityId, contactId, phoneGiven: phone, caseId, caseNumber, beganAt, legalHold } = row
  return {
    id,
    entityId,
    contactId,
    kind: row.kind as RecordingShown['kind'],
    state: row.state as RecordingState,
    agent: row.agentId === null ? null : { id: row.agentId, name: { ar: row.nameAr ?? '', en: row.nameEn ?? '' } },
    line: row.lineAr === null ? null : { ar: row.lineAr, en: row.lineEn ?? '' },
    phone,
    caseId,
    caseNumber,
    beganAt,
    seconds: row.seconds === null ? null : Number(row.seconds),
    sides: { caller: row.callerFileId !== null, agent: row.agentFileId !== null },
    pauses,
    legalHold,
  }
}

async function pausesOf(
  trx: Trx,
  of: readonly { id: string; beganAt: Date }[],
): Promise<Map<string, RecordingShown['pauses']>> {
  const found = new Map<string, RecordingShown['pauses']>()
  if (of.length === 0) return found
  const began = new Map(of.map(({ id, beganAt }) => [id, beganAt.getTime()]))
  const rows = await trx
    .selectFrom('channels.recordingPause')
    .select(['recordingId', 'beganAt', 'endedAt'])
    .where('recordingId', 'in', [...began.keys()])
    .orderBy('beganAt')
    .execute()
  for (const { recordingId, beganAt, endedAt } of rows) {
    const since = (at: Date) => Math.max(0, (at.getTime() - (began.get(recordingId) ?? 0)) / 1000)
    const pause = { from: since(beganAt), to: endedAt && since(endedAt) }
    found.set(recordingId, [...(found.get(recordingId) ?? []), pause])
  }
  return found
}
