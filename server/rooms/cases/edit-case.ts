import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { EditedByAnother, Invalid } from '#platform/errors'
import { newId } from '#platform/ids'
import { across } from './across.ts'
import { requireLegMove, requireMove } from './case-moves.ts'
import { type CaseRow, changeCase, loadCase, loadLeg, lockCase } from './case-store.ts'
import { NotPostedHere } from './errors.ts'
import { type CaseFilled, classOf, promiseFor, refreshWords, refuseIncomplete } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { publishCase, recordEvent, sharedWith } from './record-event.ts'
import { settle } from './settle-status.ts'

interface ByStaff {
  caseId: string
  actor: Actor & { kind: 'staff' }
}

/** Edits what a case says; another type or class promises another date, counted from the opening. */
export async function editCase(
  parts: CaseParts,
  trx: Trx,
  wanted: ByStaff & { ifMatch: number | null; change: Partial<CaseFilled> },
): Promise<CaseRow> {
  const row = await lockCase(trx, wanted.caseId)
  if (wanted.ifMatch === null) throw new Invalid({ field: 'If-Match', reason: 'missing' })
  if (wanted.ifMatch !== row.version) throw new EditedByAnother({ caseId: row.id, version: row.version })
  requireMove(row.status, 'edit')
  const change = {
    type: wanted.change.type ?? row.type,
    class: wanted.change.class === undefined ? row.class : wanted.change.class,
    subject: wanted.change.subject ?? row.subject,
    description: wanted.change.description ?? row.description,
    place: wanted.change.place === undefined ? row.place : wanted.change.place,
    topicId: wanted.change.topicId === undefined ? row.topicId : wanted.change.topicId,
    customerId: wanted.change.customerId === undefined ? row.customerId : wanted.change.customerId,
    language: wanted.change.language ?? row.language,
  }
  change.class = classOf(change as CaseFilled)
  if (row.status !== 'draft') refuseIncomplete(change as CaseFilled)
  const promisedAnew = change.type !== row.type || change.class !== row.class
  const promise = promisedAnew
    ? await promiseFor(parts, trx, { entityId: row.entityId, from: row.openedAt, ...change })
    : {}
  const changed = Object.keys(change).filter((key) => change[key as keyof typeof change] !== row[key as keyof CaseRow])
  const after = await settle(trx, {
    case: row,
    change: { ...change, ...promise },
    kind: 'edited',
    actor: wanted.actor,
    facts: { changed },
    at: parts.platform.clock.now(),
  })
  await refreshWords(parts, trx, after)
  return after
}

/** Names who answers for the case. */
export async function assignOwner(parts: CaseParts, trx: Trx, wanted: ByStaff & { staffId: string }): Promise<CaseRow> {
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'assign')
  const owner = await trx
    .selectFrom('staff.shownMember')
    .select(['nameAr', 'nameEn'])
    .where('entityId', '=', row.entityId)
    .where('memberId', '=', wanted.staffId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!owner) throw new NotPostedHere({ staffId: wanted.staffId })
  return settle(trx, {
    case: row,
    change: { ownerId: wanted.staffId },
    kind: 'assigned',
    actor: wanted.actor,
    facts: { to: { ar: owner.nameAr, en: owner.nameEn } },
    at: parts.platform.clock.now(),
  })
}

export interface CommentWanted {
  caseId: string
  legId?: string | null
  text: string
  actor: Actor & { kind: 'staff' }
  /** Where the author works. */
  authorEntityId: string
}

/** An internal comment, on the case or on one leg; never seen by the customer. */
export async function commentOnCase(parts: CaseParts, trx: Trx, wanted: CommentWanted): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  const leg = wanted.legId ? await loadLeg(trx, wanted.legId) : null
  if (leg) requireLegMove(leg.status, 'comment')
  else requireMove(row.status, 'comment')
  await trx
    .insertInto('cases.comment')
    .values({
      id: newId(),
      entityId: row.entityId,
      sharedEntityId: sharedWith(row, leg),
      caseId: row.id,
      legId: leg?.id ?? null,
      authorEntityId: wanted.authorEntityId,
      authorId: wanted.actor.staffId,
      authorNameAr: wanted.actor.name.ar,
      authorNameEn: wanted.actor.name.en,
      text: wanted.text,
      at,
    })
    .execute()
  return noteChange(trx, row, { kind: 'commented', leg, actor: wanted.actor, at })
}

/** A comment of a leg's officer, written in the case's entity. */
export async function commentOnLeg(
  parts: CaseParts,
  trx: Trx,
  wanted: Omit<CommentWanted, 'caseId'> & { legId: string },
): Promise<void> {
  const leg = await loadLeg(trx, wanted.legId)
  await across(trx, leg.entityId, leg.caseEntityId, () => commentOnCase(parts, trx, { ...wanted, caseId: leg.caseId }))
}

export interface FileAttached {
  caseId: string
  legId?: string | null
  file: { id: string; name: string; mime: string; bytes: number }
  actor: Actor
}

/** Attaches a kept file to the case or to one leg. */
export async function attachFile(parts: CaseParts, trx: Trx, wanted: FileAttached): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'attach')
  const leg = wanted.legId ? await loadLeg(trx, wanted.legId) : null
  const { id: fileId, name, mime, bytes } = wanted.file
  await trx
    .insertInto('cases.caseFile')
    .values({
      id: newId(),
      entityId: row.entityId,
      sharedEntityId: sharedWith(row, leg),
      caseId: row.id,
      legId: leg?.id ?? null,
      fileId,
      name,
      mime,
      bytes,
      addedBy: wanted.actor.kind === 'staff' ? 'staff' : 'customer',
      authorId: wanted.actor.kind === 'staff' ? wanted.actor.staffId : null,
      at,
    })
    .execute()
  return noteChange(trx, row, { kind: 'file-added', leg, actor: wanted.actor, at, facts: { name, mime, bytes } })
}

async function noteChange(
  trx: Trx,
  row: CaseRow,
  noted: {
    kind: string
    leg: Awaited<ReturnType<typeof loadLeg>> | null
    actor: Actor
    at: Date
    facts?: Record<string, unknown>
  },
): Promise<CaseRow> {
  await changeCase(trx, row.id, {})
  const after = await loadCase(trx, row.id)
  await recordEvent(trx, { ...noted, case: after })
  await publishCase(trx, 'case.changed', after, noted.at, { because: noted.kind })
  return after
}
