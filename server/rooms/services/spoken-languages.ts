import type { Trx } from '#platform/database'

/** A customer may ask for a language that somebody of the entity speaks at least this well. */
const LEAST_LEVEL = 3

/** The languages a customer may choose: Arabic and English always, then what the entity's people speak, in order of code. */
export async function spokenLanguages(trx: Trx, entityId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('staff.shownMember as member')
    .innerJoin('staff.shownMemberLanguage as spoken', 'spoken.memberId', 'member.memberId')
    .select('spoken.language')
    .distinct()
    .where('member.entityId', '=', entityId)
    .where('member.active', '=', true)
    .where('spoken.level', '>=', LEAST_LEVEL)
    .orderBy('spoken.language')
    .execute()
  return [...new Set(['ar', 'en', ...rows.map(({ language }) => language as string)])]
}
