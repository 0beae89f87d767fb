import type { Trx } from '#platform/database'
import type { ContactId, Message } from '#rooms/channels'
import type { DeskParts } from './needs.ts'
import type { HandlingShown, Names, Offer } from './words.ts'

/** What lists show of the customer's side of some work, by subject. */
interface Subject {
  name: string | null
  language: string | null
  topicId: string | null
  preview: string | null
  unread: number
  waitingReplySince: Date | null
  silentSince: Date | null
  caseNumber: string | null
  caseId: string | null
  parkAt: Date | null
}

const nothing: Subject = {
  name: null,
  language: null,
  topicId: null,
  preview: null,
  unread: 0,
  waitingReplySince: null,
  silentSince: null,
  caseNumber: null,
  caseId: null,
  parkAt: null,
}

/** What rings at an agent in this entity. */
export async function offersOf(parts: DeskParts, trx: Trx, staffId: string, entityId: string): Promise<Offer[]> {
  const rows = await trx
    .selectFrom('routing.reservation as reservation')
    .innerJoin('routing.workItem as item', 'item.id', 'reservation.workItemId')
    .innerJoin('routing.queue as queue', 'queue.id', 'reservation.queueId')
    .where('reservation.agentId', '=', staffId)
    .where('reservation.entityId', '=', entityId)
    .where('reservation.state', '=', 'ringing')
    .select([
      'reservation.id as reservationId',
      'reservation.ringUntil',
      'reservation.why',
      'item.id as workItemId',
      'item.entityId',
      'item.kind',
      'item.subjectId',
      'item.channel',
      'item.arrivedAt',
      'queue.id as queueId',
      'queue.nameAr',
      'queue.nameEn',
      'queue.ringSeconds',
    ])
    .orderBy('reservation.madeAt')
    .execute()
  const offers: Offer[] = []
  for (const row of rows) {
    const isOfContact = row.kind === 'contact' || row.kind === 'callback'
    const subject = await subjectOf(parts, trx, isOfContact ? 'contact' : 'case', row.subjectId)
    offers.push({
      reservationId: row.reservationId as Offer['reservationId'],
      workItemId: row.workItemId as Offer['workItemId'],
      entityId: row.entityId,
      kind: row.kind as Offer['kind'],
      contactId: isOfContact ? row.subjectId : null,
      caseId: isOfContact ? subject.caseId : row.subjectId,
      channel: row.channel as Offer['channel'],
      name: subject.name,
      language: subject.language,
      topic: await topicNamed(trx, subject.topicId),
      queue: { id: row.queueId as Offer['queue']['id'], name: { ar: row.nameAr, en: row.nameEn } },
      waitedSince: row.arrivedAt,
      ringUntil: row.ringUntil,
      ringSeconds: row.ringSeconds,
      why: row.why as Record<string, unknown>,
      preview: subject.preview,
    })
  }
  return offers
}

/** Everything an agent has not finished in this entity: in hand, held, wrapping up. */
export async function handlingsOf(
  parts: DeskParts,
  trx: Trx,
  staffId: string,
  entityId: string,
): Promise<HandlingShown[]> {
  const rows = await trx
    .selectFrom('desk.handling as handling')
    .innerJoin('routing.workItem as item', 'item.id', 'handling.workItemId')
    .innerJoin('routing.queue as queue', 'queue.id', 'handling.queueId')
    .where('handling.agentId', '=', staffId)
    .where('handling.entityId', '=', entityId)
    .where('handling.state', '!=', 'done')
    .selectAll('handling')
    .select(['item.channel', 'item.dueAt', 'queue.nameAr', 'queue.nameEn'])
    .orderBy('handling.beganAt')
    .execute()
  const shown: HandlingShown[] = []
  for (const row of rows) {
    const subject = row.contactId
      ? await subjectOf(parts, trx, 'contact', row.contactId)
      : row.caseId
        ? await subjectOf(parts, trx, 'case', row.caseId)
        : nothing
    shown.push({
      id: row.id as HandlingShown['id'],
      entityId: row.entityId,
      workItemId: row.workItemId as HandlingShown['workItemId'],
      contactId: row.contactId,
      caseId: row.caseId ?? subject.caseId,
      kind: row.kind as HandlingShown['kind'],
      state: row.state as HandlingShown['state'],
      channel: row.channel as HandlingShown['channel'],
      name: subject.name,
      language: subject.language,
      topic: await topicNamed(trx, subject.topicId),
      queue: { id: row.queueId as HandlingShown['queue']['id'], name: { ar: row.nameAr, en: row.nameEn } },
      preview: subject.preview,
      unread: subject.unread,
      since: row.stateSince,
      waitingReplySince: subject.waitingReplySince,
      silentSince: subject.silentSince,
      parkAt: subject.parkAt,
      wrapUpUntil: row.wrapUpUntil,
      wrapUpExtensions: row.wrapUpExtensions,
      caseNumber: subject.caseNumber,
      raisedHand: row.handRaisedAt !== null,
      dueAt: row.dueAt,
    })
  }
  return shown
}

async function subjectOf(parts: DeskParts, trx: Trx, kind: 'contact' | 'case', id: string): Promise<Subject> {
  if (kind === 'case') return caseSubject(parts, trx, id)
  const stage = await parts.rooms.channels.contactForDesk(trx, id as ContactId)
  const { contact, messages } = stage
  const heard = messages.filter((message) => message.author === 'customer' || message.author === 'agent')
  const name = contact.customerId ? await customerName(trx, contact.customerId) : null
  return {
    name: name ?? contact.nameGiven,
    language: contact.language,
    topicId: contact.topicId,
    preview: preview(heard.at(-1)),
    unread: heard.filter((message) => message.author === 'customer' && !message.read).length,
    waitingReplySince: contact.waitingReplySince,
    silentSince: contact.silentSince,
    caseNumber: contact.caseNumber,
    caseId: contact.caseId,
    parkAt: stage.silence ? new Date(stage.silence.parkAt) : null,
  }
}

async function caseSubject({ rooms }: DeskParts, trx: Trx, caseId: string): Promise<Subject> {
  const summary = await rooms.cases.caseById(trx, caseId)
  return {
    ...nothing,
    name: summary.customer?.name.ar ?? summary.customer?.name.latin ?? summary.nameGiven,
    topicId: summary.topicId,
    preview: summary.subject,
    caseNumber: summary.number,
    caseId,
  }
}

function preview(message: Message | undefined): string | null {
  if (!message) return null
  return (message.text || message.card?.name || message.file?.name || '').slice(0, 140)
}

async function customerName(trx: Trx, customerId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('customers.shownCustomer')
    .select(['fullNameAr', 'fullNameLatin'])
    .where('customerId', '=', customerId)
    .executeTakeFirst()
  return row?.fullNameAr ?? row?.fullNameLatin ?? null
}

/** A topic by its names; null for none. */
export async function topicNamed(trx: Trx, topicId: string | null): Promise<{ id: string; name: Names } | null> {
  if (!topicId) return null
  const row = await trx
    .selectFrom('services.shownTopic')
    .select(['nameAr', 'nameEn'])
    .where('topicId', '=', topicId)
    .executeTakeFirst()
  return row ? { id: topicId, name: { ar: row.nameAr ?? '', en: row.nameEn ?? '' } } : null
}
