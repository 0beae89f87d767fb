import { sql } from 'kysely'
import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import { type CaseMove, legMovesOf, movesOf } from './case-moves.ts'
import { type CaseRow, loadCase, loadLeg } from './case-store.ts'
import { decideTimeliness } from './decide-promise.ts'
import { selectSummaries } from './summarise-case.ts'

/** The whole file of a case, everything in the order it happened. The caller has checked that the reader may see it. */
export async function showCase(trx: Trx, wanted: { caseId: string; reader: Reader; now: Date }) {
  const row = await loadCase(trx, wanted.caseId)
  const [summary] = await selectSummaries(trx, {
    where: sql`c.id = ${row.id}`,
    order: sql`c.id`,
    limit: 1,
    now: wanted.now,
  })
  if (!summary) throw new Error('A case that was loaded has no summary.')
  return {
    ...summary,
    description: row.description,
    place: row.place,
    language: row.language,
    channel: row.channel,
    lineId: row.lineId,
    promise: row.promiseAmount && row.promiseUnit ? { amount: row.promiseAmount, unit: row.promiseUnit } : null,
    phoneGiven: row.phoneGiven,
    emailGiven: row.emailGiven,
    toldAt: row.toldAt?.toISOString() ?? null,
    content: row.content,
    reopenedAt: row.reopenedAt?.toISOString() ?? null,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    redirectedTo: await redirection(trx, row),
    moves: movesOf(row.status) as CaseMove[],
    legs: await showLegs(trx, { caseId: row.id, now: wanted.now }),
    comments: await commentsOf(trx, row.id),
    ...(await wordsWithCustomer(trx, row.id)),
    files: await filesOf(trx, row.id),
    contacts: await contactsOf(trx, row.id),
    history: await historyOf(trx, row.id),
  }
}

/** A leg's file: what the case shares with it, and what was said on it. */
export async function showLeg(trx: Trx, wanted: { legId: string; now: Date }) {
  const { caseId } = await loadLeg(trx, wanted.legId)
  const leg = (await showLegs(trx, { caseId, now: wanted.now })).find((one) => one.id === wanted.legId)
  if (!leg) throw new Error('A leg that was loaded is not among those of its case.')
  return {
    ...leg,
    comments: (await commentsOf(trx, caseId)).filter((one) => one.legId === null || one.legId === wanted.legId),
    additions: (await wordsWithCustomer(trx, caseId)).additions,
    files: (await filesOf(trx, caseId)).filter((one) => one.legId === null || one.legId === wanted.legId),
    history: (await historyOf(trx, caseId)).filter((one) => one.legId === wanted.legId),
  }
}

async function redirection(trx: Trx, row: CaseRow) {
  if (!row.redirectedToCaseId) return null
  const { id, number } = await loadCase(trx, row.redirectedToCaseId)
  return { id, number }
}

async function showLegs(trx: Trx, wanted: { caseId: string; now: Date }) {
  const rows = await trx
    .selectFrom('cases.leg as leg')
    .leftJoin('entities.shownUnit as unit', 'unit.unitId', 'leg.unitId')
    .leftJoin('entities.shownEntity as entity', 'entity.entityId', 'leg.entityId')
    .leftJoin('staff.shownMember as assignee', (on) =>
      on.onRef('assignee.entityId', '=', 'leg.entityId').onRef('assignee.memberId', '=', 'leg.assigneeId'),
    )
    .selectAll('leg')
    .select([
      'unit.nameAr as unitAr',
      'unit.nameEn as unitEn',
      'entity.nameAr as entityAr',
      'entity.nameEn as entityEn',
    ])
    .select(['assignee.nameAr as assigneeAr', 'assignee.nameEn as assigneeEn'])
    .where('leg.caseId', '=', wanted.caseId)
    .where('leg.unitId', 'is not', null)
    .orderBy('leg.sentAt')
    .orderBy('leg.id')
    .execute()
  return rows.map((row) => legShown(row, wanted.now))
}

type ShownRow =
  Awaited<ReturnType<typeof loadLeg>> extends infer Leg
    ? Omit<Leg, 'id' | 'status'> & {
        id: string
        status: string
        unitAr: string | null
        unitEn: string | null
        entityAr: string | null
        entityEn: string | null
        assigneeAr: string | null
        assigneeEn: string | null
      }
    : never

/** A leg as worklists and case files show it. */
export function legShown(row: ShownRow, now: Date) {
  return {
    id: row.id,
    caseId: row.caseId,
    entity: { id: row.entityId, name: { ar: row.entityAr ?? '', en: row.entityEn ?? '' } },
    caseEntityId: row.caseEntityId,
    unit: row.unitId ? { id: row.unitId, name: { ar: row.unitAr ?? '', en: row.unitEn ?? '' } } : null,
    assignee: row.assigneeId
      ? { id: row.assigneeId, name: { ar: row.assigneeAr ?? '', en: row.assigneeEn ?? '' } }
      : null,
    status: row.status as Awaited<ReturnType<typeof loadLeg>>['status'],
    question: row.question,
    answer: row.answer,
    returnedReason: row.returnedReason,
    askedCustomer: row.askedCustomer,
    number: row.sharedNumber,
    type: row.sharedType,
    class: row.sharedClass,
    subject: row.sharedSubject,
    description: row.sharedDescription,
    place: row.sharedPlace,
    customerName: row.sharedCustomerName,
    chasers: row.sharedChasers,
    dueAt: row.dueAt.toISOString(),
    nearAt: row.nearAt.toISOString(),
    timeliness: decideTimeliness(
      { promisedAt: row.dueAt, nearAt: row.nearAt, isFinished: row.settledAt !== null },
      now,
    ),
    sentAt: row.sentAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    isReplaced: row.replacedByLegId !== null,
    moves: legMovesOf(row.status as Awaited<ReturnType<typeof loadLeg>>['status']),
    version: row.version,
  }
}

async function commentsOf(trx: Trx, caseId: string) {
  const rows = await trx
    .selectFrom('cases.comment')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    legId: row.legId,
    author: { id: row.authorId, name: { ar: row.authorNameAr, en: row.authorNameEn } },
    text: row.text,
    at: row.at.toISOString(),
  }))
}

async function wordsWithCustomer(trx: Trx, caseId: string) {
  const replies = await trx.selectFrom('cases.reply').selectAll().where('caseId', '=', caseId).orderBy('at').execute()
  const tellings = await trx
    .selectFrom('cases.telling')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('at')
    .execute()
  const chasers = await trx.selectFrom('cases.chaser').selectAll().where('caseId', '=', caseId).orderBy('at').execute()
  const additions = await trx
    .selectFrom('cases.addition')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('at')
    .execute()
  const author = (row: { authorId: string; authorNameAr: string; authorNameEn: string }) => ({
    id: row.authorId,
    name: { ar: row.authorNameAr, en: row.authorNameEn },
  })
  return {
    replies: replies.map((row) => ({
      id: row.id,
      stage: row.stage as 'interim' | 'final',
      channel: row.channel,
      text: row.text,
      author: author(row),
      at: row.at.toISOString(),
    })),
    tellings: tellings.map((row) => ({
      id: row.id,
      channel: row.channel,
      outcome: row.outcome as 'reached' | 'not-reached' | 'sent',
      content: row.content,
      note: row.note,
      author: author(row),
      at: row.at.toISOString(),
    })),
    chaserList: chasers.map((row) => ({
      id: row.id,
      by: row.madeBy as 'customer' | 'manager',
      text: row.text,
      at: row.at.toISOString(),
    })),
    additions: additions.map((row) => ({ id: row.id, text: row.text, at: row.at.toISOString() })),
  }
}

async function filesOf(trx: Trx, caseId: string) {
  const rows = await trx.selectFrom('cases.caseFile').selectAll().where('caseId', '=', caseId).orderBy('at').execute()
  return rows.map((row) => ({
    id: row.fileId,
    legId: row.legId,
    name: row.name,
    mime: row.mime,
    bytes: row.bytes,
    addedBy: row.addedBy as 'staff' | 'customer',
    at: row.at.toISOString(),
  }))
}

async function contactsOf(trx: Trx, caseId: string) {
  const rows = await trx
    .selectFrom('cases.caseContact as link')
    .innerJoin('channels.shownContact as contact', 'contact.id', 'link.contactId')
    .select([
      'contact.id',
      'contact.channel',
      'contact.state',
      'contact.outcome',
      'contact.arrivedAt',
      'contact.endedAt',
    ])
    .where('link.caseId', '=', caseId)
    .orderBy('contact.arrivedAt')
    .execute()
  return rows.map((row) => ({
    id: row.id ?? '',
    channel: row.channel ?? '',
    state: row.state ?? '',
    outcome: row.outcome,
    arrivedAt: row.arrivedAt?.toISOString() ?? '',
    endedAt: row.endedAt?.toISOString() ?? null,
  }))
}

async function historyOf(trx: Trx, caseId: string) {
  const rows = await trx
    .selectFrom('cases.caseEvent')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('at')
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    legId: row.legId,
    kind: row.kind,
    actor: {
      kind: row.actorKind as 'staff' | 'customer' | 'system',
      name: row.actorNameAr ? { ar: row.actorNameAr, en: row.actorNameEn ?? row.actorNameAr } : null,
    },
    facts: row.facts as Record<string, unknown>,
    at: row.at.toISOString(),
  }))
}
