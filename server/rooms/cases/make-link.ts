import type { Trx } from '#platform/database'
import { hashSecret, newId, newSecret } from '#platform/ids'
import type { CaseRow } from './case-store.ts'
import type { CaseParts } from './parts.ts'

/** A new link to the case's tracking page. Only the hash of its secret (128 bits) is kept, so it cannot be shown again. */
export async function makeLink(parts: CaseParts, trx: Trx, row: CaseRow): Promise<{ secret: string; url: string }> {
  const secret = newSecret(128)
  await trx
    .insertInto('cases.caseLink')
    .values({
      id: newId(),
      entityId: row.entityId,
      caseId: row.id,
      secretHash: hashSecret(secret),
      madeAt: parts.platform.clock.now(),
    })
    .execute()
  const { slug } = await parts.needs.entities.entityById(trx, row.aboutEntityId ?? row.entityId)
  // Pages open in Arabic by themselves; a text message is paid by its length.
  const language = row.language === 'ar' ? '' : `?language=${row.language}`
  return { secret, url: `${parts.platform.config.publicUrl}/e/${slug}/case/${row.number}${language}#${secret}` }
}
