import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { CaseId, CaseStatus, CaseType, LegId, LegStatus } from './words.ts'

/** The case's row, or NotFound when it is not there or out of sight. */
export async function loadCase(trx: Trx, caseId: string) {
  const row = await trx.selectFrom('cases.case').selectAll().where('id', '=', caseId).executeTakeFirst()
  if (!row) throw new NotFound({ caseId })
  return caseOf(row)
}

/** The case's row, locked until the transaction ends: everything that changes a case begins here. */
export async function lockCase(trx: Trx, caseId: string) {
  const row = await trx.selectFrom('cases.case').selectAll().where('id', '=', caseId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound({ caseId })
  return caseOf(row)
}

export type CaseRow = Awaited<ReturnType<typeof loadCase>>

function caseOf<T extends { id: string; type: string; status: string }>(row: T) {
  return { ...row, id: row.id as CaseId, type: row.type as CaseType, status: row.status as CaseStatus }
}

export type CaseChange = Partial<
  Pick<
    CaseRow,
    | 'type'
    | 'class'
    | 'subject'
    | 'description'
    | 'place'
    | 'language'
    | 'topicId'
    | 'unitId'
    | 'ownerId'
    | 'customerId'
    | 'status'
    | 'statusSince'
    | 'redirectedToCaseId'
    | 'promisedAt'
    | 'nearAt'
    | 'promiseAmount'
    | 'promiseUnit'
    | 'toldAt'
    | 'content'
    | 'closedAt'
    | 'reopenedAt'
    | 'escalatedAt'
  >
>

/** Writes columns of a case and raises its version. */
export async function changeCase(trx: Trx, caseId: string, change: CaseChange): Promise<void> {
  await trx
    .updateTable('cases.case')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', caseId)
    .execute()
}

/** Counts one more chaser on the case, and on its legs for whoever works them. */
export async function countChaser(trx: Trx, caseId: string): Promise<void> {
  const { chaserCount } = await trx
    .updateTable('cases.case')
    .set({ chaserCount: sql<number>`chaser_count + 1`, version: sql<number>`version + 1` })
    .where('id', '=', caseId)
    .returning('chaserCount')
    .executeTakeFirstOrThrow()
  await trx.updateTable('cases.leg').set({ sharedChasers: chaserCount }).where('caseId', '=', caseId).execute()
}

/** The legs of a case, first sent first. */
export async function legsOf(trx: Trx, caseId: string): Promise<LegRow[]> {
  const rows = await trx
    .selectFrom('cases.leg')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('sentAt')
    .orderBy('id')
    .execute()
  return rows.map(legOf)
}

/** The leg, locked; its case is locked first by whoever changes both. */
export async function lockLeg(trx: Trx, legId: string): Promise<LegRow> {
  const row = await trx.selectFrom('cases.leg').selectAll().where('id', '=', legId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound({ legId })
  return legOf(row)
}

export async function loadLeg(trx: Trx, legId: string): Promise<LegRow> {
  const row = await trx.selectFrom('cases.leg').selectAll().where('id', '=', legId).executeTakeFirst()
  if (!row) throw new NotFound({ legId })
  return legOf(row)
}

type PlainLegRow = Awaited<ReturnType<typeof plainLeg>>
export type LegRow = Omit<PlainLegRow, 'id' | 'status'> & { id: LegId; status: LegStatus }

async function plainLeg(trx: Trx) {
  return trx.selectFrom('cases.leg').selectAll().executeTakeFirstOrThrow()
}

function legOf(row: PlainLegRow): LegRow {
  return { ...row, id: row.id as LegId, status: row.status as LegStatus }
}

export type LegChange = Partial<
  Pick<
    LegRow,
    | 'status'
    | 'assigneeId'
    | 'answer'
    | 'returnedReason'
    | 'askedCustomer'
    | 'acceptedAt'
    | 'settledAt'
    | 'replacedByLegId'
  >
>

/** Writes columns of a leg and raises its version. */
export async function changeLeg(trx: Trx, legId: string, change: LegChange): Promise<void> {
  await trx
    .updateTable('cases.leg')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', legId)
    .execute()
}

/** What another entity reads of the case stands on its legs; it follows the case's own words. */
export async function refreshShared(trx: Trx, row: CaseRow, customerName: string | null): Promise<void> {
  await trx
    .updateTable('cases.leg')
    .set({
      sharedType: row.type,
      sharedClass: row.class,
      sharedSubject: row.subject,
      sharedDescription: row.description,
      sharedPlace: row.place,
      sharedCustomerName: customerName,
      dueAt: row.promisedAt ?? sql`due_at`,
      nearAt: row.nearAt ?? sql`near_at`,
    })
    .where('caseId', '=', row.id)
    .execute()
}

/** The name to show for a case's customer: the record's own, else what was given. */
export async function customerNameOf(trx: Trx, row: CaseRow): Promise<string | null> {
  if (!row.customerId) return row.nameGiven
  const found = await trx
    .selectFrom('customers.shownCustomer')
    .select(['fullNameAr', 'fullNameLatin'])
    .where('customerId', '=', row.customerId)
    .executeTakeFirst()
  return found?.fullNameAr ?? found?.fullNameLatin ?? row.nameGiven
}
