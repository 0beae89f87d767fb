import type { Role } from '#platform/access'
import { inEngine, type Pools } from '#platform/database'
import { newId, type StaffId } from '#platform/ids'

interface Database {
  pools: Pools
}

export interface TestMember {
  id: StaffId
  email: string
  name: { ar: string; en: string }
  entityId: string
}

let count = 0

/** A member of staff posted to their entity (and to others they hold a role in), with the roles asked for. */
export async function aMember(
  db: Database,
  wanted: {
    entityId: string
    roles?: readonly (Role | { role: Role; entityId?: string; unitId?: string })[]
    languages?: Record<string, number>
    /** Levels by skill id. */
    skills?: Record<string, number>
    name?: string
    language?: 'ar' | 'en'
  },
): Promise<TestMember> {
  const id = newId<StaffId>()
  const name = wanted.name ?? `Member ${++count}`
  const email = `${id}@amer.test`
  const grants = (wanted.roles ?? []).map((given) => (typeof given === 'string' ? { role: given } : given))
  const entityIds = [
    ...new Set([
      wanted.entityId,
      ...grants.flatMap((grant) => ('entityId' in grant && grant.entityId ? [grant.entityId] : [])),
    ]),
  ]
  await inEngine(db.pools, async (trx) => {
    await trx
      .insertInto('staff.member')
      .values({
        id,
        entityId: wanted.entityId,
        email,
        nameAr: `موظف ${name}`,
        nameEn: name,
        language: wanted.language ?? 'ar',
      })
      .execute()
    await trx
      .insertInto('staff.posting')
      .values(entityIds.map((entityId) => ({ entityId, memberId: id })))
      .execute()
    if (grants.length > 0) {
      await trx
        .insertInto('staff.roleGrant')
        .values(
          grants.map((grant) => ({
            id: newId(),
            entityId: ('entityId' in grant && grant.entityId) || wanted.entityId,
            memberId: id,
            role: grant.role,
            unitId: ('unitId' in grant && grant.unitId) || null,
          })),
        )
        .execute()
    }
  })
  await speaks(db, { memberId: id, entityId: wanted.entityId, languages: wanted.languages ?? { ar: 5, en: 4 } })
  for (const [skillId, level] of Object.entries(wanted.skills ?? {})) {
    await knows(db, { memberId: id, entityId: wanted.entityId, skillId, level })
  }
  return { id, email, name: { ar: `موظف ${name}`, en: name }, entityId: wanted.entityId }
}

/** Languages of a member, by their home entity. */
export async function speaks(
  db: Database,
  wanted: { memberId: string; entityId: string; languages: Record<string, number> },
): Promise<void> {
  const rows = Object.entries(wanted.languages).map(([language, level]) => ({
    entityId: wanted.entityId,
    memberId: wanted.memberId,
    language,
    level,
  }))
  if (rows.length === 0) return
  await inEngine(db.pools, (trx) => trx.insertInto('staff.memberLanguage').values(rows).execute())
}

/** A skill an entity asks of its agents. */
export async function aSkill(db: Database, wanted: { entityId: string; code?: string }): Promise<string> {
  const id = newId()
  const code = wanted.code ?? `skill-${++count}`
  await inEngine(db.pools, (trx) =>
    trx.insertInto('staff.skill').values({ id, entityId: wanted.entityId, code, nameAr: code, nameEn: code }).execute(),
  )
  return id
}

/** Gives a member a skill at a level. */
export async function knows(
  db: Database,
  wanted: { memberId: string; entityId: string; skillId: string; level: number },
): Promise<void> {
  await inEngine(db.pools, (trx) => trx.insertInto('staff.memberSkill').values(wanted).execute())
}
