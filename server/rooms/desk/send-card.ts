import type { Trx } from '#platform/database'
import { Invalid, NotFound } from '#platform/errors'
import type { ContactId, Message } from '#rooms/channels'
import { lockMineOf } from './handling-store.ts'
import type { DeskParts } from './needs.ts'
import type { StaffPerson } from './words.ts'

export interface SendCard {
  contactId: string
  staff: StaffPerson
  clientId: string
  cardVersionId: string
  to: 'chat' | 'mail'
  /** Of the agent: the comment that it was mailed is written in it. */
  language: string
}

/** Shows a service card in the conversation, or mails it to the customer; either way the version told stays on the contact. */
export async function sendCard(
  { rooms, platform }: DeskParts,
  trx: Trx,
  wanted: SendCard,
): Promise<{ message: Message | null; mailedTo: string | null }> {
  const contactId = wanted.contactId as ContactId
  const { staff: agent, clientId, cardVersionId } = wanted
  await lockMineOf(trx, contactId, agent.id)
  const contact = await rooms.channels.contactById(trx, contactId)
  if (wanted.to === 'chat') {
    const message = await rooms.channels.postAgentMessage(trx, {
      contactId,
      agent,
      clientId,
      kind: 'card',
      cardVersionId,
    })
    return { message, mailedTo: null }
  }
  const points = contact.customerId ? await rooms.customers.contactPointsOf(trx, contact.customerId) : null
  const to = contact.emailGiven ?? points?.emails[0]
  if (!to) throw new Invalid({ field: 'to', reason: 'no-address' })
  // The comment is the mail's record: under the same client id nothing is sent again.
  const comment = { contactId, author: 'comment', staff: agent, clientId } as const
  const before = await rooms.channels.findInternal(trx, comment)
  if (before) return { message: before, mailedTo: to }
  const card = await cardIn(trx, cardVersionId, contact.language ?? 'ar')
  await platform.mailOut.send(trx, {
    entityId: contact.entityId,
    to,
    subject: card.name,
    text: card.sendText,
    language: card.language,
    about: { type: 'contact', id: contact.id },
  })
  await rooms.channels.quoteCard(trx, { contactId, cardVersionId, staff: agent })
  const message = await rooms.channels.postInternal(trx, {
    ...comment,
    text: platform.words.say(wanted.language, 'desk.card-mailed', { card: card.name, address: to }),
  })
  return { message, mailedTo: to }
}

// In the customer's language where the card has it, else Arabic, else whatever there is.
async function cardIn(trx: Trx, cardVersionId: string, language: string) {
  const rows = await trx
    .selectFrom('services.shownCardVersion')
    .select(['language', 'name', 'sendText', 'stale'])
    .where('cardVersionId', '=', cardVersionId)
    .execute()
  const card =
    rows.find((row) => row.language === language && !row.stale) ?? rows.find((row) => row.language === 'ar') ?? rows[0]
  if (!card) throw new NotFound({ cardVersionId })
  return {
    language: card.language === 'ar' ? ('ar' as const) : ('en' as const),
    name: card.name ?? '',
    sendText: card.sendText ?? '',
  }
}
