import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { Id } from '#platform/ids'
import type { Names } from './entity-store.ts'

export type LineId = Id<'line'>
export type LineChannel = 'phone' | 'chat' | 'email' | 'fax' | 'sms' | 'whatsapp' | 'counter' | 'form'

export interface Line {
  id: LineId
  entityId: string
  code: string
  channel: LineChannel
  name: Names
  opensCase: boolean
  shortAbandonSeconds: number
  recoveryCallback: boolean
  outOfHours: 'form' | 'voice-message' | 'nothing'
  defaultQueueId: string | null
  attachmentMaxBytes: number
}

export interface LineAddress {
  lineId: LineId
  channel: LineChannel
  kind: 'number' | 'widget' | 'mail'
  value: string
  tollFree: boolean
  note: Names | null
}

/** The line, or NotFound. */
export async function lineById(trx: Trx, lineId: string): Promise<Line> {
  const row = await lines(trx).where('id', '=', lineId).executeTakeFirst()
  if (!row) throw new NotFound({ type: 'line', id: lineId })
  return lineOf(row)
}

/** The entity's line for chats; null where it has none of its own. */
export async function chatLine(trx: Trx, entityId: string): Promise<Line | null> {
  const row = await lines(trx)
    .where('entityId', '=', entityId)
    .where('channel', '=', 'chat')
    .where('active', '=', true)
    .orderBy('code')
    .executeTakeFirst()
  return row ? lineOf(row) : null
}

/** The active lines of an entity. */
export async function linesOf(trx: Trx, entityId: string): Promise<Line[]> {
  const rows = await lines(trx).where('entityId', '=', entityId).where('active', '=', true).orderBy('code').execute()
  return rows.map(lineOf)
}

/** Numbers, mailboxes and widgets of an entity's active lines, in their order. */
export async function addressesOf(trx: Trx, entityId: string): Promise<LineAddress[]> {
  const rows = await trx
    .selectFrom('entities.lineAddress as address')
    .innerJoin('entities.line as line', 'line.id', 'address.lineId')
    .select([
      'address.lineId',
      'line.channel',
      'address.kind',
      'address.value',
      'address.tollFree',
      'address.noteAr',
      'address.noteEn',
    ])
    .where('address.entityId', '=', entityId)
    .where('line.active', '=', true)
    .orderBy('line.channel', 'desc')
    .orderBy('address.position')
    .execute()
  return rows.map((row) => ({
    lineId: row.lineId as LineId,
    channel: row.channel as LineChannel,
    kind: row.kind as LineAddress['kind'],
    value: row.value,
    tollFree: row.tollFree,
    note: row.noteAr && row.noteEn ? { ar: row.noteAr, en: row.noteEn } : null,
  }))
}

/** The active line behind a telephone number as it is written in the line's addresses; null where it is nobody's. */
export async function lineOfNumber(trx: Trx, number: string): Promise<Line | null> {
  const row = await lines(trx)
    .where('active', '=', true)
    .where('id', 'in', (from) =>
      from.selectFrom('entities.lineAddress').select('lineId').where('kind', '=', 'number').where('value', '=', number),
    )
    .executeTakeFirst()
  return row ? lineOf(row) : null
}

/** Every telephone number of the active lines, of all entities the transaction sees. */
export async function numbersOfLines(trx: Trx): Promise<{ entityId: string; lineId: LineId; number: string }[]> {
  const rows = await trx
    .selectFrom('entities.lineAddress as address')
    .innerJoin('entities.line as line', 'line.id', 'address.lineId')
    .select(['line.entityId', 'line.id as lineId', 'address.value as number'])
    .where('address.kind', '=', 'number')
    .where('line.active', '=', true)
    .where('line.channel', '=', 'phone')
    .orderBy('address.value')
    .execute()
  return rows.map((row) => ({ ...row, lineId: row.lineId as LineId }))
}

/** Sets the queue of contacts whose topic leads to none. */
export async function setDefaultQueue(trx: Trx, wanted: { lineId: string; queueId: string }): Promise<void> {
  await trx
    .updateTable('entities.line')
    .set({ defaultQueueId: wanted.queueId })
    .where('id', '=', wanted.lineId)
    .execute()
}

function lines(trx: Trx) {
  return trx
    .selectFrom('entities.line')
    .select([
      'id',
      'entityId',
      'code',
      'channel',
      'nameAr',
      'nameEn',
      'opensCase',
      'shortAbandonSeconds',
      'recoveryCallback',
      'outOfHours',
      'defaultQueueId',
      'attachmentMaxBytes',
    ])
}

type LineRow = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>

function lineOf(row: LineRow): Line {
  const { nameAr, nameEn, ...same } = row
  return {
    ...same,
    id: row.id as LineId,
    channel: row.channel as LineChannel,
    outOfHours: row.outOfHours as Line['outOfHours'],
    name: { ar: nameAr, en: nameEn },
  }
}
