import { afterCommit, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { beginContact, followFlow } from './begin-contact.ts'
import { currentContact, lockContact, lockConversation } from './contact-store.ts'
import { findAttachment, findConversation, markRead } from './conversation-store.ts'
import { canReturnUntil } from './conversation-view.ts'
import { endContact } from './end-contact.ts'
import { ClientIdReused, ConversationEnded, FileNotHere, TooLateToReturn, TooManyMessages } from './errors.ts'
import { countCustomerMessages, messageByClientId } from './message-store.ts'
import { moveContact } from './move-contact.ts'
import type { ChannelsNeeds } from './needs.ts'
import { postMessage } from './post-message.ts'
import type { Contact, ConversationId, Message } from './words.ts'

const MESSAGES_A_MINUTE = 30
const MESSAGES_A_CONVERSATION = 1000

export interface CustomerMessage {
  conversationId: ConversationId
  clientId: string
  text: string | null
  fileId: string | null
}

/** Takes a customer's message once per client id, in the order of arrival; wakes a parked contact, answers a flow's question. */
export async function postCustomerMessage(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  wanted: CustomerMessage,
): Promise<Message> {
  const { conversationId, clientId } = wanted
  await lockConversation(trx, conversationId)
  const before = await messageByClientId(trx, conversationId, 'customer', clientId)
  if (before) {
    if (before.text !== (wanted.text ?? '') || (before.file?.id ?? null) !== wanted.fileId) throw new ClientIdReused()
    return before
  }
  const contact = await lockContact(trx, (await currentContact(trx, conversationId)).id)
  if (contact.state === 'ended')
    throw new ConversationEnded({ canReturnUntil: canReturnUntil(contact)?.toISOString() ?? null })
  const at = platform.clock.now()
  await refuseTooMany(trx, conversationId, at)
  if (wanted.fileId && !(await findAttachment(trx, conversationId, wanted.fileId)))
    throw new FileNotHere({ fileId: wanted.fileId })
  const posted = await postMessage(trx, contact, {
    author: 'customer',
    clientId,
    kind: wanted.fileId ? 'file' : 'text',
    text: wanted.text ?? '',
    fileId: wanted.fileId,
    at,
  })
  if (contact.state === 'parked') await wakeContact(needs, trx, posted.contact, at)
  if (['flow', 'queued', 'reserved'].includes(contact.state)) {
    const answer = await needs.hearInFlow(trx, { contactId: contact.id, text: wanted.text ?? '' })
    if (answer) await followFlow(platform, needs, trx, posted.contact, answer)
  }
  return posted.message
}

async function refuseTooMany(trx: Trx, conversationId: ConversationId, at: Date): Promise<void> {
  const sent = await countCustomerMessages(trx, conversationId, new Date(at.getTime() - 60_000))
  if (sent.recent >= MESSAGES_A_MINUTE) throw new TooManyMessages({ perMinute: MESSAGES_A_MINUTE })
  if (sent.all >= MESSAGES_A_CONVERSATION) throw new TooManyMessages({ perConversation: MESSAGES_A_CONVERSATION })
}

// The agent's capacity was given away at parking: the contact waits again, before others, for the same agent if free.
async function wakeContact(needs: ChannelsNeeds, trx: Trx, contact: Contact, at: Date): Promise<void> {
  if (!contact.queueId) throw new Error('a parked contact has no queue')
  const preferredAgentId = contact.agentId ?? contact.lastAgentId
  const { silence } = await needs.requeue(trx, {
    contactId: contact.id,
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    queueId: contact.queueId,
    front: true,
    preferredAgentId,
    language: contact.language,
    topicId: contact.topicId,
    customerId: contact.customerId,
  })
  await moveContact(trx, contact, {
    to: 'queued',
    by: { kind: 'customer', contactId: contact.id },
    at,
    why: 'customer-back',
    changes: { agentId: null, lastAgentId: preferredAgentId, parkedAt: null, ...silence },
  })
}

/** The customer leaves: abandoned while nobody had answered, handled after that. Ending twice answers the same. */
export async function endByCustomer(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  conversationId: ConversationId,
): Promise<Contact> {
  const { id: contactId } = await currentContact(trx, conversationId)
  return endContact(platform, needs, trx, { contactId, reason: 'customer-left', by: { kind: 'customer', contactId } })
}

/** Takes an ended conversation up again as a new contact linked to the last; where one is under way already, that one. */
export async function returnToConversation(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  conversationId: ConversationId,
): Promise<Contact> {
  await lockConversation(trx, conversationId)
  const last = await currentContact(trx, conversationId)
  if (last.state !== 'ended') return last
  const until = canReturnUntil(last)
  if (!until || until < platform.clock.now())
    throw new TooLateToReturn({ canReturnUntil: until?.toISOString() ?? null })
  const conversation = await findConversation(trx, conversationId)
  const { contact } = await beginContact(platform, needs, trx, {
    entityId: last.entityId,
    aboutEntityId: last.aboutEntityId,
    conversationId,
    line: await needs.lineById(trx, last.lineId),
    channel: 'chat',
    language: last.language ?? conversation.language,
    topicId: last.topicId,
    name: last.nameGiven,
    phone: last.phoneGiven,
    email: last.emailGiven,
    message: null,
    follows: last,
  })
  return contact
}

/** Passes on that the customer types, and keeps how far they have read. */
export async function customerSigns(
  platform: Platform,
  trx: Trx,
  wanted: { conversationId: ConversationId; typing?: boolean | undefined; readSeq?: number | undefined },
): Promise<void> {
  const contact = await currentContact(trx, wanted.conversationId)
  const read = wanted.readSeq !== undefined && (await markRead(trx, wanted.conversationId, 'customer', wanted.readSeq))
  if (contact.state === 'ended' || (!read && wanted.typing === undefined)) return
  afterCommit(() =>
    platform.events.signal({
      type: 'contact.sign',
      entityId: contact.entityId,
      payload: {
        contactId: contact.id,
        conversationId: wanted.conversationId,
        who: 'customer',
        ...(wanted.typing === undefined ? {} : { typing: wanted.typing }),
        ...(read ? { readSeq: wanted.readSeq } : {}),
      },
      staff: contact.agentId ? [contact.agentId] : [],
      permission: 'contact.monitor',
    }),
  )
}
