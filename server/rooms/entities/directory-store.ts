import type { Trx } from '#platform/database'
import type { Id } from '#platform/ids'
import type { Names } from './entity-store.ts'

export type OtherBodyId = Id<'other-body'>

/** A body outside the entity that customers are pointed to. */
export interface OtherBody {
  id: OtherBodyId
  code: string
  name: Names
  phone: string | null
  mail: string | null
  about: Names
}

/** The bodies in this entity's directory, by their Arabic names. */
export async function otherBodies(trx: Trx, entityId: string): Promise<OtherBody[]> {
  const rows = await bodies(trx).where('entityId', '=', entityId).where('active', '=', true).orderBy('nameAr').execute()
  return rows.map(bodyOf)
}

/** The body, or null when this entity's directory does not have it. */
export async function otherBodyById(trx: Trx, bodyId: string): Promise<OtherBody | null> {
  const row = await bodies(trx).where('id', '=', bodyId).executeTakeFirst()
  return row ? bodyOf(row) : null
}

function bodies(trx: Trx) {
  return trx
    .selectFrom('entities.otherBody')
    .select(['id', 'code', 'nameAr', 'nameEn', 'phone', 'mail', 'aboutAr', 'aboutEn'])
}

type BodyRow = Awaited<ReturnType<ReturnType<typeof bodies>['executeTakeFirstOrThrow']>>

function bodyOf(row: BodyRow): OtherBody {
  return {
    id: row.id as OtherBodyId,
    code: row.code,
    name: { ar: row.nameAr, en: row.nameEn },
    phone: row.phone,
    mail: row.mail,
    about: { ar: row.aboutAr, en: row.aboutEn },
  }
}
