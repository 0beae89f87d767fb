import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { Contact, ContactId } from '../words.ts'

/** Notes that a conversation is being recorded; the name under which the engine writes it, null while it writes already. */
export async function beginRecording(
  trx: Trx,
  wanted: { entityId: string; contactId: ContactId; agentId: string; at: Date },
): Promise<string | null> {
  const id = newId()
  if (await recordingUnderWay(trx, wanted.contactId)) return null
  const { entityId, contactId, agentId, at } = wanted
  await trx
    .insertInto('channels.recording')
    .values({ id, entityId, contactId, agentId, kind: 'conversation', state: 'recording', engineName: id, beganAt: at })
    .execute()
  return id
}

/** The name under which a conversation of the contact is being recorded; null where none is. */
export async function recordingUnderWay(trx: Trx, contactId: ContactId): Promise<string | null> {
  const row = await trx
    .selectFrom('channels.recording')
    .select('engineName')
    .where('contactId', '=', contactId)
    .where('state', '=', 'recording')
    .executeTakeFirst()
  return row?.engineName ?? null
}

/** What is recorded of the contact is whole now; it waits to be stored. */
export async function endRecordings(trx: Trx, contactId: ContactId, at: Date): Promise<void> {
  await trx
    .updateTable('channels.recordingPause')
    .set({ endedAt: at })
    .where('endedAt', 'is', null)
    .where('recordingId', 'in', (eb) =>
      eb.selectFrom('channels.recording').select('id').where('contactId', '=', contactId),
    )
    .execute()
  await trx
    .updateTable('channels.recording')
    .set({ state: 'recorded', endedAt: at, dueAt: new Date(at.getTime() + 10 * 60_000) })
    .where('contactId', '=', contactId)
    .where('state', '=', 'recording')
    .execute()
}

/** A message the caller left is a recording of the contact, whole already; it waits to be stored. */
export async function keepMessage(trx: Trx, contact: Contact, messageId: string, at: Date): Promise<void> {
  const { id: contactId, entityId, aboutEntityId } = contact
  await trx
    .insertInto('channels.recording')
    .values({
      id: messageId,
      entityId,
      aboutEntityId,
      contactId,
      kind: 'message',
      state: 'recorded',
      engineName: messageId,
      beganAt: at,
      endedAt: at,
      dueAt: new Date(at.getTime() + 10 * 60_000),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
