import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import type { Platform } from '#platform/parts'
import { nobodyYet } from '../begin-contact.ts'
import { addContactEvent, insertContact } from '../contact-store.ts'
import { dueIn } from '../move-contact.ts'
import type { ChannelsNeeds, LineFacts } from '../needs.ts'
import type { Contact, ContactId } from '../words.ts'
import type { CallStep } from './call-seam.ts'
import { insertCall } from './call-store.ts'
import { followStep } from './follow-step.ts'

export interface CallArrival {
  channelId: string
  line: LineFacts
  /** The number dialled, as the line has it. */
  dialled: string
  /** E.164; null where the caller hides it. */
  caller: string | null
  cameBy: string
}

/** A call arrives: written into the ledger, recognised by its number, and its flow begun. */
export async function beginCall(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  arrival: CallArrival,
): Promise<{ contactId: ContactId; step: CallStep }> {
  const { line, caller, dialled } = arrival
  const { contact, priority } = await insertContactOfCall(needs, trx, arrival, platform.clock.now())
  const step = await needs.voice.beginCall(trx, {
    contactId: contact.id,
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    line,
    called: dialled,
    caller,
    customerId: contact.customerId,
    priority,
    language: null,
  })
  await followStep(platform, needs, trx, contact.id, step)
  return { contactId: contact.id, step }
}

/** Writes a call into the ledger, recognised by its number. */
export async function insertContactOfCall(
  needs: ChannelsNeeds,
  trx: Trx,
  arrival: CallArrival,
  at: Date,
): Promise<{ contact: Contact; priority: number }> {
  const { line, caller } = arrival
  const { entityId } = line
  const known = caller ? await needs.identify(trx, { entityId, phone: caller, email: null }) : null
  const contact = await insertContact(trx, {
    ...nobodyYet,
    id: newId<ContactId>(),
    entityId,
    aboutEntityId: null,
    conversationId: null,
    lineId: line.id,
    channel: 'voice',
    direction: 'inbound',
    state: 'flow',
    language: null,
    topicId: null,
    customerId: known?.customerId ?? null,
    caseId: null,
    caseNumber: null,
    followsContactId: null,
    nameGiven: null,
    phoneGiven: caller,
    emailGiven: null,
    arrivedAt: at,
    dueAt: dueIn('flow', at),
  })
  const { channelId, dialled, cameBy } = arrival
  const aboutEntityId = null
  await insertCall(trx, {
    contactId: contact.id,
    entityId,
    aboutEntityId,
    channelId,
    dialled,
    caller,
    cameBy,
    beganAt: at,
  })
  await noteArrival(trx, contact, arrival, at)
  return { contact, priority: known?.priority ?? 0 }
}

async function noteArrival(trx: Trx, contact: Contact, { dialled, cameBy }: CallArrival, at: Date): Promise<void> {
  const { id: contactId, lineId } = contact
  await addContactEvent(trx, contact, {
    type: 'arrived',
    to: 'flow',
    actor: { kind: 'customer', contactId },
    facts: { channel: 'voice', lineId, dialled, cameBy },
    at,
  })
  await publish(trx, {
    type: 'contact.arrived',
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    payload: { contactId, conversationId: null, channel: 'voice', lineId, followsContactId: null },
    audience: { permission: 'floor.read' },
    at,
  })
}
