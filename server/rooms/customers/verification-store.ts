import type { Trx } from '#platform/database'
import type { VerificationQuestion, VerificationQuestionId } from './words.ts'

/** The entity's questions, the lowest level first. */
export async function loadQuestions(trx: Trx, entityId: string): Promise<VerificationQuestion[]> {
  const rows = await trx
    .selectFrom('customers.verificationQuestion')
    .selectAll()
    .where('entityId', '=', entityId)
    .where('active', '=', true)
    .orderBy('level')
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id as VerificationQuestionId,
    code: row.code,
    text: { ar: row.textAr, en: row.textEn },
    level: row.level,
  }))
}
