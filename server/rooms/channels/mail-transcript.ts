import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { writeTranscript } from './transcript.ts'
import type { Contact } from './words.ts'

/** Sends the transcript to the address the customer gave, if they gave one. */
export async function mailTranscript(platform: Platform, trx: Trx, contact: Contact): Promise<void> {
  if (!contact.emailGiven || !contact.conversationId) return
  const language = contact.language === 'ar' ? 'ar' : 'en'
  const entity = await trx
    .selectFrom('entities.entity')
    .select(['nameAr', 'nameEn', 'timezone'])
    .where('id', '=', contact.aboutEntityId ?? contact.entityId)
    .executeTakeFirstOrThrow()
  const entityName = language === 'ar' ? entity.nameAr : entity.nameEn
  const text = await writeTranscript(platform, trx, {
    conversationId: contact.conversationId,
    language,
    timezone: entity.timezone,
    entityName,
    caseNumber: contact.caseNumber,
  })
  await platform.mailOut.send(trx, {
    entityId: contact.entityId,
    to: contact.emailGiven,
    subject: platform.words.say(language, 'chat.transcript.title', { entity: entityName }),
    text,
    language,
    about: { type: 'contact', id: contact.id },
  })
}
