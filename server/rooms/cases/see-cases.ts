import { type RawBuilder, sql } from 'kysely'
import type { Permission, Reader } from '#platform/access'
import { inEngine, type Pools, type Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { EntityAsked } from '#platform/http'
import { type CaseRow, loadCase } from './case-store.ts'

/** Which cases of one entity a reader may see. */
export interface Sight {
  staffId: string
  /** Every case that is not confidential. */
  all: boolean
  /** Any single case that is asked for by its number or id, for whoever works contacts. */
  byNumber: boolean
  /** Every contact of the entity, and so by its words every case that is not confidential. */
  contacts: boolean
  /** Units whose cases and legs are seen. */
  unitIds: readonly string[]
  /** Units whose legs the reader works: a confidential one reaches only these. */
  legUnitIds: readonly string[]
  worksAllLegs: boolean
  confidential: boolean
}

/** What the reader's grants in the entity let them see of its cases. */
export function sightOf(reader: Reader, entityId: string): Sight {
  const everything = reader.unitsWith('case.read-all', entityId)
  const ofUnits = reader.unitsWith('case.read-unit', entityId)
  const works = reader.unitsWith('leg.work', entityId)
  return {
    staffId: reader.staffId,
    all: everything === 'all' || ofUnits === 'all',
    byNumber: reader.can('case.read', entityId),
    contacts: reader.can('contact.read', entityId),
    unitIds: [...(everything === 'all' ? [] : everything), ...(ofUnits === 'all' ? [] : ofUnits)],
    legUnitIds: works === 'all' ? [] : works,
    worksAllLegs: works === 'all',
    confidential: reader.can('case.read-confidential', entityId),
  }
}

/** The condition on `c` (cases.case) for lists: cases of the reader's units, all, or their own. */
export function seenInLists(sight: Sight): RawBuilder<boolean> {
  const units = unitCondition(sight.unitIds)
  const seen = sight.all ? sql<boolean>`true` : sql<boolean>`(c.owner_id = ${sight.staffId} or ${units})`
  return sql<boolean>`(${seen} and ${notHidden(sight)})`
}

/** The condition on `c` for a case asked for by its number or id. */
export function seenAlone(sight: Sight): RawBuilder<boolean> {
  if (!sight.byNumber) return seenInLists(sight)
  return sql<boolean>`(${notHidden(sight)})`
}

/**
 * The condition on `c` for a search by words: what lists show, and for who works contacts the cases of contacts they took part
 * in and of those contacts' customers; all for who may read every contact.
 */
export function foundByWords(sight: Sight): RawBuilder<boolean> {
  if (sight.contacts) return seenAlone(sight)
  const tookPart = sql`select from channels.shown_participant part where part.contact_id = contact.id and part.staff_id = ${sight.staffId}`
  return sql<boolean>`(${seenInLists(sight)} or (${notHidden(sight)} and (
    exists (select from cases.case_contact link join channels.shown_contact contact on contact.id = link.contact_id
      where link.case_id = c.id and exists (${tookPart}))
    or exists (select from channels.shown_contact contact
      where contact.entity_id = c.entity_id and contact.customer_id = c.customer_id and exists (${tookPart})))))`
}

// A confidential complaint exists for complaint roles, its owner, and whoever works its leg; for nobody else.
function notHidden(sight: Sight): RawBuilder<boolean> {
  if (sight.confidential) return sql<boolean>`true`
  const legs = sight.worksAllLegs
    ? sql<boolean>`exists (select 1 from cases.leg l where l.case_id = c.id and l.unit_id is not null)`
    : legCondition(sight.legUnitIds)
  return sql<boolean>`(c.class is distinct from 'confidential' or c.owner_id = ${sight.staffId} or ${legs})`
}

function unitCondition(unitIds: readonly string[]): RawBuilder<boolean> {
  if (unitIds.length === 0) return sql<boolean>`false`
  return sql<boolean>`(c.unit_id in (${sql.join(unitIds)}) or ${legCondition(unitIds)})`
}

function legCondition(unitIds: readonly string[]): RawBuilder<boolean> {
  if (unitIds.length === 0) return sql<boolean>`false`
  return sql<boolean>`exists (select 1 from cases.leg l where l.case_id = c.id and l.unit_id in (${sql.join(unitIds)}))`
}

/** The case, if the reader may see it; NotFound otherwise, so that nobody learns that it exists. */
export async function visibleCase(trx: Trx, reader: Reader, entityId: string, caseId: string): Promise<CaseRow> {
  if (!(await maySee(trx, reader, entityId, caseId))) throw new NotFound({ caseId })
  return loadCase(trx, caseId)
}

export async function maySee(trx: Trx, reader: Reader, entityId: string, caseId: string): Promise<boolean> {
  const seen = seenAlone(sightOf(reader, entityId))
  const { rows } = await sql`select 1 from cases."case" c where c.id = ${caseId} and ${seen}`.execute(trx)
  return rows.length > 0
}

/** Whether lists show the reader a case of this customer: theirs, of their units, or with a leg of their units. */
export async function seesCaseOf(
  trx: Trx,
  { customerId, entityId, reader }: { customerId: string; entityId: string; reader: Reader },
): Promise<boolean> {
  const sight = sightOf(reader, entityId)
  const seen = seenInLists({ ...sight, unitIds: [...sight.unitIds, ...sight.legUnitIds] })
  const { rows } = await sql`
    select from customers.shown_customer customer
    join cases."case" c on c.entity_id = customer.entity_id and c.customer_id = customer.customer_id
    where customer.customer_id = ${customerId} and c.status <> 'void' and ${seen} limit 1`.execute(trx)
  return rows.length > 0
}

/** The entity in whose transaction a reader works on a case: its own, else the one it is about, by who gave the permission. */
export function entityOfCase(...wanted: readonly Permission[]) {
  return async ({ pools, request, reader }: EntityAsked): Promise<string> => {
    const { caseId } = request.params as { caseId: string }
    const row = await inEngine(pools, (trx) =>
      trx.selectFrom('cases.case').select(['entityId', 'aboutEntityId']).where('id', '=', caseId).executeTakeFirst(),
    )
    return pick(reader, wanted, [row?.entityId, row?.aboutEntityId])
  }
}

/** The entity of a leg: the one whose unit works it, else the case's. */
export function entityOfLeg(...wanted: readonly Permission[]) {
  return async ({ pools, request, reader }: EntityAsked): Promise<string> => {
    const { legId } = request.params as { legId: string }
    return pick(reader, wanted, await legEntities(pools, legId))
  }
}

async function legEntities(pools: Pools, legId: string): Promise<(string | undefined)[]> {
  const row = await inEngine(pools, (trx) =>
    trx.selectFrom('cases.leg').select(['entityId', 'caseEntityId']).where('id', '=', legId).executeTakeFirst(),
  )
  return [row?.entityId, row?.caseEntityId]
}

function pick(
  reader: Reader | null,
  wanted: readonly Permission[],
  candidates: readonly (string | null | undefined)[],
): string {
  const found = candidates.find((id) => id && wanted.some((permission) => reader?.can(permission, id)))
  if (!found) throw new NotFound()
  return found
}
