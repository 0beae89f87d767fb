import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { across } from './across.ts'
import { requireMove } from './case-moves.ts'
import { type CaseRow, changeLeg, customerNameOf, legsOf, loadLeg, lockCase } from './case-store.ts'
import { UnitUnknown } from './errors.ts'
import { completeDraft } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { publishLeg, recordEvent } from './record-event.ts'
import { settle } from './settle-status.ts'
import type { LegId } from './words.ts'

export interface ReferWanted {
  caseId: string
  unitId: string
  /** Another entity's unit; default: the case's own entity. */
  unitEntityId?: string | undefined
  question: string
  actor: Actor & { kind: 'staff' }
}

/** Asks a department for its part: a leg goes to its worklist with what the case shares. Returned legs are thereby replaced. */
export async function referCase(parts: CaseParts, trx: Trx, wanted: ReferWanted): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'refer')
  const entityId = wanted.unitEntityId ?? row.entityId
  const units = await parts.needs.entities.unitsOf(trx, entityId)
  const unit = units.find((one) => one.id === wanted.unitId && one.takesCases)
  if (!unit) throw new UnitUnknown({ unitId: wanted.unitId })
  const legId = await insertLeg(trx, row, { ...wanted, entityId, at })
  for (const leg of await legsOf(trx, row.id)) {
    if (leg.status === 'returned' && !leg.replacedByLegId) await changeLeg(trx, leg.id, { replacedByLegId: legId })
  }
  const leg = await loadLeg(trx, legId)
  await recordEvent(trx, {
    case: row,
    leg,
    kind: 'leg-sent',
    actor: wanted.actor,
    facts: { unit: unit.name, question: wanted.question },
    at,
  })
  const after = await settle(trx, {
    case: row,
    change: { toldAt: null, content: null, ...(entityId === row.entityId ? { unitId: unit.id } : {}) },
    kind: 'referred',
    actor: wanted.actor,
    facts: { unit: unit.name },
    event: 'case.referred',
    at,
  })
  await publishLeg(trx, 'leg.sent', after, leg, at)
  await parts.needs.withdrawAnswer(trx, {
    entityId: row.entityId,
    caseId: row.id,
    reason: 'referred',
    actor: wanted.actor,
  })
  return after
}

/**
 * Refers from the desk: a draft that nobody has completed yet becomes an enquiry first, its subject the customer's first
 * words or else the note to the department.
 */
export async function referFromDesk(parts: CaseParts, trx: Trx, wanted: ReferWanted): Promise<CaseRow> {
  const row = await lockCase(trx, wanted.caseId)
  if (row.status === 'draft') {
    const subject = (row.subject || wanted.question).trim().slice(0, 120)
    await completeDraft(parts, trx, { caseId: row.id, type: 'enquiry', subject, actor: wanted.actor })
  }
  return referCase(parts, trx, wanted)
}

async function insertLeg(
  trx: Trx,
  row: CaseRow,
  wanted: { unitId: string; entityId: string; question: string; at: Date },
): Promise<LegId> {
  const id = newId<LegId>()
  const sharedCustomerName = await customerNameOf(trx, row)
  await across(trx, row.entityId, wanted.entityId, () =>
    trx
      .insertInto('cases.leg')
      .values({
        id,
        entityId: wanted.entityId,
        caseEntityId: row.entityId,
        caseId: row.id,
        unitId: wanted.unitId,
        status: 'sent',
        question: wanted.question,
        sharedNumber: row.number,
        sharedType: row.type,
        sharedClass: row.class,
        sharedSubject: row.subject,
        sharedDescription: row.description,
        sharedPlace: row.place,
        sharedCustomerName,
        sharedChasers: row.chaserCount,
        dueAt: row.promisedAt ?? wanted.at,
        nearAt: row.nearAt ?? wanted.at,
        sentAt: wanted.at,
      })
      .execute(),
  )
  return id
}
