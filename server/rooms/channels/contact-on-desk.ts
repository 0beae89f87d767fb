import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { TimelineEntry, TimelineWanted } from '#rooms/customers'
import { contactsByIds, contactsOfConversation, findContact } from './contact-store.ts'
import { silenceMoments } from './decide-silence.ts'
import { messagesOfConversation } from './message-store.ts'
import { participantsOf } from './participants.ts'
import type { ContactBrief, ContactOnDesk } from './room.ts'
import type { ContactId, ConversationId } from './words.ts'

/** Everything the desk's stage shows of a contact, with the whole conversation it belongs to. */
export async function contactForDesk(trx: Trx, contactId: ContactId): Promise<ContactOnDesk> {
  const contact = await findContact(trx, contactId)
  const { conversationId } = contact
  const moments = silenceMoments(contact)
  return {
    contact,
    messages: conversationId ? await messagesOfConversation(trx, conversationId, { includeInternal: true }) : [],
    participants: await participantsOf(trx, contactId),
    topicIds: await topicsOf(trx, contactId),
    quotedCards: await quotedCardsOf(trx, contactId),
    conversationContacts: conversationId
      ? (await contactsOfConversation(trx, conversationId)).map((one) => ({
          id: one.id,
          arrivedAt: one.arrivedAt.toISOString(),
          endedAt: one.endedAt?.toISOString() ?? null,
          outcome: one.outcome,
        }))
      : [],
    customerReadSeq: conversationId ? await customerReadSeq(trx, conversationId) : 0,
    silence: moments && {
      remindAt: moments.remindAt.toISOString(),
      parkAt: moments.parkAt.toISOString(),
      closeAt: moments.closeAt.toISOString(),
    },
  }
}

/** What lists show of these contacts, by id: how they stand, the last words said, and how many of the customer's are unread. */
export async function briefsOf(trx: Trx, contactIds: readonly string[]): Promise<Map<string, ContactBrief>> {
  if (contactIds.length === 0) return new Map()
  const contacts = await contactsByIds(trx, contactIds)
  const { rows } = await sql<{ id: string; lastWords: string | null; unread: number }>`
    select contact.id, unread.count as unread, coalesce(nullif(last.body, ''), last.card->>'name', file.name) as last_words
    from channels.contact contact
    join channels.conversation conversation on conversation.id = contact.conversation_id
    left join lateral (
      select body, card, file_id, entity_id from channels.message message
      where message.conversation_id = conversation.id and message.author in ('customer', 'agent')
      order by message.seq desc limit 1
    ) last on true
    left join platform.shown_file file on file.file_id = last.file_id and file.entity_id = last.entity_id
    cross join lateral (
      select count(*)::int as count from channels.message message
      where message.conversation_id = conversation.id and message.author = 'customer' and message.seq > conversation.agent_read_seq
    ) unread
    where contact.id in (${sql.join(contactIds)})`.execute(trx)
  const said = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    contacts.map((contact) => {
      const { lastWords = null, unread = 0 } = said.get(contact.id) ?? {}
      return [contact.id, { contact, lastWords, unread, parkAt: silenceMoments(contact)?.parkAt ?? null }]
    }),
  )
}

async function topicsOf(trx: Trx, contactId: ContactId): Promise<string[]> {
  const rows = await trx
    .selectFrom('channels.contactTopic')
    .select('topicId')
    .where('contactId', '=', contactId)
    .execute()
  return rows.map((row) => row.topicId)
}

/** The topics of a contact are exactly these from now on; the first is the one it was mainly about. */
export async function setTopics(
  trx: Trx,
  wanted: { contactId: ContactId; topicIds: readonly string[] },
): Promise<void> {
  const contact = await findContact(trx, wanted.contactId)
  const { entityId, aboutEntityId, id: contactId } = contact
  const topicIds = [...new Set(wanted.topicIds)]
  let gone = trx.deleteFrom('channels.contactTopic').where('contactId', '=', contactId)
  if (topicIds.length > 0) gone = gone.where('topicId', 'not in', topicIds)
  await gone.execute()
  if (topicIds.length === 0) return
  await trx
    .insertInto('channels.contactTopic')
    .values(topicIds.map((topicId) => ({ contactId, entityId, aboutEntityId, topicId })))
    .onConflict((conflict) => conflict.columns(['contactId', 'topicId']).doNothing())
    .execute()
}

async function quotedCardsOf(trx: Trx, contactId: ContactId): Promise<ContactOnDesk['quotedCards']> {
  const rows = await trx
    .selectFrom('channels.quotedCard')
    .select(['cardVersionId', 'at'])
    .where('contactId', '=', contactId)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({ cardVersionId: row.cardVersionId, at: row.at.toISOString() }))
}

async function customerReadSeq(trx: Trx, conversationId: ConversationId): Promise<number> {
  const row = await trx
    .selectFrom('channels.conversation')
    .select('customerReadSeq')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow()
  return row.customerReadSeq
}

/** A customer's contacts as lines of their timeline, newest first; none for who reads the customer for a case's sake alone. */
export async function timelineOf(trx: Trx, wanted: TimelineWanted): Promise<TimelineEntry[]> {
  if (!wanted.reader.can('customer.read', wanted.entityId)) return []
  let query = trx
    .selectFrom('channels.contact')
    .select(['id', 'channel', 'state', 'outcome', 'arrivedAt', 'topicId', 'caseId', 'caseNumber'])
    .where('customerId', '=', wanted.customerId)
    .orderBy('arrivedAt', 'desc')
    .limit(wanted.limit)
  if (wanted.before) query = query.where('arrivedAt', '<', wanted.before)
  const rows = await query.execute()
  const titles = await firstWordsOf(
    trx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    kind: 'contact',
    id: row.id,
    at: row.arrivedAt.toISOString(),
    about: row.channel,
    state: row.outcome ?? row.state,
    title: titles.get(row.id) ?? null,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    topicId: row.topicId,
    open: row.state !== 'ended',
  }))
}

async function firstWordsOf(trx: Trx, contactIds: readonly string[]): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('channels.message')
    .distinctOn('contactId')
    .select(['contactId', 'body'])
    .where('contactId', 'in', contactIds)
    .where('author', '=', 'customer')
    .where('kind', '=', 'text')
    .orderBy('contactId')
    .orderBy('seq')
    .execute()
  return new Map(rows.map((row) => [row.contactId, [...row.body].slice(0, 120).join('')]))
}
