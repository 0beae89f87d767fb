import type { NotNull } from 'kysely'
import type { Trx } from '#platform/database'
import type { ContactBrief } from '#rooms/channels'
import type { DeskParts } from './needs.ts'
import type { HandlingShown, Names, Offer } from './words.ts'

/** What lists show of the customer's side of some work, by subject. */
interface Subject {
  name: string | null
  language: string | null
  topic: { id: string; name: Names } | null
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
  topic: null,
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
    .selectFrom('routing.shownReservation as reservation')
    .innerJoin('routing.shownWorkItem as item', 'item.workItemId', 'reservation.workItemId')
    .innerJoin('routing.shownQueue as queue', 'queue.queueId', 'reservation.queueId')
    .where('reservation.agentId', '=', staffId)
    .where('reservation.entityId', '=', entityId)
    .where('reservation.state', '=', 'ringing')
    .select([
      'reservation.reservationId',
      'reservation.ringUntil',
      'reservation.why',
      'item.workItemId',
      'item.entityId',
      'item.kind',
      'item.subjectId',
      'item.channel',
      'item.arrivedAt',
      'queue.queueId',
      'queue.nameAr',
      'queue.nameEn',
      'queue.ringSeconds',
    ])
    .$narrowType<{
      reservationId: NotNull
      ringUntil: NotNull
      workItemId: NotNull
      entityId: NotNull
      kind: NotNull
      subjectId: NotNull
      arrivedAt: NotNull
      queueId: NotNull
      nameAr: NotNull
      nameEn: NotNull
      ringSeconds: NotNull
    }>()
    .orderBy('reservation.madeAt')
    .execute()
  const ofContact = (row: { kind: string }) => row.kind === 'contact' || row.kind === 'callback'
  const subjects = await subjectsOf(parts, trx, {
    contactIds: rows.filter(ofContact).map((row) => row.subjectId),
    caseIds: rows.filter((row) => !ofContact(row)).map((row) => row.subjectId),
  })
  return rows.map((row) => {
    const subject = subjects.get(row.subjectId) ?? nothing
    return {
      reservationId: row.reservationId as Offer['reservationId'],
      workItemId: row.workItemId as Offer['workItemId'],
      entityId: row.entityId,
      kind: row.kind as Offer['kind'],
      contactId: ofContact(row) ? row.subjectId : null,
      caseId: ofContact(row) ? subject.caseId : row.subjectId,
      channel: row.channel as Offer['channel'],
      name: subject.name,
      language: subject.language,
      topic: subject.topic,
      queue: { id: row.queueId as Offer['queue']['id'], name: { ar: row.nameAr, en: row.nameEn } },
      waitedSince: row.arrivedAt,
      ringUntil: row.ringUntil,
      ringSeconds: row.ringSeconds,
      why: row.why as Record<string, unknown>,
      preview: subject.preview,
    }
  })
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
    .innerJoin('routing.shownWorkItem as item', 'item.workItemId', 'handling.workItemId')
    .innerJoin('routing.shownQueue as queue', 'queue.queueId', 'handling.queueId')
    .where('handling.agentId', '=', staffId)
    .where('handling.entityId', '=', entityId)
    .where('handling.state', '!=', 'done')
    .selectAll('handling')
    .select(['item.channel', 'item.dueAt', 'queue.nameAr', 'queue.nameEn'])
    .$narrowType<{ nameAr: NotNull; nameEn: NotNull }>()
    .orderBy('handling.beganAt')
    .execute()
  const subjects = await subjectsOf(parts, trx, {
    contactIds: rows.flatMap((row) => row.contactId ?? []),
    caseIds: rows.flatMap((row) => (row.contactId ? [] : (row.caseId ?? []))),
  })
  return rows.map((row) => {
    const subject = subjects.get(row.contactId ?? row.caseId ?? '') ?? nothing
    return {
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
      topic: subject.topic,
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
    }
  })
}

async function subjectsOf(
  { rooms }: DeskParts,
  trx: Trx,
  of: { contactIds: readonly string[]; caseIds: readonly string[] },
): Promise<Map<string, Subject>> {
  const briefs = [...(await rooms.channels.briefsOf(trx, of.contactIds)).values()]
  const cases = []
  for (const caseId of of.caseIds) cases.push(await rooms.cases.caseById(trx, caseId))
  const names = await customerNames(
    trx,
    briefs.flatMap(({ contact }) => contact.customerId ?? []),
  )
  const topics = await topicsNamed(
    trx,
    [...briefs.map(({ contact }) => contact.topicId), ...cases.map((file) => file.topicId)].filter((id) => id !== null),
  )
  const subjects = new Map<string, Subject>()
  for (const brief of briefs) {
    const { customerId, topicId } = brief.contact
    const known = { name: names.get(customerId ?? '') ?? null, topic: topics.get(topicId ?? '') ?? null }
    subjects.set(brief.contact.id, contactSubject(brief, known))
  }
  for (const file of cases) {
    subjects.set(file.id, {
      ...nothing,
      name: file.customer?.name.ar ?? file.customer?.name.latin ?? file.nameGiven,
      topic: topics.get(file.topicId ?? '') ?? null,
      preview: file.subject,
      caseNumber: file.number,
      caseId: file.id,
    })
  }
  return subjects
}

function contactSubject(
  { contact, lastWords, unread, parkAt }: ContactBrief,
  known: Pick<Subject, 'name' | 'topic'>,
): Subject {
  const { language, nameGiven, waitingReplySince, silentSince, caseNumber, caseId } = contact
  return {
    name: known.name ?? nameGiven,
    topic: known.topic,
    preview: lastWords?.slice(0, 140) ?? null,
    ...{ language, unread, waitingReplySince, silentSince, caseNumber, caseId, parkAt },
  }
}

async function customerNames(trx: Trx, customerIds: readonly string[]): Promise<Map<string, string | null>> {
  if (customerIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('customers.shownCustomer')
    .select(['customerId', 'fullNameAr', 'fullNameLatin'])
    .where('customerId', 'in', [...customerIds])
    .execute()
  return new Map(rows.map((row) => [row.customerId ?? '', row.fullNameAr ?? row.fullNameLatin]))
}

/** Topics by their names, by id. */
export async function topicsNamed(
  trx: Trx,
  topicIds: readonly string[],
): Promise<Map<string, { id: string; name: Names }>> {
  if (topicIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('services.shownTopic')
    .select(['topicId', 'nameAr', 'nameEn'])
    .where('topicId', 'in', [...new Set(topicIds)])
    .execute()
  return new Map(
    rows.map(({ topicId, nameAr, nameEn }) => [
      topicId ?? '',
      { id: topicId ?? '', name: { ar: nameAr ?? '', en: nameEn ?? '' } },
    ]),
  )
}
