import type { Trx } from '#platform/database'
import { matchesSecret } from '#platform/ids'
import type { ConversationId } from './words.ts'

export interface Conversation {
  id: ConversationId
  entityId: string
  aboutEntityId: string | null
  lineId: string
  language: string
  lastSeq: number
  customerReadSeq: number
  agentReadSeq: number
  createdAt: Date
}

const CONVERSATION_COLUMNS = [
  'id',
  'entityId',
  'aboutEntityId',
  'lineId',
  'language',
  'lastSeq',
  'customerReadSeq',
  'agentReadSeq',
  'createdAt',
] as const

/** The conversation, which is there. */
export async function findConversation(trx: Trx, conversationId: ConversationId): Promise<Conversation> {
  return trx
    .selectFrom('channels.conversation')
    .select([...CONVERSATION_COLUMNS])
    .where('id', '=', conversationId)
    .$castTo<Conversation>()
    .executeTakeFirstOrThrow()
}

/** The entity of the conversation whose secret this is; null for a wrong id and a wrong secret alike. For the engine role. */
export async function conversationBySecret(
  trx: Trx,
  conversationId: string,
  secret: string,
): Promise<{ id: ConversationId; entityId: string } | null> {
  const row = await trx
    .selectFrom('channels.conversation')
    .select(['id', 'entityId', 'secretHash'])
    .where('id', '=', conversationId)
    .executeTakeFirst()
  if (!row?.secretHash || !matchesSecret(secret, row.secretHash)) return null
  return { id: row.id as ConversationId, entityId: row.entityId }
}

export interface NewConversation {
  id: ConversationId
  entityId: string
  aboutEntityId: string | null
  lineId: string
  secretHash: string | null
  clientIdHash: string
  language: string
  createdAt: Date
}

/** Writes a new conversation; answers the one already begun under the same client id instead, locked either way. */
export async function insertConversation(
  trx: Trx,
  wanted: NewConversation,
): Promise<{ id: ConversationId; createdAt: Date; isNew: boolean }> {
  const { clientIdHash, ...rest } = wanted
  const made = await trx
    .insertInto('channels.conversation')
    .values({ ...rest, clientId: clientIdHash })
    .onConflict((conflict) => conflict.columns(['entityId', 'clientId']).doNothing())
    .returning(['id', 'createdAt'])
    .executeTakeFirst()
  if (made) return { id: wanted.id, createdAt: made.createdAt, isNew: true }
  const known = await trx
    .selectFrom('channels.conversation')
    .select(['id', 'createdAt'])
    .where('entityId', '=', wanted.entityId)
    .where('clientId', '=', clientIdHash)
    .executeTakeFirstOrThrow()
  return { id: known.id as ConversationId, createdAt: known.createdAt, isNew: false }
}

/** Moves a reader's mark forward, never back; false when it was already there. */
export async function markRead(
  trx: Trx,
  conversationId: ConversationId,
  who: 'customer' | 'agent',
  seq: number,
): Promise<boolean> {
  const column = who === 'customer' ? 'customerReadSeq' : 'agentReadSeq'
  const marked = await trx
    .updateTable('channels.conversation')
    .set((eb) => ({ [column]: eb.fn('least', [eb.val(seq), 'lastSeq']) }))
    .where('id', '=', conversationId)
    .where(column, '<', seq)
    .where((eb) => eb(column, '<', eb.ref('lastSeq')))
    .executeTakeFirst()
  return marked.numUpdatedRows === 1n
}

export interface Attachment {
  fileId: string
  broughtBy: 'customer' | 'staff'
}

/** Remembers a file as brought into the conversation. */
export async function insertAttachment(
  trx: Trx,
  wanted: {
    fileId: string
    conversation: Pick<Conversation, 'id' | 'entityId' | 'aboutEntityId'>
    broughtBy: 'customer' | 'staff'
    at: Date
  },
): Promise<void> {
  const { fileId, conversation, broughtBy, at } = wanted
  await trx
    .insertInto('channels.attachment')
    .values({
      fileId,
      entityId: conversation.entityId,
      aboutEntityId: conversation.aboutEntityId,
      conversationId: conversation.id,
      broughtBy,
      at,
    })
    .execute()
}

/** The file as it was brought into this conversation, or null. */
export async function findAttachment(
  trx: Trx,
  conversationId: ConversationId,
  fileId: string,
): Promise<Attachment | null> {
  const row = await trx
    .selectFrom('channels.attachment')
    .select(['fileId', 'broughtBy'])
    .where('fileId', '=', fileId)
    .where('conversationId', '=', conversationId)
    .$castTo<Attachment>()
    .executeTakeFirst()
  return row ?? null
}

/** How many files the customer has brought. */
export async function countCustomerFiles(trx: Trx, conversationId: ConversationId): Promise<number> {
  const row = await trx
    .selectFrom('channels.attachment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conversationId', '=', conversationId)
    .where('broughtBy', '=', 'customer')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
