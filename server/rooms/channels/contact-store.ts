import { sql } from 'kysely'
import { type Actor, actorId } from '#platform/audit'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { newId } from '#platform/ids'
import type { Contact, ContactId, ContactState, ConversationId, Outcome } from './words.ts'

const CONTACT_COLUMNS = [
  'id',
  'entityId',
  'aboutEntityId',
  'conversationId',
  'lineId',
  'channel',
  'direction',
  'state',
  'outcome',
  'endReason',
  'shortAbandon',
  'language',
  'topicId',
  'customerId',
  'caseId',
  'caseNumber',
  'followsContactId',
  'nameGiven',
  'phoneGiven',
  'emailGiven',
  'queueId',
  'agentId',
  'lastAgentId',
  'arrivedAt',
  'queuedAt',
  'answeredAt',
  'parkedAt',
  'endedAt',
  'dueAt',
  'silentSince',
  'remindedAt',
  'waitingReplySince',
  'remindAfterSeconds',
  'parkAfterSeconds',
  'closeAfterSeconds',
  'returnWithinHours',
  'owedWorkItemId',
  'verificationLevel',
  'referredBodyId',
  'version',
] as const

function contacts(trx: Trx) {
  // The check constraints of the table hold what the generated types cannot: states, outcomes, reasons are our own words.
  return trx
    .selectFrom('channels.contact')
    .select([...CONTACT_COLUMNS])
    .$castTo<Contact>()
}

/** The contact, or NotFound. */
export async function findContact(trx: Trx, contactId: ContactId): Promise<Contact> {
  const contact = await contacts(trx).where('id', '=', contactId).executeTakeFirst()
  if (!contact) throw new NotFound({ contactId })
  return contact
}

/** These contacts, in no order; those out of sight are left out. */
export async function contactsByIds(trx: Trx, contactIds: readonly string[]): Promise<Contact[]> {
  return contacts(trx)
    .where('id', 'in', [...contactIds])
    .execute()
}

/** The contact locked until the transaction ends; its conversation is locked before it, always in this order. */
export async function lockContact(trx: Trx, contactId: ContactId): Promise<Contact> {
  const { conversationId } = await findContact(trx, contactId)
  if (conversationId) await lockConversation(trx, conversationId)
  return contacts(trx).where('id', '=', contactId).forUpdate().executeTakeFirstOrThrow()
}

/** Locks a conversation: messages of one conversation are written one after the other. */
export async function lockConversation(trx: Trx, conversationId: ConversationId): Promise<void> {
  await trx.selectFrom('channels.conversation').select('id').where('id', '=', conversationId).forUpdate().execute()
}

/** The contact of the conversation that has not ended, or else the last one. */
export async function currentContact(trx: Trx, conversationId: ConversationId): Promise<Contact> {
  return contacts(trx)
    .where('conversationId', '=', conversationId)
    .orderBy(sql`state = 'ended'`)
    .orderBy('arrivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** All contacts of a conversation, oldest first. */
export async function contactsOfConversation(trx: Trx, conversationId: ConversationId): Promise<Contact[]> {
  return contacts(trx).where('conversationId', '=', conversationId).orderBy('arrivedAt').orderBy('id').execute()
}

type Changes = Partial<Omit<Contact, 'id' | 'entityId' | 'version'>>

/** Writes the changes on a contact the transaction has locked. */
export async function changeContact(trx: Trx, contact: Contact, changes: Changes): Promise<Contact> {
  const changed = await trx
    .updateTable('channels.contact')
    .set({ ...changes, version: contact.version + 1 })
    .where('id', '=', contact.id)
    .where('version', '=', contact.version)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) throw new Error('a contact was changed without being locked')
  return { ...contact, ...changes, version: contact.version + 1 }
}

export interface NewContact extends Omit<Contact, 'version' | 'outcome' | 'endReason' | 'endedAt' | 'state'> {
  state: 'flow'
}

/** Writes a contact that has just arrived. */
export async function insertContact(trx: Trx, contact: NewContact): Promise<Contact> {
  await trx.insertInto('channels.contact').values(contact).execute()
  return { ...contact, outcome: null, endReason: null, endedAt: null, version: 1 }
}

export interface ContactEvent {
  type: string
  from?: ContactState | null
  to?: ContactState | null
  outcome?: Outcome | null
  actor: Actor
  facts?: Record<string, unknown>
  at: Date
}

/** Adds to the contact's history; the contact must be locked, so that the numbers have no gap. */
export async function addContactEvent(trx: Trx, contact: Contact, event: ContactEvent): Promise<void> {
  await trx
    .insertInto('channels.contactEvent')
    .values({
      id: newId(),
      entityId: contact.entityId,
      aboutEntityId: contact.aboutEntityId,
      contactId: contact.id,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from channels.contact_event where contact_id = ${contact.id})`,
      type: event.type,
      fromState: event.from ?? null,
      toState: event.to ?? null,
      outcome: event.outcome ?? null,
      actorKind: event.actor.kind,
      actorId: actorId(event.actor),
      facts: JSON.stringify(event.facts ?? {}),
      at: event.at,
    })
    .execute()
}
