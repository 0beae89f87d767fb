import { sql } from 'kysely'
import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import { legShown } from './show-case.ts'

export const legGroups = [
  'open',
  'new',
  'mine',
  'overdue',
  'near',
  'waiting-customer',
  'waiting-other',
  'done',
] as const
export type LegGroup = (typeof legGroups)[number]

export interface LegsWanted {
  entityId: string
  reader: Reader
  scope: 'mine' | 'unit'
  group: LegGroup
  unitIds?: readonly string[] | undefined
  after?: { at: Date; id: string } | undefined
  limit: number
  now: Date
}

/** The legs of the units whose work the reader does, by due date; finished ones too are there to look up. */
export async function listLegs(trx: Trx, wanted: LegsWanted) {
  const works = wanted.reader.unitsWith('leg.work', wanted.entityId)
  const reads = wanted.reader.unitsWith('case.read-all', wanted.entityId)
  let rows = trx
    .selectFrom('cases.leg as leg')
    .leftJoin('entities.shownUnit as unit', 'unit.unitId', 'leg.unitId')
    .leftJoin('entities.shownEntity as entity', 'entity.entityId', 'leg.caseEntityId')
    .leftJoin('staff.shownMember as assignee', (on) =>
      on.onRef('assignee.entityId', '=', 'leg.entityId').onRef('assignee.memberId', '=', 'leg.assigneeId'),
    )
    .selectAll('leg')
    .select([
      'unit.nameAr as unitAr',
      'unit.nameEn as unitEn',
      'entity.nameAr as entityAr',
      'entity.nameEn as entityEn',
    ])
    .select(['assignee.nameAr as assigneeAr', 'assignee.nameEn as assigneeEn'])
    .where('leg.entityId', '=', wanted.entityId)
    .where('leg.unitId', 'is not', null)
    .where(groupOf(wanted))
  if (works !== 'all' && reads !== 'all') rows = rows.where('leg.unitId', 'in', nonEmpty([...works, ...reads]))
  if (works !== 'all' && !wanted.reader.can('case.read-confidential', wanted.entityId)) {
    rows = rows.where((is) =>
      is.or([is('leg.sharedClass', 'is distinct from', 'confidential'), is('leg.unitId', 'in', nonEmpty(works))]),
    )
  }
  if (wanted.unitIds) rows = rows.where('leg.unitId', 'in', nonEmpty(wanted.unitIds))
  if (wanted.scope === 'mine') rows = rows.where('leg.assigneeId', '=', wanted.reader.staffId)
  if (wanted.after) {
    rows = rows.where(sql<boolean>`(leg.due_at, leg.id) > (${wanted.after.at}::timestamptz, ${wanted.after.id}::uuid)`)
  }
  const found = await rows.orderBy('leg.dueAt').orderBy('leg.id').limit(wanted.limit).execute()
  return found.map((row) => legShown(row, wanted.now))
}

function groupOf({ group, now, reader }: LegsWanted) {
  const open = sql<boolean>`leg.settled_at is null`
  switch (group) {
    case 'open':
      return open
    case 'new':
      return sql<boolean>`leg.status = 'sent'`
    case 'mine':
      return sql<boolean>`${open} and leg.assignee_id = ${reader.staffId}`
    case 'overdue':
      return sql<boolean>`${open} and leg.due_at < ${now}`
    case 'near':
      return sql<boolean>`${open} and leg.due_at >= ${now} and leg.near_at <= ${now}`
    case 'waiting-customer':
    case 'waiting-other':
      return sql<boolean>`leg.status = ${group}`
    case 'done':
      return sql<boolean>`leg.settled_at is not null`
  }
}

// `in ()` is no SQL; an id that nobody has finds nothing.
function nonEmpty(ids: readonly string[]): readonly string[] {
  return ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000']
}
