import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { EntityId, Id } from '#platform/ids'
import type { Names } from './entity-store.ts'

export type UnitId = Id<'unit'>
export type UnitLevel = 'sector' | 'department' | 'section' | 'unit'

export interface Unit {
  id: UnitId
  entityId: EntityId
  parentUnitId: UnitId | null
  code: string
  level: UnitLevel
  name: Names
  takesCases: boolean
}

/** All active units of an entity, parents before children, siblings in their order. Names of units may be read by every entity. */
export async function unitsOf(trx: Trx, entityId: string): Promise<Unit[]> {
  const rows = await trx
    .selectFrom('entities.unit')
    .select(['id', 'entityId', 'parentUnitId', 'code', 'level', 'nameAr', 'nameEn', 'takesCases'])
    .where('entityId', '=', entityId)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('code')
    .execute()
  return parentsFirst(rows.map(unitOf))
}

/** The unit and all below it; an unknown unit has nothing. */
export async function unitsBelow(trx: Trx, unitId: string): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    with recursive below as (
      select id, entity_id from entities.unit where id = ${unitId}
      union select child.id, child.entity_id from entities.unit child
        join below on child.entity_id = below.entity_id and child.parent_unit_id = below.id
    ) select id from below`.execute(trx)
  return rows.map((row) => row.id)
}

interface UnitRow {
  id: string
  entityId: string
  parentUnitId: string | null
  code: string
  level: string
  nameAr: string
  nameEn: string
  takesCases: boolean
}

function unitOf(row: UnitRow): Unit {
  return {
    id: row.id as UnitId,
    entityId: row.entityId as EntityId,
    parentUnitId: row.parentUnitId as UnitId | null,
    code: row.code,
    level: row.level as UnitLevel,
    name: { ar: row.nameAr, en: row.nameEn },
    takesCases: row.takesCases,
  }
}

function parentsFirst(units: readonly Unit[], parent: UnitId | null = null): Unit[] {
  return units.filter((unit) => unit.parentUnitId === parent).flatMap((unit) => [unit, ...parentsFirst(units, unit.id)])
}
