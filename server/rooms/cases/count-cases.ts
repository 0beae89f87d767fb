import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import type { Unit } from '#rooms/entities'
import { seenInLists, sightOf } from './see-cases.ts'
import type { Names } from './words.ts'

export interface UnitCount {
  unitId: string
  name: Names
  level: string
  parentUnitId: string | null
  unfinished: number
  overdue: number
  near: number
}

export interface CaseCounts {
  unfinished: number
  overdue: number
  near: number
  returned: number
  waitingCustomer: number
  contactsWithoutFinishedCase: number
  byUnit: UnitCount[]
  ages: { upToDays: number | null; count: number; tone: 'palm' | 'gold' | 'clay' }[]
}

const day = 86_400_000
const ageBounds: readonly { upToDays: number | null; tone: 'palm' | 'gold' | 'clay' }[] = [
  { upToDays: 2, tone: 'palm' },
  { upToDays: 5, tone: 'palm' },
  { upToDays: 10, tone: 'palm' },
  { upToDays: 20, tone: 'gold' },
  { upToDays: null, tone: 'clay' },
]

interface Wanted {
  entityId: string
  reader: Reader
  units: readonly Unit[]
  /** Only this unit and below; the tree is always whole. */
  unitIds?: readonly string[] | undefined
  now: Date
}

/** What a manager sees first: unfinished cases by lateness, unit and age. A unit's figures include everything below it. */
export async function countCases(trx: Trx, wanted: Wanted): Promise<CaseCounts> {
  const seen = sql`(c.entity_id = ${wanted.entityId} or c.about_entity_id = ${wanted.entityId})
    and ${seenInLists(sightOf(wanted.reader, wanted.entityId))} and c.status not in ('closed', 'void', 'draft')`
  const byUnit = await countByUnit(trx, seen, wanted.now)
  const chosen = wanted.unitIds
  const mine = chosen ? byUnit.filter((row) => row.unitId && chosen.includes(row.unitId)) : byUnit
  const total = (key: keyof Omit<PlainCount, 'unitId'>) => mine.reduce((sum, row) => sum + row[key], 0)
  const inUnits = chosen
    ? sql`${seen} and ${chosen.length > 0 ? sql`c.unit_id in (${sql.join(chosen)})` : sql`false`}`
    : seen
  return {
    unfinished: total('unfinished'),
    overdue: total('overdue'),
    near: total('near'),
    returned: total('returned'),
    waitingCustomer: total('waitingCustomer'),
    contactsWithoutFinishedCase: await countContactsWithoutFinishedCase(trx, wanted.entityId),
    byUnit: rollUp(wanted.units, byUnit),
    ages: await countAges(trx, inUnits, wanted.now),
  }
}

interface PlainCount {
  unitId: string | null
  unfinished: number
  overdue: number
  near: number
  returned: number
  waitingCustomer: number
}

async function countByUnit(trx: Trx, seen: RawBuilder<unknown>, now: Date): Promise<PlainCount[]> {
  const { rows } = await sql<PlainCount>`
    select c.unit_id, count(*) as unfinished,
      count(*) filter (where c.promised_at < ${now}) as overdue,
      count(*) filter (where c.promised_at >= ${now} and c.near_at <= ${now}) as near,
      count(*) filter (where c.status = 'returned') as returned,
      count(*) filter (where c.status = 'waiting-customer') as waiting_customer
    from cases."case" c where ${seen} group by c.unit_id`.execute(trx)
  return rows
}

function rollUp(units: readonly Unit[], counts: readonly PlainCount[]): UnitCount[] {
  const own = new Map(counts.map((row) => [row.unitId, row]))
  const below = (unit: Unit): UnitCount => {
    const children = units.filter((one) => one.parentUnitId === unit.id).map(below)
    const mine = own.get(unit.id)
    const sum = (key: 'unfinished' | 'overdue' | 'near') =>
      (mine?.[key] ?? 0) + children.reduce((total, child) => total + child[key], 0)
    return {
      unitId: unit.id,
      name: unit.name,
      level: unit.level,
      parentUnitId: unit.parentUnitId,
      unfinished: sum('unfinished'),
      overdue: sum('overdue'),
      near: sum('near'),
    }
  }
  return units.map(below)
}

async function countAges(trx: Trx, seen: RawBuilder<unknown>, now: Date): Promise<CaseCounts['ages']> {
  const bounds = ageBounds.map((bound) =>
    bound.upToDays === null ? null : new Date(now.getTime() - bound.upToDays * day),
  )
  const columns = bounds.map((older, index) => {
    const younger = bounds[index - 1]
    const from = older ? sql`c.opened_at > ${older}` : sql`true`
    const to = younger ? sql`c.opened_at <= ${younger}` : sql`true`
    return sql`count(*) filter (where ${from} and ${to}) as ${sql.ref(`age_${index}`)}`
  })
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(columns)} from cases."case" c where ${seen}`.execute(trx)
  return ageBounds.map((bound, index) => ({
    ...bound,
    count: rows[0]?.[`age_${index}`] ?? rows[0]?.[`age${index}`] ?? 0,
  }))
}

/** A contact on a line that opens a case for each, whose case is still missing or an empty draft. */
export const lacksFinishedCase = sql<boolean>`line.opens_case and contact.direction = 'inbound'
  and contact.outcome is distinct from 'rejected' and contact.outcome is distinct from 'self-served'
  and (contact.case_id is null or draft.status = 'draft')`

async function countContactsWithoutFinishedCase(trx: Trx, entityId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from channels.shown_contact contact
    join entities.shown_line line on line.line_id = contact.line_id
    left join cases."case" draft on draft.id = contact.case_id
    where contact.entity_id = ${entityId} and ${lacksFinishedCase}`.execute(trx)
  return rows[0]?.count ?? 0
}

export interface ContactLackingCase {
  id: string
  channel: string
  state: string
  outcome: string | null
  arrivedAt: string
  nameGiven: string | null
  topicId: string | null
  caseId: string | null
  caseNumber: string | null
}

/** Contacts that still lack a finished case, oldest first. */
export async function contactsWithoutFinishedCase(
  trx: Trx,
  wanted: { entityId: string; limit: number; after?: { at: Date; id: string } | undefined },
): Promise<ContactLackingCase[]> {
  const after = wanted.after
    ? sql`(contact.arrived_at, contact.id) > (${wanted.after.at}::timestamptz, ${wanted.after.id}::uuid)`
    : sql`true`
  const { rows } = await sql<Omit<ContactLackingCase, 'arrivedAt'> & { arrivedAt: Date }>`
    select contact.id, contact.channel, contact.state, contact.outcome, contact.arrived_at, contact.name_given,
      contact.topic_id, contact.case_id, contact.case_number
    from channels.shown_contact contact
    join entities.shown_line line on line.line_id = contact.line_id
    left join cases."case" draft on draft.id = contact.case_id
    where contact.entity_id = ${wanted.entityId} and ${lacksFinishedCase} and ${after}
    order by contact.arrived_at, contact.id limit ${wanted.limit}`.execute(trx)
  return rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }))
}
