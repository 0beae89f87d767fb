import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { EntityId } from '#platform/ids'

export interface Names {
  ar: string
  en: string
}

/** A government body as other rooms see it. */
export interface Entity {
  id: EntityId
  code: string
  slug: string
  kind: string
  name: Names
  short: Names
  colour: string
  timezone: string
  /** The entity above it, through whose lines it is reached; null where it has lines of its own. */
  parentId: EntityId | null
  openCaseAtArrival: boolean
  determinationPriority: number
  seniorPriority: number
}

const entityColumns = [
  'id',
  'code',
  'slug',
  'kind',
  'nameAr',
  'nameEn',
  'shortAr',
  'shortEn',
  'colour',
  'timezone',
  'parentEntityId',
  'openCaseAtArrival',
  'determinationPriority',
  'seniorPriority',
] as const

/** The entity, or NotFound. */
export async function entityById(trx: Trx, entityId: string): Promise<Entity> {
  const entity = await findEntity(trx, entityId)
  if (!entity) throw new NotFound({ type: 'entity', id: entityId })
  return entity
}

/** The entity, or null. */
export async function findEntity(trx: Trx, entityId: string): Promise<Entity | null> {
  const row = await trx
    .selectFrom('entities.entity')
    .select(entityColumns)
    .where('id', '=', entityId)
    .executeTakeFirst()
  return row ? entityOf(row) : null
}

/** The active entity behind an address on the public pages, or null. */
export async function entityBySlug(trx: Trx, slug: string): Promise<Entity | null> {
  const row = await trx
    .selectFrom('entities.entity')
    .select(entityColumns)
    .where('slug', '=', slug)
    .where('active', '=', true)
    .executeTakeFirst()
  return row ? entityOf(row) : null
}

/** All active entities in their order, umbrellas and what is below them alike. */
export async function listEntities(trx: Trx): Promise<Entity[]> {
  const rows = await trx
    .selectFrom('entities.entity')
    .select(entityColumns)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('code')
    .execute()
  return rows.map(entityOf)
}

/** The active entities under an umbrella. */
export async function entitiesBelow(trx: Trx, entityId: string): Promise<Entity[]> {
  const rows = await trx
    .selectFrom('entities.entity')
    .select(entityColumns)
    .where('parentEntityId', '=', entityId)
    .where('active', '=', true)
    .orderBy('position')
    .execute()
  return rows.map(entityOf)
}

interface EntityRow {
  id: string
  code: string
  slug: string
  kind: string
  nameAr: string
  nameEn: string
  shortAr: string
  shortEn: string
  colour: string
  timezone: string
  parentEntityId: string | null
  openCaseAtArrival: boolean
  determinationPriority: number
  seniorPriority: number
}

function entityOf(row: EntityRow): Entity {
  const { nameAr, nameEn, shortAr, shortEn, parentEntityId, id, ...same } = row
  return {
    ...same,
    id: id as EntityId,
    name: { ar: nameAr, en: nameEn },
    short: { ar: shortAr, en: shortEn },
    parentId: parentEntityId as EntityId | null,
  }
}
