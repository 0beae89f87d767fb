import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import type { Platform } from '#platform/parts'
import { changeContact } from './contact-store.ts'
import { insertMessage, type NewMessage } from './message-store.ts'
import { dueIn, staffOf } from './move-contact.ts'
import type { SystemText } from './needs.ts'
import type { Contact, Message } from './words.ts'

/** Writes a message into a locked contact, keeps whose turn it is, and tells the screens; returns both as they now are. */
export async function postMessage(
  trx: Trx,
  contact: Contact,
  message: NewMessage,
): Promise<{ message: Message; contact: Contact }> {
  const posted = await insertMessage(trx, contact, message)
  const changed = await keepTurns(trx, contact, message)
  const internal = posted.internal > 0
  await publish(trx, {
    type: 'message.posted',
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    payload: { contactId: contact.id, conversationId: contact.conversationId, message: { ...posted } },
    audience: {
      staff: staffOf(contact),
      permission: 'contact.monitor',
      ...(internal ? {} : { customerOf: contact.id }),
    },
    at: message.at,
  })
  return { message: posted, contact: changed }
}

// Whoever wrote last waits for the other: the customer's silence begins with our word, our debt with theirs.
async function keepTurns(trx: Trx, contact: Contact, message: NewMessage): Promise<Contact> {
  if (contact.state === 'ended') return contact
  const { at } = message
  switch (message.author) {
    case 'customer':
      return changeContact(trx, contact, {
        silentSince: null,
        remindedAt: null,
        waitingReplySince: contact.waitingReplySince ?? at,
        dueAt: dueIn(contact.state, at),
      })
    case 'agent':
      return changeContact(trx, contact, {
        silentSince: at,
        remindedAt: null,
        waitingReplySince: null,
        dueAt: dueIn(contact.state, at),
      })
    default:
      return contact
  }
}

/** Posts a text of the system in the customer's language. */
export async function postSystemText(
  platform: Platform,
  trx: Trx,
  contact: Contact,
  { key, values = {} }: SystemText,
): Promise<Message> {
  const { message } = await postMessage(trx, contact, {
    author: 'system',
    clientId: newId(),
    kind: 'notice',
    text: platform.words.say(contact.language ?? 'ar', key, values),
    word: { key, values },
    at: platform.clock.now(),
  })
  return message
}
