import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { ChannelsNeeds } from './needs.ts'
import { writeTranscript } from './transcript.ts'
import type { Contact } from './words.ts'

/** Sends the transcript to the address the customer gave, if they gave one. */
export async function mailTranscript(
  platform: Platform,
  needs: Pick<ChannelsNeeds, 'entityById'>,
  trx: Trx,
  contact: Contact,
): Promise<void> {
  if (!contact.emailGiven || !contact.conversationId) return
  const language = contact.language === 'ar' ? 'ar' : 'en'
  const entity = await needs.entityById(trx, contact.aboutEntityId ?? contact.entityId)
  if (!entity) throw new Error('a contact belongs to an entity that is not there')
  const entityName = entity.name[language]
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
