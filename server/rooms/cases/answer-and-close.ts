import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { type CaseRow, loadCase } from './case-store.ts'
import { completeDraft, openCase } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { sharedWith } from './record-event.ts'
import type { CasesActions } from './room.ts'
import { settle } from './settle-status.ts'
import { answerOwnPart } from './tell-customer.ts'

type Wanted = Parameters<CasesActions['answerAndClose']>[1]

/**
 * The daily bread in one step: the contact's draft becomes an enquiry, answered, told and closed. Without a draft a
 * case is opened for it; a contact whose case is further on keeps it as it is.
 */
export async function answerAndClose(parts: CaseParts, trx: Trx, wanted: Wanted): Promise<CaseRow> {
  const actor = { kind: 'staff' as const, staffId: wanted.staff.id, name: wanted.staff.name }
  const row = await enquiryOf(parts, trx, wanted, actor)
  if (row.status !== 'new') return row
  const at = parts.platform.clock.now()
  await answerOwnPart(trx, row, wanted.answer, at)
  await trx
    .insertInto('cases.reply')
    .values({
      id: newId(),
      entityId: row.entityId,
      sharedEntityId: sharedWith(row),
      caseId: row.id,
      stage: 'final',
      channel: wanted.channel === 'voice' ? 'phone' : 'chat',
      text: wanted.answer,
      authorId: actor.staffId,
      authorNameAr: actor.name.ar,
      authorNameEn: actor.name.en,
      at,
    })
    .execute()
  return settle(trx, {
    case: await loadCase(trx, row.id),
    change: { toldAt: at, closedAt: at },
    kind: 'answered-and-closed',
    actor,
    facts: { text: wanted.answer },
    event: 'case.closed',
    at,
  })
}

async function enquiryOf(
  parts: CaseParts,
  trx: Trx,
  wanted: Wanted,
  actor: Actor & { kind: 'staff' },
): Promise<CaseRow> {
  const filled = {
    type: 'enquiry' as const,
    subject: wanted.subject,
    topicId: wanted.topicId,
    customerId: wanted.customerId,
    language: wanted.language,
    actor,
  }
  const before = wanted.caseId ? await loadCase(trx, wanted.caseId) : null
  if (before?.status === 'draft') return completeDraft(parts, trx, { ...filled, caseId: before.id, quiet: true })
  if (before) return before
  return openCase(parts, trx, { ...filled, entityId: wanted.entityId, contactId: wanted.contactId, quiet: true })
}
