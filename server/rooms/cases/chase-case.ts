import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { ContactId } from '#rooms/channels'
import { caseMoves, requireMove } from './case-moves.ts'
import { type CaseRow, countChaser, legsOf, loadCase, lockCase } from './case-store.ts'
import { linkContactRow } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { publishCase, publishLeg, recordEvent, sharedWith } from './record-event.ts'
import { settle } from './settle-status.ts'
import type { CaseStatus } from './words.ts'

export interface Chased {
  caseId: string
  by: 'customer' | 'manager'
  text: string | null
  actor: Actor
  contactId?: string | null
  /** The same client id twice is one chaser. */
  clientId?: string | null
}

/** Adds a chaser: it is counted, and shown to the owner and to the departments that still owe their part. */
export async function chaseCase(parts: CaseParts, trx: Trx, wanted: Chased): Promise<CaseRow> {
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'chase')
  return addChaser(parts, trx, row, wanted)
}

async function addChaser(parts: CaseParts, trx: Trx, row: CaseRow, wanted: Chased): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const added = await trx
    .insertInto('cases.chaser')
    .values({
      id: newId(),
      entityId: row.entityId,
      sharedEntityId: sharedWith(row),
      caseId: row.id,
      madeBy: wanted.by,
      staffId: wanted.actor.kind === 'staff' ? wanted.actor.staffId : null,
      contactId: wanted.contactId ?? null,
      clientId: wanted.clientId ?? null,
      text: wanted.text,
      at,
    })
    .onConflict((met) => met.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return row
  await countChaser(trx, row.id)
  const after = await loadCase(trx, row.id)
  const facts = { by: wanted.by, text: wanted.text }
  await recordEvent(trx, { case: after, kind: 'chased', actor: wanted.actor, facts, at })
  await publishCase(trx, 'case.chased', after, at, { by: wanted.by, chasers: after.chaserCount })
  for (const leg of await legsOf(trx, row.id)) {
    if (leg.unitId && !leg.settledAt) await publishLeg(trx, 'leg.chased', after, leg, at)
  }
  return after
}

/**
 * Links a contact to a case. The contact's own draft is voided and its number redirects; on an open case the repeated
 * contact counts as a chaser, once.
 */
export async function linkContact(
  parts: CaseParts,
  trx: Trx,
  wanted: { caseId: string; contactId: string; actor: Actor },
): Promise<CaseRow> {
  const contact = await parts.needs.channels.contactById(trx, wanted.contactId as ContactId)
  const target = await followRedirects(trx, wanted.caseId)
  const draftId = contact.caseId && contact.caseId !== target ? contact.caseId : null
  // Both rows in the order of their ids: two agents linking crosswise wait, they do not deadlock.
  const locked = new Map<string, CaseRow>()
  for (const id of [target, draftId].filter((one) => one !== null).toSorted()) locked.set(id, await lockCase(trx, id))
  const row = locked.get(target)
  if (!row) throw new Error('The case that was locked is not there.')
  requireMove(row.status, 'link')
  const draft = draftId ? locked.get(draftId) : undefined
  if (draft?.status === 'draft') await voidDraft(parts, trx, draft, row, wanted.actor)
  await linkContactRow(parts, trx, row, wanted.contactId, wanted.actor)
  const isOpen = (caseMoves.chase as readonly CaseStatus[]).includes(row.status)
  if (!isOpen || contact.caseId === target) return row
  return addChaser(parts, trx, row, { ...wanted, caseId: row.id, by: 'customer', text: null })
}

async function voidDraft(parts: CaseParts, trx: Trx, draft: CaseRow, target: CaseRow, actor: Actor): Promise<void> {
  await settle(trx, {
    case: draft,
    change: { redirectedToCaseId: target.id },
    kind: 'redirected',
    actor,
    facts: { number: target.number },
    at: parts.platform.clock.now(),
  })
}

/** The case a number leads to in the end. */
export async function followRedirects(trx: Trx, caseId: string): Promise<string> {
  const row = await loadCase(trx, caseId)
  return row.redirectedToCaseId ? followRedirects(trx, row.redirectedToCaseId) : row.id
}
