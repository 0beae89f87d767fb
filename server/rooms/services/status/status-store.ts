import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { NotFound, Refusal } from '#platform/errors'
import { newId } from '#platform/ids'
import { plainNumber, type RowFault, type RowsRead } from './read-rows.ts'
import type { StatusFound, StatusRow } from './status-words.ts'

/** Wrong checks for one number before it is not answered, and for how long. */
const MISSES_ALLOWED = 5
const MISSES_COUNT_MINUTES = 60

export type StatusAnswer = { kind: 'found'; found: StatusFound } | { kind: 'not-found' } | { kind: 'locked' }

/** This import was taken over before. */
export class AlreadyTaken extends Refusal {
  override readonly code = 'services.already-taken'
}

/** Where an application stands, for whoever knows number and check. Misses are counted by number over all callers; the caller's transaction must commit. */
export async function lookUpStatus(
  trx: Trx,
  { entityId, number, check, at }: { entityId: string; number: string; check: string; at: Date },
): Promise<StatusAnswer> {
  const plain = plainNumber(number).slice(0, 30)
  const since = new Date(at.getTime() - MISSES_COUNT_MINUTES * 60_000)
  // Guesses for one number wait for each other: two at once must not both be the last.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`status ${entityId} ${plain}`}, 0))`.execute(trx)
  const { misses } = await trx
    .selectFrom('services.statusMiss')
    .select((eb) => eb.fn.countAll<number>().as('misses'))
    .where('entityId', '=', entityId)
    .where('number', '=', plain)
    .where('missedAt', '>', since)
    .executeTakeFirstOrThrow()
  if (Number(misses) >= MISSES_ALLOWED) return { kind: 'locked' }
  const { rows } = await sql<StatusFound>`
    select status, received_on::text, updated_on::text, decided_on::text from services.application_status
    where entity_id = ${entityId} and number = ${plain} and check_value = ${plainNumber(check)}`.execute(trx)
  if (rows[0]) return { kind: 'found', found: rows[0] }
  await trx.insertInto('services.statusMiss').values({ id: newId(), entityId, number: plain, missedAt: at }).execute()
  return { kind: 'not-found' }
}

/** Writes statuses: new numbers are added, known ones changed. */
export async function saveStatuses(
  trx: Trx,
  { entityId, rows, at }: { entityId: string; rows: readonly StatusRow[]; at: Date },
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('services.applicationStatus')
    .values(
      rows.map(({ check, ...row }) => ({ id: newId(), entityId, changedAt: at, checkValue: check, ...plainRow(row) })),
    )
    .onConflict((conflict) =>
      conflict.columns(['entityId', 'number']).doUpdateSet((eb) => ({
        checkValue: eb.ref('excluded.checkValue'),
        status: eb.ref('excluded.status'),
        receivedOn: eb.ref('excluded.receivedOn'),
        updatedOn: eb.ref('excluded.updatedOn'),
        decidedOn: eb.ref('excluded.decidedOn'),
        changedAt: at,
      })),
    )
    .execute()
}

const plainRow = ({ number, status, receivedOn, updatedOn, decidedOn }: Omit<StatusRow, 'check'>) => ({
  number,
  status,
  receivedOn,
  updatedOn,
  decidedOn,
})

export interface StatusImport {
  importId: string
  status: 'staged' | 'taken'
  goodRows: number
  badRows: number
  faults: RowFault[]
}

const ROWS_AT_ONCE = 500

/** Keeps a file's rows for somebody to look at: nothing is answered from them yet. */
export async function stageImport(
  trx: Trx,
  { entityId, read, staffId, at }: { entityId: string; read: RowsRead; staffId: string; at: Date },
): Promise<StatusImport> {
  const importId = newId()
  const badRows = new Set(read.faults.map(({ rowNumber }) => rowNumber)).size
  const row = {
    id: importId,
    entityId,
    status: 'staged',
    goodRows: read.good.length,
    badRows,
    sentById: staffId,
    sentAt: at,
  }
  await trx.insertInto('services.statusImport').values(row).execute()
  for (const good of chunks(read.good)) {
    const rows = good.map(({ check, rowNumber, ...one }) => ({
      entityId,
      importId,
      rowNumber,
      checkValue: check,
      ...plainRow(one),
    }))
    await trx.insertInto('services.statusImportRow').values(rows).execute()
  }
  for (const faults of chunks(read.faults)) {
    await trx
      .insertInto('services.statusImportFault')
      .values(faults.map((fault) => ({ entityId, importId, ...fault })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return importOf(trx, importId)
}

/** An import with what is wrong in it, or NotFound. */
export async function importOf(trx: Trx, importId: string): Promise<StatusImport> {
  const row = await trx
    .selectFrom('services.statusImport')
    .select(['id', 'status', 'goodRows', 'badRows'])
    .where('id', '=', importId)
    .executeTakeFirst()
  if (!row) throw new NotFound({ type: 'status-import', id: importId })
  const faults = await trx
    .selectFrom('services.statusImportFault')
    .select(['rowNumber', 'field', 'problem'])
    .where('importId', '=', importId)
    .orderBy('rowNumber')
    .limit(200)
    .execute()
  const { id, status, ...counts } = row
  return { importId: id, status: status as StatusImport['status'], ...counts, faults: faults as RowFault[] }
}

/** Takes an import's good rows over; AlreadyTaken the second time. */
export async function takeImport(
  trx: Trx,
  { entityId, importId, at }: { entityId: string; importId: string; at: Date },
): Promise<StatusImport> {
  await importOf(trx, importId)
  const taken = await trx
    .updateTable('services.statusImport')
    .set({ status: 'taken', takenAt: at })
    .where('id', '=', importId)
    .where('status', '=', 'staged')
    .executeTakeFirst()
  if (!taken.numUpdatedRows) throw new AlreadyTaken({ importId })
  const { rows } = await sql<StatusRow>`
    select number, check_value as check, status, received_on::text, updated_on::text, decided_on::text
    from services.status_import_row where import_id = ${importId} order by row_number`.execute(trx)
  for (const some of chunks(rows)) await saveStatuses(trx, { entityId, rows: some, at })
  return importOf(trx, importId)
}

function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE)
  return Array.from({ length: count }, (_, index) => rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE))
}
