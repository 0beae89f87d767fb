import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { caseTokens, formatNumber, yearOf } from '#rooms/cases'
import type { RoomsBefore } from './apply-cases.ts'
import { typicalCases } from './data/cases.ts'
import { moreCustomers } from './data/more-customers.ts'
import { accounts } from './data/staff.ts'
import { insertNew } from './insert-new.ts'
import { type PlannedCase, planCases } from './plan-cases.ts'
import { customerId, entityId, seedId, staffId, topicId, unitId } from './seed-id.ts'

const hour = 3_600_000
const timezone = 'Asia/Dubai'

/** Writes the planned cases of each entity in a few large statements; those that are there already are left alone. */
export async function applyPlannedCases(platform: Platform, rooms: RoomsBefore, trx: Trx): Promise<void> {
  for (const entity of ['FIN', 'RES', 'WRK']) {
    const calendar = await rooms.entities.calendarOf(trx, entityId(entity))
    const line = await rooms.entities.chatLine(trx, entityId(entity))
    const added = await notThereYet(trx, withNumbers(planCases(entity, calendar, platform.clock.now())))
    const officer = await postedOfficer(trx, entity)
    const cases = added.map((one) => caseRow(one, line?.id ?? null))
    await insertNew(trx, 'cases.case', cases)
    await insertNew(
      trx,
      'cases.leg',
      added.flatMap((one) => legRows(one, officer)),
    )
    await insertNew(
      trx,
      'cases.caseEvent',
      added.flatMap((one) => eventRows(one, officer)),
    )
    await insertNew(trx, 'cases.chaser', added.flatMap(chaserRows))
    await insertNew(trx, 'cases.telling', added.flatMap(tellingRows))
    await insertNew(trx, 'cases.caseToken', added.flatMap(tokenRows))
  }
}

// A number that somebody's own case has taken meanwhile is left to it, and the planned case is left out.
async function notThereYet(trx: Trx, planned: readonly Numbered[]): Promise<Numbered[]> {
  const there = await trx
    .selectFrom('cases.case')
    .select(['id', 'number'])
    .where((is) =>
      is.or([
        is(
          'id',
          'in',
          planned.map((one) => one.id),
        ),
        is(
          'number',
          'in',
          planned.map((one) => one.number),
        ),
      ]),
    )
    .execute()
  const ids = new Set(there.map((row) => row.id))
  const numbers = new Set(there.map((row) => row.number))
  return planned.filter((one) => !ids.has(one.id) && !numbers.has(one.number))
}

interface Numbered extends PlannedCase {
  n: number
  id: string
  number: string
}

const plannedId = (entity: string, n: number) => seedId('case', entity, 'planned', n)

// Numbers rise with the moment of opening; those of the typical cases are left to them.
function withNumbers(planned: readonly PlannedCase[]): Numbered[] {
  const taken = new Set(typicalCases.map((one) => one.number))
  const next = new Map<number, number>()
  return planned.map((one, n) => {
    const year = yearOf(one.openedAt, timezone)
    let count = (next.get(year) ?? 0) + 1
    while (taken.has(count)) count += 1
    next.set(year, count)
    return { ...one, n, id: plannedId(one.entity, n), number: formatNumber(one.entity, year, count) }
  })
}

/** The account `officer` where it is posted; elsewhere legs wait for somebody to take them. */
async function postedOfficer(trx: Trx, entity: string) {
  const posted = await trx
    .selectFrom('staff.posting')
    .select('memberId')
    .where('entityId', '=', entityId(entity))
    .where('memberId', '=', staffId('officer'))
    .executeTakeFirst()
  return posted ? 'officer' : null
}

const statusOf = (one: PlannedCase) =>
  one.standing === 'closed'
    ? 'closed'
    : one.standing === 'accepted'
      ? 'in-progress'
      : one.standing === 'sent'
        ? 'referred'
        : one.standing

function caseRow(one: Numbered, lineId: string | null) {
  return {
    id: one.id,
    entityId: entityId(one.entity),
    number: one.number,
    type: one.type,
    class: one.class,
    subject: one.subject,
    description: one.subject,
    language: 'ar',
    channel: one.n % 3 === 0 ? 'phone' : 'chat',
    lineId,
    topicId: topicId(one.entity, one.topic),
    unitId: unitId(one.entity, one.unit),
    ownerId: staffId(one.owner),
    customerId: customerId(one.customer),
    status: statusOf(one),
    statusSince: one.closedAt ?? momentOf(one, 0.5),
    promisedAt: one.promisedAt,
    nearAt: one.nearAt,
    openedAt: one.openedAt,
    toldAt: one.closedAt,
    content: one.closedAt ? true : null,
    closedAt: one.closedAt,
    chaserCount: one.chasers,
  }
}

// A moment between the opening and now, or the closing: history lies in between.
function momentOf(one: PlannedCase, share: number): Date {
  const halfWay = one.openedAt.getTime() + (one.promisedAt.getTime() - one.openedAt.getTime()) / 2
  const end = one.closedAt?.getTime() ?? Math.min(one.openedAt.getTime() + 36 * hour, halfWay, one.plannedAt.getTime())
  return new Date(one.openedAt.getTime() + Math.max(0, end - one.openedAt.getTime()) * share)
}

const isTaken = (one: PlannedCase) => !['sent', 'returned'].includes(one.standing)

function legRows(one: Numbered, officer: string | null) {
  const shared = {
    entityId: entityId(one.entity),
    caseEntityId: entityId(one.entity),
    caseId: one.id,
    sharedNumber: one.number,
    sharedType: one.type,
    sharedClass: one.class,
    sharedSubject: one.subject,
    sharedDescription: one.subject,
    sharedCustomerName: nameOf(one),
    sharedChasers: one.chasers,
    dueAt: one.promisedAt,
    nearAt: one.nearAt,
  }
  const own = {
    ...shared,
    id: seedId('leg', one.id, 'own'),
    status: 'accepted',
    sentAt: one.openedAt,
    acceptedAt: one.openedAt,
  }
  const department = {
    ...shared,
    id: seedId('leg', one.id, 'unit'),
    unitId: unitId(one.entity, one.unit),
    assigneeId: isTaken(one) && officer ? staffId(officer) : null,
    status: one.standing === 'closed' ? 'answered' : one.standing,
    question: 'يرجى الإفادة.',
    answer: one.standing === 'closed' ? 'تم إنجاز الطلب.' : null,
    returnedReason: one.standing === 'returned' ? 'ليس من اختصاص القسم.' : null,
    askedCustomer: one.standing === 'waiting-customer' ? 'نرجو تزويدنا بصورة من المستند المطلوب.' : null,
    sentAt: momentOf(one, 0.1),
    acceptedAt: isTaken(one) ? momentOf(one, 0.3) : null,
    settledAt: one.closedAt ?? (one.standing === 'returned' ? momentOf(one, 0.5) : null),
  }
  return [own, department]
}

function eventRows(one: Numbered, officer: string | null) {
  const unitLeg = seedId('leg', one.id, 'unit')
  const happened: [kind: string, share: number, who: string | null, legId: string | null][] = [
    ['opened', 0, one.owner, null],
    ['leg-sent', 0.1, one.owner, unitLeg],
  ]
  if (isTaken(one)) happened.push(['leg-accepted', 0.3, officer, unitLeg])
  if (one.standing === 'returned') happened.push(['leg-returned', 0.5, officer, unitLeg])
  if (one.standing === 'waiting-customer') happened.push(['leg-asked-customer', 0.5, officer, unitLeg])
  if (one.standing === 'waiting-other') happened.push(['leg-waits-for-other', 0.5, officer, unitLeg])
  if (one.standing === 'closed')
    happened.push(['leg-answered', 0.8, officer, unitLeg], ['told', 1, one.owner, null], ['closed', 1, one.owner, null])
  return happened.map(([kind, share, who, legId]) => {
    const person = accounts.find((account) => account.account === who)
    return {
      id: seedId('case-event', one.id, kind),
      entityId: entityId(one.entity),
      caseId: one.id,
      legId,
      at: momentOf(one, share),
      kind,
      actorKind: person ? 'staff' : 'system',
      actorId: person ? staffId(person.account) : null,
      actorNameAr: person?.ar ?? null,
      actorNameEn: person?.en ?? null,
    }
  })
}

function chaserRows(one: Numbered) {
  return Array.from({ length: one.chasers }, (_, index) => ({
    id: seedId('chaser', one.id, index),
    entityId: entityId(one.entity),
    caseId: one.id,
    madeBy: 'customer',
    text: null,
    at: momentOf(one, 0.6 + index / 10),
  }))
}

function tellingRows(one: Numbered) {
  if (!one.closedAt) return []
  const person = accounts.find((account) => account.account === one.owner)
  return [
    {
      id: seedId('telling', one.id),
      entityId: entityId(one.entity),
      caseId: one.id,
      channel: 'phone',
      outcome: 'reached',
      content: true,
      authorId: staffId(one.owner),
      authorNameAr: person?.ar ?? '',
      authorNameEn: person?.en ?? '',
      at: one.closedAt,
    },
  ]
}

const names = new Map(moreCustomers().map((one) => [one.code, one.ar ?? one.latin ?? '']))
const nameOf = (one: PlannedCase) => names.get(one.customer) ?? null

const tokenRows = (one: Numbered) =>
  caseTokens(one, nameOf(one)).map((token) => ({ entityId: entityId(one.entity), caseId: one.id, token }))
