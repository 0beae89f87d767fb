import type { Actor } from '#platform/audit'
import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import type { Platform } from '#platform/parts'
import { noteOnContact } from './agent-acts.ts'
import { addContactEvent, changeContact, insertContact } from './contact-store.ts'
import { endContact } from './end-contact.ts'
import { ChatClosed } from './errors.ts'
import { dueIn, moveContact } from './move-contact.ts'
import type { ChannelsNeeds, FlowAnswer, FlowWanted, LineFacts } from './needs.ts'
import { postMessage, postSystemText } from './post-message.ts'
import type { Contact, ContactId, ConversationId } from './words.ts'

export interface Arrival {
  entityId: string
  aboutEntityId: string | null
  conversationId: ConversationId
  line: LineFacts
  channel: 'chat' | 'form'
  language: string
  topicId: string | null
  name: string | null
  phone: string | null
  email: string | null
  /** The customer's first words, if they wrote any before. */
  message: { clientId: string; text: string } | null
  /** The contact of the same conversation that this one follows. */
  follows: Contact | null
}

export interface Begun {
  contact: Contact
  /** The tracking secret of a case just opened, known only now. */
  caseSecret: string | null
  dueAt: Date | null
}

const FLOW: Actor = { kind: 'system', name: 'flow' }
export const nobodyYet = {
  shortAbandon: false,
  queueId: null,
  agentId: null,
  lastAgentId: null,
  queuedAt: null,
  answeredAt: null,
  parkedAt: null,
  silentSince: null,
  remindedAt: null,
  waitingReplySince: null,
  remindAfterSeconds: 180,
  parkAfterSeconds: 300,
  closeAfterSeconds: 900,
  returnWithinHours: 24,
  verificationLevel: 0,
  referredBodyId: null,
  owedWorkItemId: null,
} as const

/** A contact arrives: written into the ledger, recognised, and led by its flow into a queue or to what is then owed. */
export async function beginContact(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  arrival: Arrival,
): Promise<Begun> {
  const at = platform.clock.now()
  const { entityId, follows } = arrival
  const known =
    follows?.customerId == null
      ? await needs.identify(trx, { entityId, phone: arrival.phone, email: arrival.email })
      : { customerId: follows.customerId, priority: 0 }
  let contact = await insertContact(trx, {
    ...nobodyYet,
    id: newId<ContactId>(),
    entityId,
    aboutEntityId: arrival.aboutEntityId,
    conversationId: arrival.conversationId,
    lineId: arrival.line.id,
    channel: arrival.channel,
    direction: 'inbound',
    state: 'flow',
    language: arrival.language,
    topicId: arrival.topicId,
    customerId: known?.customerId ?? null,
    caseId: follows?.caseId ?? null,
    caseNumber: follows?.caseNumber ?? null,
    followsContactId: follows?.id ?? null,
    nameGiven: arrival.name,
    phoneGiven: arrival.phone,
    emailGiven: arrival.email,
    arrivedAt: at,
    dueAt: dueIn('flow', at),
  })
  await noteArrival(trx, contact, at)
  if (arrival.message) contact = await postFirstWords(trx, contact, arrival.message, at)
  if (follows) await postSystemText(platform, trx, contact, { key: 'chat.notice.returned' })
  const answer = await needs.beginFlow(trx, flowWanted(arrival, contact, known?.priority ?? 0))
  return followFlow(platform, needs, trx, contact, answer)
}

async function noteArrival(trx: Trx, contact: Contact, at: Date): Promise<void> {
  const { id: contactId, channel, lineId, followsContactId, conversationId } = contact
  await addContactEvent(trx, contact, {
    type: 'arrived',
    to: 'flow',
    actor: { kind: 'customer', contactId },
    facts: { channel, lineId, followsContactId },
    at,
  })
  await publish(trx, {
    type: 'contact.arrived',
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    payload: { contactId, conversationId, channel, lineId, followsContactId },
    audience: { permission: 'floor.read' },
    at,
  })
}

async function postFirstWords(
  trx: Trx,
  contact: Contact,
  words: { clientId: string; text: string },
  at: Date,
): Promise<Contact> {
  const posted = await postMessage(trx, contact, {
    author: 'customer',
    clientId: words.clientId,
    kind: 'text',
    text: words.text,
    at,
  })
  return posted.contact
}

function flowWanted(arrival: Arrival, contact: Contact, priority: number): FlowWanted {
  return {
    contactId: contact.id,
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    line: arrival.line,
    channel: arrival.channel,
    entry: arrival.channel === 'form' ? 'form' : 'conversation',
    language: contact.language,
    topicId: contact.topicId,
    customerId: contact.customerId,
    priority,
    nameGiven: contact.nameGiven,
    phoneGiven: contact.phoneGiven,
    emailGiven: contact.emailGiven,
    caseId: contact.caseId,
    caseNumber: contact.caseNumber,
    preferredAgentId: arrival.follows?.lastAgentId ?? null,
    subject: firstLine(arrival.message?.text ?? ''),
    description: arrival.message?.text ?? '',
  }
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  return [...line].slice(0, 120).join('')
}

/** Does with the contact what the flow answered: ask, queue, change, owe, end, or refuse because the line is closed. */
export async function followFlow(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  contact: Contact,
  answer: FlowAnswer,
): Promise<Begun> {
  const at = platform.clock.now()
  switch (answer.kind) {
    case 'closed':
      throw new ChatClosed({ opensAt: answer.opensAt?.toISOString() ?? null })
    case 'asked': {
      for (const text of answer.says) await postSystemText(platform, trx, contact, text)
      // Who waits in a queue owes us no word: only a flow that cannot go on without one is silent.
      if (contact.state !== 'flow') return { contact, caseSecret: null, dueAt: null }
      const asked = await changeContact(trx, contact, { silentSince: at, remindedAt: null, dueAt: dueIn('flow', at) })
      return { contact: asked, caseSecret: null, dueAt: null }
    }
    case 'queued': {
      const { queueId, language, topicId, caseId, caseNumber } = answer
      const queued = await moveContact(trx, contact, {
        to: 'queued',
        by: FLOW,
        at,
        facts: { queueId, workItemId: answer.workItemId },
        changes: {
          queueId,
          language,
          topicId,
          caseId,
          caseNumber,
          queuedAt: contact.queuedAt ?? at,
          silentSince: null,
          remindedAt: null,
          ...answer.silence,
        },
      })
      await keepTopic(trx, queued)
      for (const text of answer.says) await postSystemText(platform, trx, queued, text)
      return { contact: queued, caseSecret: answer.caseSecret, dueAt: null }
    }
    case 'going-on': {
      const { language } = answer
      const changed = await noteOnContact(platform, trx, contact.id, {
        type: 'language-set',
        by: FLOW,
        changes: { language },
      })
      for (const text of answer.says) await postSystemText(platform, trx, changed, text)
      return { contact: changed, caseSecret: null, dueAt: null }
    }
    case 'call-back': {
      if (answer.reach) await changeContact(trx, contact, reachGiven(answer.reach))
      const by: Actor = { kind: 'customer', contactId: contact.id }
      const ended = await endContact(platform, needs, trx, { contactId: contact.id, reason: 'callback-taken', by })
      return { contact: ended, caseSecret: null, dueAt: null }
    }
    case 'failed': {
      const { language, topicId, caseId, caseNumber } = answer
      const noted = await changeContact(trx, contact, { language, topicId, caseId, caseNumber })
      await keepTopic(trx, noted)
      const ended = await endContact(platform, needs, trx, { contactId: contact.id, reason: 'fault', by: FLOW })
      return { contact: ended, caseSecret: answer.caseSecret, dueAt: null }
    }
    case 'deferred': {
      const { language, topicId, caseId, caseNumber, queueId, workItemId, dueAt } = answer
      const noted = await changeContact(trx, contact, { language, topicId, caseId, caseNumber, queueId })
      await keepTopic(trx, noted)
      const ended = await endContact(platform, needs, trx, {
        contactId: contact.id,
        reason: contact.channel === 'form' ? 'form-received' : 'callback-taken',
        by: FLOW,
        owedWorkItemId: workItemId,
      })
      return { contact: ended, caseSecret: answer.caseSecret, dueAt }
    }
  }
}

function reachGiven(reach: { phone: string } | { email: string }) {
  return 'phone' in reach ? { phoneGiven: reach.phone } : { emailGiven: reach.email }
}

async function keepTopic(trx: Trx, contact: Contact): Promise<void> {
  const { id: contactId, entityId, aboutEntityId, topicId } = contact
  if (!topicId) return
  await trx
    .insertInto('channels.contactTopic')
    .values({ contactId, entityId, aboutEntityId, topicId })
    .onConflict((conflict) => conflict.columns(['contactId', 'topicId']).doNothing())
    .execute()
}
