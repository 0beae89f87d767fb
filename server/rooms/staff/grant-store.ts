import type { Grant, Role } from '#platform/access'
import { inEngine, type Pools, type Trx } from '#platform/database'
import { postingsOf } from './member-store.ts'

/** Who a member is and what they may do where, or null when they have left. */
export interface Standing {
  staffId: string
  name: { ar: string; en: string }
  email: string
  language: 'ar' | 'en'
  homeEntityId: string
  grants: Grant[]
}

/** What sign-in asks about a member, over all entities: a grant counts while its posting lasts. */
export async function standingOf(
  pools: Pools,
  unitsBelow: (trx: Trx, unitId: string) => Promise<readonly string[]>,
  staffId: string,
): Promise<Standing | null> {
  return inEngine(pools, async (trx) => {
    const member = await trx
      .selectFrom('staff.member')
      .select(['id', 'entityId', 'nameAr', 'nameEn', 'email', 'language'])
      .where('id', '=', staffId)
      .where('active', '=', true)
      .executeTakeFirst()
    if (!member) return null
    return {
      staffId: member.id,
      name: { ar: member.nameAr, en: member.nameEn },
      email: member.email,
      language: member.language === 'en' ? 'en' : 'ar',
      homeEntityId: member.entityId,
      grants: await grantsOf(trx, unitsBelow, staffId),
    }
  })
}

async function grantsOf(
  trx: Trx,
  unitsBelow: (trx: Trx, unitId: string) => Promise<readonly string[]>,
  staffId: string,
): Promise<Grant[]> {
  const rows = await trx.selectFrom('staff.roleGrant').select(['role', 'entityId', 'unitId']).where('memberId', '=', staffId).orderBy('id').execute()
  const posted = await postingsOf(trx, staffId)
  const grants: Grant[] = []
  for (const row of rows) {
    if (!posted.some((entityId) => entityId === row.entityId)) continue
    grants.push({
      role: row.role as Role,
      entityId: row.entityId,
      unitId: row.unitId,
      unitIds: row.unitId ? await unitsBelow(trx, row.unitId) : null,
    })
  }
  return grants
}
