import type { Actor } from '#platform/audit'
import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { addContactEvent, changeContact, findContact, lockContact } from '../contact-store.ts'
import { endContact } from '../end-contact.ts'
import { dueIn, moveContact } from '../move-contact.ts'
import type { ChannelsNeeds } from '../needs.ts'
import type { Contact, ContactId } from '../words.ts'
import type { CallBecomes, CallStep } from './call-seam.ts'
import { changeCall } from './call-store.ts'
import { keepMessage } from './recording-store.ts'

const FLOW: Actor = { kind: 'system', name: 'flow' }

/** Does with the contact what the flow decided, and notes what is now to be done on the telephone, in the flow's transaction. */
export async function followStep(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  contactId: ContactId,
  step: CallStep,
): Promise<void> {
  for (const becomes of step.becomes) await become(platform, needs, trx, contactId, becomes)
  await changeCall(trx, contactId, { acts: step.acts })
}

async function become(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  contactId: ContactId,
  becomes: CallBecomes,
): Promise<void> {
  const at = platform.clock.now()
  if (becomes.kind === 'ended') {
    const { reason, answered = false } = becomes
    const owedWorkItemId = becomes.owedWorkItemId ?? (await findContact(trx, contactId)).owedWorkItemId
    await endContact(platform, needs, trx, {
      contactId,
      reason,
      by: FLOW,
      ...(owedWorkItemId ? { owedWorkItemId } : {}),
      answered,
    })
    return
  }
  const contact = await lockContact(trx, contactId)
  if (becomes.kind === 'message-kept') return keepMessage(trx, contact, becomes.messageId, at)
  if (becomes.kind === 'rated') {
    const facts = { answer: becomes.answer }
    await addContactEvent(trx, contact, { type: 'rated', actor: { kind: 'customer', contactId }, facts, at })
    return
  }
  if (contact.state === 'ended') return
  switch (becomes.kind) {
    case 'noted': {
      const { kind: _, ...known } = becomes
      await noteTopic(trx, await changeContact(trx, contact, known))
      return
    }
    case 'queued': {
      const { queueId, workItemId } = becomes
      await changeCall(trx, contactId, { state: 'waiting', queuedAt: contact.queuedAt ?? at })
      if (contact.state === 'queued') {
        await changeContact(trx, contact, { queueId, dueAt: dueIn('queued', at) })
        return
      }
      await moveContact(trx, contact, {
        to: 'queued',
        by: FLOW,
        at,
        facts: { queueId, workItemId },
        changes: { queueId, queuedAt: contact.queuedAt ?? at },
      })
      return
    }
    case 'left-queue': {
      await changeCall(trx, contactId, { state: 'flow' })
      if (contact.state === 'queued') await moveContact(trx, contact, { to: 'flow', by: FLOW, at, why: 'left-queue' })
    }
  }
}

async function noteTopic(trx: Trx, contact: Contact): Promise<void> {
  const { id: contactId, entityId, aboutEntityId, topicId } = contact
  if (!topicId) return
  await trx
    .insertInto('channels.contactTopic')
    .values({ contactId, entityId, aboutEntityId, topicId })
    .onConflict((conflict) => conflict.columns(['contactId', 'topicId']).doNothing())
    .execute()
}
