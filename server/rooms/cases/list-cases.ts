import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import { caseSearchKeys, isCaseNumber } from './case-tokens.ts'
import type { CaseSummary } from './room.ts'
import { foundByWords, type Sight, seenAlone, seenInLists, sightOf } from './see-cases.ts'
import { selectSummaries } from './summarise-case.ts'
import type { CaseStatus, CaseType } from './words.ts'

export const caseGroups = [
  'unfinished',
  'overdue',
  'near',
  'on-time',
  'returned',
  'waiting-customer',
  'draft',
  'closed',
  'all',
] as const
export type CaseGroup = (typeof caseGroups)[number]

export interface CasesWanted {
  entityId: string
  reader: Reader
  scope: 'mine' | 'unit' | 'entity'
  group: CaseGroup
  /** The unit and everything below it. */
  unitIds?: readonly string[] | undefined
  type?: CaseType | undefined
  status?: CaseStatus | undefined
  ownerId?: string | undefined
  customerId?: string | undefined
  q?: string | undefined
  openedBefore?: Date | undefined
  openedAfter?: Date | undefined
  after?: { at: Date; id: string } | undefined
  limit: number
  now: Date
}

/** Cases the reader may see. Unfinished ones come by promised date, the latest overdue first; closed ones newest first. */
export function listCases(trx: Trx, wanted: CasesWanted): Promise<CaseSummary[]> {
  const newestFirst = wanted.group === 'closed' || wanted.group === 'all'
  const conditions = [...placeConditions(wanted), groupCondition(wanted.group, wanted.now), ...filterConditions(wanted)]
  if (wanted.after) conditions.push(afterCondition(newestFirst, wanted.after))
  return selectSummaries(trx, {
    where: sql.join(conditions, sql` and `),
    order: newestFirst ? sql`c.opened_at desc, c.id desc` : sql`c.promised_at, c.id`,
    limit: wanted.limit,
    now: wanted.now,
  })
}

/** The sort values of a page's last row. */
export function cursorOf(group: CaseGroup, row: CaseSummary): readonly string[] {
  const newestFirst = group === 'closed' || group === 'all'
  return [newestFirst ? row.openedAt : (row.promisedAt ?? row.openedAt), row.id]
}

function placeConditions(wanted: CasesWanted): RawBuilder<unknown>[] {
  const sight = sightOf(wanted.reader, wanted.entityId)
  const place = sql`(c.entity_id = ${wanted.entityId} or c.about_entity_id = ${wanted.entityId})`
  if (wanted.scope === 'mine') return [place, sql`c.owner_id = ${sight.staffId}`]
  if (wanted.scope === 'unit') return [place, seenInLists({ ...sight, all: false, unitIds: unitsOf(sight) })]
  if (wanted.q === undefined || !sight.byNumber) return [place, seenInLists(sight)]
  return [place, isCaseNumber(wanted.q) ? seenAlone(sight) : foundByWords(sight)]
}

function unitsOf(sight: Sight): readonly string[] {
  return [...new Set([...sight.unitIds, ...sight.legUnitIds])]
}

/** Which cases a group holds, at a moment. Drafts are no cases yet: they stand in their own group. */
export function groupCondition(group: CaseGroup, now: Date): RawBuilder<unknown> {
  const open = sql`c.status not in ('closed', 'void', 'draft')`
  switch (group) {
    case 'unfinished':
      return open
    case 'overdue':
      return sql`${open} and c.promised_at < ${now}`
    case 'near':
      return sql`${open} and c.promised_at >= ${now} and c.near_at <= ${now}`
    case 'on-time':
      return sql`${open} and c.near_at > ${now}`
    case 'returned':
      return sql`c.status = 'returned'`
    case 'waiting-customer':
      return sql`c.status = 'waiting-customer'`
    case 'draft':
      return sql`c.status = 'draft'`
    case 'closed':
      return sql`c.status = 'closed'`
    case 'all':
      return sql`c.status not in ('void', 'draft')`
  }
}

function filterConditions(wanted: CasesWanted): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  if (wanted.unitIds) conditions.push(inUnits(wanted.unitIds))
  if (wanted.type) conditions.push(sql`c.type = ${wanted.type}`)
  if (wanted.status) conditions.push(sql`c.status = ${wanted.status}`)
  if (wanted.ownerId) conditions.push(sql`c.owner_id = ${wanted.ownerId}`)
  if (wanted.customerId) conditions.push(sql`c.customer_id = ${wanted.customerId}`)
  if (wanted.openedAfter) conditions.push(sql`c.opened_at > ${wanted.openedAfter}`)
  if (wanted.openedBefore) conditions.push(sql`c.opened_at <= ${wanted.openedBefore}`)
  if (wanted.q !== undefined) conditions.push(...searchConditions(wanted.entityId, wanted.q))
  return conditions
}

function inUnits(unitIds: readonly string[]): RawBuilder<unknown> {
  return unitIds.length === 0 ? sql`false` : sql`c.unit_id in (${sql.join(unitIds)})`
}

function searchConditions(entityId: string, text: string): RawBuilder<unknown>[] {
  const groups = caseSearchKeys(text)
  if (groups.length === 0) return [sql`false`]
  return groups.map(
    (tokens) =>
      sql`c.id in (select t.case_id from cases.case_token t where t.entity_id = ${entityId} and t.token in (${sql.join(tokens)}))`,
  )
}

function afterCondition(newestFirst: boolean, after: { at: Date; id: string }): RawBuilder<unknown> {
  if (newestFirst) return sql`(c.opened_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
  return sql`(c.promised_at, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
}
