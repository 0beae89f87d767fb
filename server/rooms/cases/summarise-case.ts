import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/database'
import { decideTimeliness } from './decide-promise.ts'
import type { CaseSummary } from './room.ts'
import type { CaseId, CaseStatus, CaseType } from './words.ts'

interface SummaryRow {
  id: string
  entityId: string
  aboutEntityId: string | null
  number: string
  type: string
  class: string | null
  subject: string
  status: string
  statusSince: Date
  unitId: string | null
  unitAr: string | null
  unitEn: string | null
  ownerId: string | null
  ownerAr: string | null
  ownerEn: string | null
  customerId: string | null
  customerAr: string | null
  customerLatin: string | null
  nameGiven: string | null
  topicId: string | null
  promisedAt: Date | null
  nearAt: Date | null
  openedAt: Date
  closedAt: Date | null
  chaserCount: number
  version: number
}

/** Cases with the names a list shows, where the condition on `c` holds, in the order given. */
export async function selectSummaries(
  trx: Trx,
  wanted: { where: RawBuilder<unknown>; order: RawBuilder<unknown>; limit: number; now: Date },
): Promise<CaseSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select c.id, c.entity_id, c.about_entity_id, c.number, c.type, c.class, c.subject, c.status, c.status_since,
      c.unit_id, unit.name_ar as unit_ar, unit.name_en as unit_en,
      c.owner_id, owner.name_ar as owner_ar, owner.name_en as owner_en,
      c.customer_id, customer.full_name_ar as customer_ar, customer.full_name_latin as customer_latin, c.name_given,
      c.topic_id, c.promised_at, c.near_at, c.opened_at, c.closed_at, c.chaser_count, c.version
    from cases."case" c
    left join entities.shown_unit unit on unit.unit_id = c.unit_id
    left join staff.shown_member owner on owner.entity_id = c.entity_id and owner.member_id = c.owner_id
    left join customers.shown_customer customer on customer.entity_id = c.entity_id and customer.customer_id = c.customer_id
    where ${wanted.where}
    order by ${wanted.order}
    limit ${wanted.limit}`.execute(trx)
  return rows.map((row) => summaryOf(row, wanted.now))
}

function summaryOf(row: SummaryRow, now: Date): CaseSummary {
  const isFinished = row.status === 'closed' || row.status === 'void'
  return {
    id: row.id as CaseId,
    entityId: row.entityId,
    aboutEntityId: row.aboutEntityId,
    number: row.number,
    type: row.type as CaseType,
    class: row.class,
    subject: row.subject,
    status: row.status as CaseStatus,
    statusSince: row.statusSince.toISOString(),
    unit: row.unitId ? { id: row.unitId, name: { ar: row.unitAr ?? '', en: row.unitEn ?? '' } } : null,
    owner: row.ownerId ? { id: row.ownerId, name: { ar: row.ownerAr ?? '', en: row.ownerEn ?? '' } } : null,
    customer: row.customerId ? { id: row.customerId, name: { ar: row.customerAr, latin: row.customerLatin } } : null,
    nameGiven: row.nameGiven,
    topicId: row.topicId,
    promisedAt: row.promisedAt?.toISOString() ?? null,
    nearAt: row.nearAt?.toISOString() ?? null,
    timeliness: decideTimeliness({ promisedAt: row.promisedAt, nearAt: row.nearAt, isFinished }, now),
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    chasers: row.chaserCount,
    version: row.version,
  }
}
