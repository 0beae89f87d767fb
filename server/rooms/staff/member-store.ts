import type { ExpressionBuilder } from 'kysely'
import type { DB, Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { EntityId, StaffId } from '#platform/ids'

/** A member of staff as other rooms see them. */
export interface Member {
  id: StaffId
  name: { ar: string; en: string }
  email: string
  language: 'ar' | 'en'
  active: boolean
}

/** Who may be reserved for what: languages and skills with levels 1–5. */
export interface MemberSkills {
  memberId: StaffId
  languages: Record<string, number>
  skills: Record<string, number>
}

/** The member, seen from an entity they are posted to, or NotFound. */
export async function memberById(trx: Trx, memberId: string): Promise<Member> {
  const row = await members(trx).where('id', '=', memberId).executeTakeFirst()
  if (!row) throw new NotFound({ type: 'staff', id: memberId })
  return memberOf(row)
}

/** The members asked for that this transaction may see, in no order. */
export async function membersByIds(trx: Trx, memberIds: readonly string[]): Promise<Member[]> {
  if (memberIds.length === 0) return []
  const rows = await members(trx)
    .where('id', 'in', [...memberIds])
    .execute()
  return rows.map(memberOf)
}

/** Everyone posted to an entity now; with a role, only who holds it there. By their Arabic names. */
export async function membersOf(trx: Trx, entityId: string, role?: string): Promise<Member[]> {
  const rows = await members(trx)
    .where('active', '=', true)
    .where('id', 'in', (from) => postedNow(from, entityId))
    .$if(role !== undefined, (query) =>
      query.where('id', 'in', (from) =>
        from
          .selectFrom('staff.roleGrant')
          .select('memberId')
          .where('entityId', '=', entityId)
          .where('role', '=', role ?? ''),
      ),
    )
    .orderBy('nameAr')
    .execute()
  return rows.map(memberOf)
}

const postedNow = (from: ExpressionBuilder<DB, 'staff.member'>, entityId: string) =>
  from.selectFrom('staff.posting').select('memberId').where('entityId', '=', entityId).where('endedAt', 'is', null)

/** Languages and skills (by skill id) of these members, all their entities' skills that this transaction may see. */
export async function skillsOf(trx: Trx, memberIds: readonly string[]): Promise<MemberSkills[]> {
  if (memberIds.length === 0) return []
  const ids = [...memberIds]
  const languages = await trx
    .selectFrom('staff.memberLanguage')
    .select(['memberId', 'language', 'level'])
    .where('memberId', 'in', ids)
    .execute()
  const skills = await trx
    .selectFrom('staff.memberSkill')
    .select(['memberId', 'skillId', 'level'])
    .where('memberId', 'in', ids)
    .execute()
  return ids.map((memberId) => ({
    memberId: memberId as StaffId,
    languages: Object.fromEntries(
      languages.filter((row) => row.memberId === memberId).map((row) => [row.language, row.level]),
    ),
    skills: Object.fromEntries(
      skills.filter((row) => row.memberId === memberId).map((row) => [row.skillId, row.level]),
    ),
  }))
}

/** Ids of the entities this member is posted to now; for the engine, which sees all. */
export async function postingsOf(trx: Trx, memberId: string): Promise<EntityId[]> {
  const rows = await trx
    .selectFrom('staff.posting')
    .select('entityId')
    .where('memberId', '=', memberId)
    .where('endedAt', 'is', null)
    .execute()
  return rows.map((row) => row.entityId as EntityId)
}

/** The language of a member's own screens. */
export async function setLanguage(trx: Trx, memberId: string, language: 'ar' | 'en'): Promise<void> {
  await trx.updateTable('staff.member').set({ language }).where('id', '=', memberId).execute()
}

function members(trx: Trx) {
  return trx.selectFrom('staff.member').select(['id', 'nameAr', 'nameEn', 'email', 'language', 'active'])
}

function memberOf(row: {
  id: string
  nameAr: string
  nameEn: string
  email: string
  language: string
  active: boolean
}): Member {
  return {
    id: row.id as StaffId,
    name: { ar: row.nameAr, en: row.nameEn },
    email: row.email,
    language: row.language === 'en' ? 'en' : 'ar',
    active: row.active,
  }
}
