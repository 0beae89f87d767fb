import type { Grant, Role, Standing } from '#platform/access'
import { inEngine, type Pools, type Trx } from '#platform/database'
import type { EntitiesRoom } from '#rooms/entities'
import { postingsOf } from './member-store.ts'

type Entities = Pick<EntitiesRoom, 'unitsBelow'>

/** What sign-in asks about a member, over all entities: a grant counts while its posting lasts. */
export async function standingOf(pools: Pools, entities: Entities, staffId: string): Promise<Standing | null> {
  return inEngine(pools, async (trx) => {
    const member = await trx
      .selectFrom('staff.member')
      .select(['id', 'entityId', 'nameAr', 'nameEn', 'email', 'language'])
      .where('id', '=', staffId)
      .where('active', '=', true)
      .executeTakeFirst()
    if (!member) return null
    const grants = await grantsOf(trx, entities, staffId)
    return {
      staffId: member.id,
      name: { ar: member.nameAr, en: member.nameEn },
      email: member.email,
      language: member.language === 'en' ? 'en' : 'ar',
      homeEntityId: member.entityId,
      grants,
    }
  })
}

async function grantsOf(trx: Trx, entities: Entities, staffId: string): Promise<Grant[]> {
  const rows = await trx
    .selectFrom('staff.roleGrant as given')
    .innerJoin('entities.shownEntity as entity', 'entity.entityId', 'given.entityId')
    .select(['given.role', 'given.entityId', 'given.unitId'])
    .where('given.memberId', '=', staffId)
    .orderBy('entity.position')
    .orderBy('entity.code')
    .orderBy('given.grantedAt')
    .orderBy('given.id')
    .execute()
  const posted = await postingsOf(trx, staffId)
  const grants: Grant[] = []
  for (const row of rows) {
    if (!posted.some((entityId) => entityId === row.entityId)) continue
    grants.push({
      role: row.role as Role,
      entityId: row.entityId,
      unitId: row.unitId,
      unitIds: row.unitId ? await entities.unitsBelow(trx, row.unitId) : null,
    })
  }
  return grants
}
