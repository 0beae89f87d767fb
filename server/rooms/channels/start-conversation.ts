import { createHmac } from 'node:crypto'
import type { Trx } from '#platform/database'
import { hashSecret, newId } from '#platform/ids'
import type { Platform } from '#platform/parts'
import { type Begun, beginContact } from './begin-contact.ts'
import { currentContact, lockConversation } from './contact-store.ts'
import { insertConversation } from './conversation-store.ts'
import { ClientIdReused } from './errors.ts'
import type { ChannelsNeeds, LineFacts } from './needs.ts'
import type { ConversationId } from './words.ts'

export interface StartWanted {
  entityId: string
  aboutEntityId: string | null
  line: LineFacts
  channel: 'chat' | 'form'
  /** A random id of the client's own; repeating it within the time allowed answers the same conversation. */
  clientId: string
  language: string
  topicId: string | null
  name: string | null
  phone: string | null
  email: string | null
  message: string | null
}

export interface Started extends Begun {
  conversationId: ConversationId
  secret: string
}

const REPEAT_WITHIN_MILLISECONDS = 10 * 60 * 1000

/**
 * Begins a conversation, once for a client id: a repeated request (its answer was lost) gets the same conversation and the
 * same secret. The secret has 256 bits; only its hash is stored.
 */
export async function startConversation(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  wanted: StartWanted,
): Promise<Started> {
  const now = platform.clock.now()
  const id = newId<ConversationId>()
  const conversation = await insertConversation(trx, {
    id,
    entityId: wanted.entityId,
    aboutEntityId: wanted.aboutEntityId,
    lineId: wanted.line.id,
    secretHash: hashSecret(secretOf(platform, id, wanted.clientId)),
    clientIdHash: hashSecret(wanted.clientId),
    language: wanted.language,
    createdAt: now,
  })
  const secret = secretOf(platform, conversation.id, wanted.clientId)
  if (conversation.isNew) {
    const begun = await beginContact(platform, needs, trx, {
      ...wanted,
      conversationId: conversation.id,
      message: wanted.message ? { clientId: wanted.clientId, text: wanted.message } : null,
      follows: null,
    })
    return { ...begun, conversationId: conversation.id, secret }
  }
  if (now.getTime() - conversation.createdAt.getTime() > REPEAT_WITHIN_MILLISECONDS) throw new ClientIdReused()
  await lockConversation(trx, conversation.id)
  const contact = await currentContact(trx, conversation.id)
  return { contact, caseSecret: null, dueAt: null, conversationId: conversation.id, secret }
}

// The client id is random and known to that client alone; together with our own key it gives the secret again
// when the first answer was lost, without the secret ever being stored.
function secretOf(platform: Platform, conversationId: string, clientId: string): string {
  return createHmac('sha256', platform.files.keyFor('amer conversation secrets'))
    .update(`${conversationId} ${clientId}`)
    .digest('base64url')
}
