import type { Actor } from '#platform/audit'
import { afterCommit, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { addContactEvent, changeContact, findContact, lockContact } from './contact-store.ts'
import { findAttachment, findConversation, insertAttachment, markRead } from './conversation-store.ts'
import { ContactNotWaiting, ConversationEnded, FileNotHere, NotYourContact } from './errors.ts'
import { messageByClientId } from './message-store.ts'
import { moveContact } from './move-contact.ts'
import type { ChannelsNeeds } from './needs.ts'
import { joinContact, leaveContact } from './participants.ts'
import { postMessage, postSystemText } from './post-message.ts'
import type { AgentMessage, InternalMessage } from './room.ts'
import type { CardShown, Contact, ContactId, Message, StaffPerson } from './words.ts'

const asActor = (staff: StaffPerson): Actor => ({ kind: 'staff', staffId: staff.id, name: staff.name })

/** The contact becomes this agent's; ContactNotWaiting for everyone after the first. */
export async function acceptContact(
  platform: Platform,
  trx: Trx,
  { contactId, agent, queueId }: { contactId: ContactId; agent: StaffPerson; queueId?: string },
): Promise<Contact> {
  const at = platform.clock.now()
  const contact = await lockContact(trx, contactId)
  if (!['queued', 'reserved', 'parked'].includes(contact.state)) throw new ContactNotWaiting({ state: contact.state })
  const taken = await moveContact(trx, contact, {
    to: 'active',
    by: asActor(agent),
    at,
    why: 'accepted',
    changes: {
      agentId: agent.id,
      lastAgentId: agent.id,
      queueId: queueId ?? contact.queueId,
      answeredAt: contact.answeredAt ?? at,
      parkedAt: null,
      waitingReplySince: contact.waitingReplySince ?? at,
      silentSince: null,
      remindedAt: null,
    },
  })
  await joinContact(trx, taken, agent, 'agent', at)
  await sayAgentJoined(platform, trx, taken, agent)
  return taken
}

/** An active contact passes at once to another agent: a supervisor takes over. */
export async function giveToAgent(
  platform: Platform,
  trx: Trx,
  wanted: { contactId: ContactId; to: StaffPerson; by: Actor; role?: 'agent' | 'supervisor' },
): Promise<Contact> {
  const at = platform.clock.now()
  const contact = await lockContact(trx, wanted.contactId)
  if (contact.state !== 'active' && contact.state !== 'parked') throw new ContactNotWaiting({ state: contact.state })
  if (contact.agentId === wanted.to.id) return contact
  if (contact.agentId) await leaveContact(trx, contact.id, contact.agentId, at)
  const taken = await moveContact(trx, contact, {
    to: 'active',
    by: wanted.by,
    at,
    why: 'taken-over',
    changes: {
      agentId: wanted.to.id,
      lastAgentId: contact.agentId,
      answeredAt: contact.answeredAt ?? at,
      parkedAt: null,
    },
  })
  await joinContact(trx, taken, wanted.to, wanted.role ?? 'agent', at)
  await sayAgentJoined(platform, trx, taken, wanted.to)
  return taken
}

async function sayAgentJoined(platform: Platform, trx: Trx, contact: Contact, agent: StaffPerson): Promise<void> {
  if (!contact.conversationId || contact.channel !== 'chat') return
  const name = contact.language === 'ar' ? agent.name.ar : agent.name.en
  await postSystemText(platform, trx, contact, { key: 'chat.notice.agent-joined', values: { agent: name } })
}

/** Back to a queue: a transfer, or an agent who is gone. The caller puts the work item there. */
export async function backToQueue(
  platform: Platform,
  trx: Trx,
  wanted: { contactId: ContactId; queueId: string; by: Actor; why: string; note?: string },
): Promise<Contact> {
  const at = platform.clock.now()
  const contact = await lockContact(trx, wanted.contactId)
  if (contact.state === 'queued') return changeContact(trx, contact, { queueId: wanted.queueId })
  const back = await moveContact(trx, contact, {
    to: 'queued',
    by: wanted.by,
    at,
    why: wanted.why,
    facts: wanted.note ? { note: wanted.note } : {},
    changes: {
      queueId: wanted.queueId,
      agentId: null,
      lastAgentId: contact.agentId ?? contact.lastAgentId,
      silentSince: null,
      remindedAt: null,
      parkedAt: null,
    },
  })
  if (contact.agentId) await leaveContact(trx, contact.id, contact.agentId, at)
  if (contact.agentId && contact.conversationId && contact.channel === 'chat') {
    await postSystemText(platform, trx, back, { key: 'chat.notice.waiting-again' })
  }
  return back
}

/** Sends to the customer; the same client id answers the message already posted. */
export async function postAgentMessage(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  wanted: AgentMessage,
): Promise<Message> {
  const contact = await lockContact(trx, wanted.contactId)
  const { conversationId } = contact
  if (!conversationId) throw new FileNotHere({ contactId: contact.id })
  const clientId = `${wanted.agent.id}:${wanted.clientId}`
  const before = await messageByClientId(trx, conversationId, 'agent', clientId)
  if (before) return before
  if (contact.state === 'ended') throw new ConversationEnded({ endedAt: contact.endedAt })
  if (contact.agentId !== wanted.agent.id) throw new NotYourContact({ agentId: contact.agentId })
  const at = platform.clock.now()
  if (wanted.kind === 'file' && !(await findAttachment(trx, conversationId, wanted.fileId ?? ''))) {
    throw new FileNotHere({ fileId: wanted.fileId })
  }
  const card = wanted.kind === 'card' ? await quotedCard(needs, trx, contact, wanted.cardVersionId ?? '') : null
  const { message } = await postMessage(trx, contact, {
    author: 'agent',
    staff: wanted.agent,
    clientId,
    kind: wanted.kind,
    text: wanted.text ?? '',
    card,
    fileId: wanted.kind === 'file' ? (wanted.fileId ?? null) : null,
    at,
  })
  if (card) await noteQuotedCard(trx, contact, { cardVersionId: card.cardVersionId, staff: wanted.agent, at })
  return message
}

async function quotedCard(needs: ChannelsNeeds, trx: Trx, contact: Contact, cardVersionId: string): Promise<CardShown> {
  const card = await needs.cardShown(trx, cardVersionId, contact.language ?? 'ar')
  if (!card) throw new FileNotHere({ cardVersionId })
  return card
}

/** The version of the card that was told stays on the contact. */
export async function noteQuotedCard(
  trx: Trx,
  contact: Contact,
  { cardVersionId, staff, at }: { cardVersionId: string; staff: StaffPerson; at: Date },
): Promise<void> {
  const { id: contactId, entityId, aboutEntityId } = contact
  await trx
    .insertInto('channels.quotedCard')
    .values({ entityId, aboutEntityId, contactId, cardVersionId, staffId: staff.id, at })
    .onConflict((conflict) => conflict.columns(['contactId', 'cardVersionId']).doNothing())
    .execute()
}

/** Writes what only staff read. A whisper makes the supervisor a participant the customer does not see. */
export async function postInternal(platform: Platform, trx: Trx, wanted: InternalMessage): Promise<Message> {
  const contact = await lockContact(trx, wanted.contactId)
  if (!contact.conversationId) throw new ConversationEnded({ contactId: contact.id })
  const clientId = internalClientId(wanted)
  const before = await messageByClientId(trx, contact.conversationId, wanted.author, clientId)
  if (before) return before
  const at = platform.clock.now()
  const { message } = await postMessage(trx, contact, {
    author: wanted.author,
    staff: wanted.staff,
    clientId,
    kind: 'text',
    text: wanted.text,
    at,
  })
  return message
}

/** What this member of staff has already said under the client id, unseen by the customer; null when it is new. */
export async function findInternal(trx: Trx, wanted: Omit<InternalMessage, 'text'>): Promise<Message | null> {
  const { conversationId } = await findContact(trx, wanted.contactId)
  if (!conversationId) return null
  return messageByClientId(trx, conversationId, wanted.author, internalClientId(wanted))
}

const internalClientId = ({ staff, clientId }: Pick<InternalMessage, 'staff' | 'clientId'>) => `${staff.id}:${clientId}`

/** Passes on that the agent types, and keeps how far they have read. */
export async function agentSigns(
  platform: Platform,
  trx: Trx,
  wanted: { contactId: ContactId; agent: StaffPerson; typing?: boolean; readSeq?: number },
): Promise<void> {
  const contact = await findContact(trx, wanted.contactId)
  const { conversationId } = contact
  if (!conversationId || contact.agentId !== wanted.agent.id) return
  const read = wanted.readSeq !== undefined && (await markRead(trx, conversationId, 'agent', wanted.readSeq))
  if (!read && wanted.typing === undefined) return
  afterCommit(() =>
    platform.events.signal({
      type: 'contact.sign',
      entityId: contact.entityId,
      payload: {
        contactId: contact.id,
        conversationId,
        who: 'agent',
        ...(wanted.typing === undefined ? {} : { typing: wanted.typing }),
        ...(read ? { readSeq: wanted.readSeq } : {}),
      },
      staff: [wanted.agent.id],
      permission: 'contact.monitor',
      customerOf: contact.id,
    }),
  )
}

/** Remembers a file that staff bring, so that a message of this conversation may show it. */
export async function attachStaffFile(
  platform: Platform,
  trx: Trx,
  wanted: { contactId: ContactId; fileId: string },
): Promise<void> {
  const contact = await findContact(trx, wanted.contactId)
  if (!contact.conversationId) throw new FileNotHere({ fileId: wanted.fileId })
  const conversation = await findConversation(trx, contact.conversationId)
  await insertAttachment(trx, { fileId: wanted.fileId, conversation, broughtBy: 'staff', at: platform.clock.now() })
}

/** Writes facts on a contact that has begun or ended, with their line in its history. */
export async function noteOnContact(
  platform: Platform,
  trx: Trx,
  contactId: ContactId,
  note: { type: string; by: Actor; changes: Parameters<typeof changeContact>[2]; facts?: Record<string, unknown> },
): Promise<Contact> {
  const contact = await lockContact(trx, contactId)
  const changed = await changeContact(trx, contact, note.changes)
  await addContactEvent(trx, changed, {
    type: note.type,
    actor: note.by,
    facts: note.facts ?? note.changes,
    at: platform.clock.now(),
  })
  return changed
}
