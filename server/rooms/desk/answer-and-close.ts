import type { Trx } from '#platform/database'
import type { Contact, ContactId, Message } from '#rooms/channels'
import { AnswerWanted, CodeUnknown, TopicWanted } from './errors.ts'
import { lockMineOf } from './handling-store.ts'
import type { DeskParts } from './needs.ts'
import type { Handling, StaffPerson } from './words.ts'
import { endByAgent, finishWrapUp } from './wrap-up.ts'

export interface AnswerAndClose {
  contactId: string
  staff: StaffPerson
  clientId: string
  /** Sent first, and kept as the answer; absent: the agent's last words are the answer. */
  text?: string | undefined
  topicIds?: readonly string[] | undefined
  codeId?: string | undefined
}

/** One key for a simple enquiry: sends the answer, closes its case, ends the contact and wraps up, all or nothing. */
export async function answerAndClose(parts: DeskParts, trx: Trx, wanted: AnswerAndClose): Promise<Handling> {
  const { channels, cases } = parts.rooms
  const contactId = wanted.contactId as ContactId
  const mine = await lockMineOf(trx, contactId, wanted.staff.id)
  if (wanted.text) {
    const { staff: agent, clientId, text } = wanted
    await channels.postAgentMessage(trx, { contactId, agent, clientId, kind: 'text', text })
  }
  const contact = await channels.contactById(trx, contactId)
  const messages = await channels.messagesOf(trx, contactId, false)
  const answer = lastWords(messages, 'agent')
  if (!answer) throw new AnswerWanted()
  const topicIds = wanted.topicIds?.length ? wanted.topicIds : contact.topicId ? [contact.topicId] : []
  if (topicIds.length === 0) throw new TopicWanted()
  await cases.answerAndClose(trx, {
    entityId: contact.entityId,
    contactId,
    caseId: contact.caseId,
    lineId: contact.lineId,
    channel: contact.channel,
    topicId: topicIds[0] ?? null,
    customerId: contact.customerId,
    subject: firstWords(messages) ?? answer,
    answer,
    language: contact.language ?? 'ar',
    staff: { ...wanted.staff, entityId: contact.entityId },
  })
  await endByAgent(parts, trx, { contactId, staff: wanted.staff, reason: 'customer-served' })
  const codeId = wanted.codeId ?? (await usualCode(trx, contact))
  return finishWrapUp(parts, trx, { handlingId: mine.id, staff: wanted.staff, codeId, topicIds })
}

// "Enquiry answered" is the code this key means.
async function usualCode(trx: Trx, contact: Contact): Promise<string> {
  const row = await trx
    .selectFrom('desk.wrapUpCode')
    .select('id')
    .where('entityId', '=', contact.entityId)
    .where('code', '=', 'answered')
    .executeTakeFirst()
  if (!row) throw new CodeUnknown({ code: 'answered' })
  return row.id
}

function lastWords(messages: readonly Message[], author: Message['author']): string | null {
  return messages.findLast((message) => message.author === author && message.text !== '')?.text ?? null
}

function firstWords(messages: readonly Message[]): string | null {
  return messages.find((message) => message.author === 'customer' && message.text !== '')?.text.slice(0, 200) ?? null
}
