import type { Actor } from '#platform/audit'
import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import type { Platform } from '#platform/parts'
import { outcomeOf } from './contact-moves.ts'
import { addContactEvent, changeContact, findContact, lockContact } from './contact-store.ts'
import { CannotEndSo } from './errors.ts'
import { staffOf } from './move-contact.ts'
import type { ChannelsNeeds, LineFacts } from './needs.ts'
import { postSystemText } from './post-message.ts'
import { sayMoment } from './say-moment.ts'
import type { Contact, ContactId, EndReason, Outcome } from './words.ts'

export interface EndWanted {
  contactId: ContactId
  reason: EndReason
  by: Actor
  /** The callback that a deferred contact has already been given by the flow. */
  owedWorkItemId?: string
  /** The flow has answered already: who then leaves is owed nothing. */
  answered?: boolean
}

/**
 * Ends a contact with the one outcome its state and the reason give, and makes what is now owed in the same transaction.
 * Whoever comes second, with any reason, gets the contact as the first one ended it.
 */
export async function endContact(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  wanted: EndWanted,
): Promise<Contact> {
  // The order of locks is work item, conversation, contact, as in an acceptance: so the queue is left first.
  const seen = await findContact(trx, wanted.contactId)
  if (seen.state === 'queued' || seen.state === 'reserved') await needs.withdraw(trx, seen.id, wanted.reason)
  const contact = await lockContact(trx, wanted.contactId)
  if (contact.state === 'ended') return contact
  const outcome = outcomeOf(contact.state, wanted.reason)
  if (!outcome) throw new CannotEndSo({ state: contact.state, reason: wanted.reason })
  return closeContact(platform, needs, trx, contact, { ...wanted, outcome })
}

async function closeContact(
  platform: Platform,
  needs: ChannelsNeeds,
  trx: Trx,
  contact: Contact,
  wanted: EndWanted & { outcome: Outcome },
): Promise<Contact> {
  const at = platform.clock.now()
  const { outcome, reason } = wanted
  const line = await needs.lineById(trx, contact.lineId)
  const shortAbandon = outcome === 'abandoned' && isShort(contact, line, at)
  const owed = wanted.owedWorkItemId
    ? { workItemId: wanted.owedWorkItemId, dueAt: null }
    : await oweWhatFollows(needs, trx, contact, { outcome, mayRecover: !shortAbandon && !wanted.answered, line })
  if (contact.conversationId && contact.channel === 'chat') {
    const values = {
      hours: contact.returnWithinHours,
      ...(await howWeCallBack(needs, trx, contact, owed?.dueAt ?? null)),
    }
    await postSystemText(platform, trx, contact, { key: `chat.notice.ended.${reason}`, values })
  }
  const ended = await changeContact(trx, contact, {
    state: 'ended',
    outcome,
    endReason: reason,
    endedAt: at,
    shortAbandon,
    dueAt: null,
    silentSince: null,
    remindedAt: null,
    waitingReplySince: null,
    agentId: null,
    lastAgentId: contact.agentId ?? contact.lastAgentId,
    ...(owed ? { owedWorkItemId: owed.workItemId } : {}),
  })
  await addContactEvent(trx, ended, {
    type: 'ended',
    from: contact.state,
    to: 'ended',
    outcome,
    actor: wanted.by,
    facts: { reason, shortAbandon, owedWorkItemId: owed?.workItemId ?? null },
    at,
  })
  await publish(trx, {
    type: 'contact.ended',
    entityId: ended.entityId,
    aboutEntityId: ended.aboutEntityId,
    payload: {
      contactId: ended.id,
      conversationId: ended.conversationId,
      channel: ended.channel,
      from: contact.state,
      outcome,
      reason,
      shortAbandon,
      agentId: contact.agentId,
      queueId: ended.queueId,
      caseId: ended.caseId,
      owedWorkItemId: owed?.workItemId ?? null,
    },
    audience: { permission: 'floor.read', staff: staffOf(contact), customerOf: ended.id },
    at,
  })
  return ended
}

// In which language and by when, as the customer reads it; `due` is "none" where nothing is owed or no time was told.
async function howWeCallBack(needs: ChannelsNeeds, trx: Trx, contact: Contact, dueAt: Date | null) {
  const reader = contact.language ?? 'ar'
  const language = new Intl.DisplayNames([reader], { type: 'language' }).of(reader) ?? reader
  if (!dueAt) return { language, due: 'none' }
  const entity = await needs.entityById(trx, contact.entityId)
  return { language, due: sayMoment(reader, dueAt, entity?.timezone ?? 'Asia/Dubai') }
}

/** Whether a customer left before the line's threshold, counted from entering the queue, or from arriving. */
function isShort(contact: Contact, line: LineFacts, at: Date): boolean {
  const from = contact.queuedAt ?? contact.arrivedAt
  return at.getTime() - from.getTime() < line.shortAbandonSeconds * 1000
}

async function oweWhatFollows(
  needs: ChannelsNeeds,
  trx: Trx,
  contact: Contact,
  end: { outcome: Outcome; mayRecover: boolean; line: LineFacts },
): Promise<{ workItemId: string; dueAt: Date } | null> {
  const reachable = contact.phoneGiven !== null || contact.emailGiven !== null || contact.customerId !== null
  const recovers = end.outcome === 'abandoned' && end.line.recoveryCallback && end.mayRecover
  const mends = end.outcome === 'failed'
  const promised = end.outcome === 'deferred'
  if (!promised && !((recovers || mends) && reachable)) return null
  return needs.oweCallback(trx, {
    contactId: contact.id,
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    queueId: contact.queueId,
    defaultQueueId: end.line.defaultQueueId,
    language: contact.language,
    topicId: contact.topicId,
    lineId: contact.lineId,
    customerId: contact.customerId,
  })
}
