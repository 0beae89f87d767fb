import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { newId } from '#platform/ids'
import type {
  CardShown,
  Contact,
  ContactId,
  ConversationId,
  Message,
  MessageAuthor,
  MessageId,
  MessageKind,
  StaffPerson,
} from './words.ts'

interface MessageRow {
  id: string
  contactId: string
  seq: number
  internal: number
  clientId: string
  author: string
  staffId: string | null
  authorNameAr: string | null
  authorNameEn: string | null
  kind: string
  body: string
  card: unknown
  fileId: string | null
  fileName: string | null
  fileMime: string | null
  fileBytes: number | null
  at: Date
  customerReadSeq: number
  agentReadSeq: number
}

function messages(trx: Trx) {
  return trx
    .selectFrom('channels.message as m')
    .innerJoin('channels.conversation as c', 'c.id', 'm.conversationId')
    .leftJoin('platform.shownFile as f', (join) =>
      join.onRef('f.fileId', '=', 'm.fileId').onRef('f.entityId', '=', 'm.entityId'),
    )
    .select([
      'm.id',
      'm.contactId',
      'm.seq',
      'm.internal',
      'm.clientId',
      'm.author',
      'm.staffId',
      'm.authorNameAr',
      'm.authorNameEn',
      'm.kind',
      'm.body',
      'm.card',
      'm.fileId',
      'f.name as fileName',
      'f.mime as fileMime',
      'f.bytes as fileBytes',
      'm.at',
      'c.customerReadSeq',
      'c.agentReadSeq',
    ])
    .$castTo<MessageRow>()
    .orderBy('m.seq')
    .orderBy('m.internal')
}

function toMessage(row: MessageRow): Message {
  const readUpTo = row.author === 'customer' ? row.agentReadSeq : row.customerReadSeq
  return {
    id: row.id as MessageId,
    contactId: row.contactId as ContactId,
    seq: row.seq,
    internal: row.internal,
    clientId: row.clientId,
    author: row.author as MessageAuthor,
    staffId: row.staffId,
    name:
      row.authorNameAr !== null && row.authorNameEn !== null ? { ar: row.authorNameAr, en: row.authorNameEn } : null,
    kind: row.kind as MessageKind,
    text: row.body,
    card: row.card as CardShown | null,
    file:
      row.fileId && row.fileName !== null
        ? { id: row.fileId, name: row.fileName, mime: row.fileMime ?? '', bytes: row.fileBytes ?? 0 }
        : null,
    at: row.at.toISOString(),
    read: row.internal === 0 && row.seq <= readUpTo,
  }
}

/** The messages of a conversation after the given number, in order; with or without what only staff see. */
export async function messagesOfConversation(
  trx: Trx,
  conversationId: ConversationId,
  wanted: { includeInternal: boolean; afterSeq?: number; limit?: number },
): Promise<Message[]> {
  let query = messages(trx).where('m.conversationId', '=', conversationId)
  if (wanted.afterSeq) query = query.where('m.seq', '>', wanted.afterSeq)
  if (!wanted.includeInternal) query = query.where('m.internal', '=', 0)
  if (wanted.limit) query = query.limit(wanted.limit)
  return (await query.execute()).map(toMessage)
}

/** The messages of one contact, in order. */
export async function messagesOfContact(trx: Trx, contactId: ContactId, includeInternal: boolean): Promise<Message[]> {
  let query = messages(trx).where('m.contactId', '=', contactId)
  if (!includeInternal) query = query.where('m.internal', '=', 0)
  return (await query.execute()).map(toMessage)
}

/** The message, or NotFound. */
export async function findMessage(trx: Trx, messageId: MessageId): Promise<Message> {
  const row = await messages(trx).where('m.id', '=', messageId).executeTakeFirst()
  if (!row) throw new NotFound({ messageId })
  return toMessage(row)
}

/** The message already posted under this client id, or null. */
export async function messageByClientId(
  trx: Trx,
  conversationId: ConversationId,
  author: MessageAuthor,
  clientId: string,
): Promise<Message | null> {
  const row = await messages(trx)
    .where('m.conversationId', '=', conversationId)
    .where('m.author', '=', author)
    .where('m.clientId', '=', clientId)
    .executeTakeFirst()
  return row ? toMessage(row) : null
}

export interface NewMessage {
  author: MessageAuthor
  staff?: StaffPerson | null
  clientId: string
  kind: MessageKind
  text: string
  word?: { key: string; values: Record<string, string | number> }
  card?: CardShown | null
  fileId?: string | null
  at: Date
}

/** Writes the next message of the contact's conversation, which the transaction has locked: numbers have no gap and no double. */
export async function insertMessage(trx: Trx, contact: Contact, message: NewMessage): Promise<Message> {
  if (!contact.conversationId) throw new Error('a contact without a conversation has no messages')
  const id = newId<MessageId>()
  const internal = message.author === 'comment' || message.author === 'whisper'
  const place = await nextPlace(trx, contact.conversationId, internal)
  await trx
    .insertInto('channels.message')
    .values({
      id,
      entityId: contact.entityId,
      aboutEntityId: contact.aboutEntityId,
      conversationId: contact.conversationId,
      contactId: contact.id,
      ...place,
      clientId: message.clientId,
      author: message.author,
      staffId: message.staff?.id ?? null,
      authorNameAr: message.staff?.name.ar ?? null,
      authorNameEn: message.staff?.name.en ?? null,
      kind: message.kind,
      body: message.text,
      wordKey: message.word?.key ?? null,
      wordValues: message.word ? JSON.stringify(message.word.values) : null,
      cardVersionId: message.card?.cardVersionId ?? null,
      card: message.card ? JSON.stringify(message.card) : null,
      fileId: message.fileId ?? null,
      at: message.at,
    })
    .execute()
  return findMessage(trx, id)
}

async function nextPlace(
  trx: Trx,
  conversationId: ConversationId,
  internal: boolean,
): Promise<{ seq: number; internal: number }> {
  const change = internal
    ? { lastInternal: sql<number>`last_internal + 1` }
    : { lastSeq: sql<number>`last_seq + 1`, lastInternal: 0 }
  const place = await trx
    .updateTable('channels.conversation')
    .set(change)
    .where('id', '=', conversationId)
    .returning(['lastSeq', 'lastInternal'])
    .executeTakeFirstOrThrow()
  return { seq: place.lastSeq, internal: place.lastInternal }
}

/** How many messages the customer sent since the moment, and in the whole conversation. */
export async function countCustomerMessages(
  trx: Trx,
  conversationId: ConversationId,
  since: Date,
): Promise<{ recent: number; all: number }> {
  const counted = await trx
    .selectFrom('channels.message')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('at', '>', since).as('recent'),
      eb.fn.countAll<number>().as('all'),
    ])
    .where('conversationId', '=', conversationId)
    .where('author', '=', 'customer')
    .executeTakeFirstOrThrow()
  return { recent: Number(counted.recent), all: Number(counted.all) }
}
