import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { type Audience, publish } from '#platform/events'
import { newId } from '#platform/ids'
import { across } from './across.ts'
import type { CaseRow, LegRow } from './case-store.ts'

export interface Recorded {
  case: CaseRow
  leg?: LegRow | null
  /** What happened, as the history names it. */
  kind: string
  actor: Actor
  facts?: Record<string, unknown>
  at: Date
}

/** Adds a line to the case's history; runs in the case's entity. */
export async function recordEvent(trx: Trx, recorded: Recorded): Promise<void> {
  const { actor } = recorded
  await trx
    .insertInto('cases.caseEvent')
    .values({
      id: newId(),
      entityId: recorded.case.entityId,
      sharedEntityId: sharedWith(recorded.case, recorded.leg),
      caseId: recorded.case.id,
      legId: recorded.leg?.id ?? null,
      at: recorded.at,
      kind: recorded.kind,
      actorKind: actor.kind,
      actorId: actor.kind === 'staff' ? actor.staffId : null,
      actorNameAr: actor.kind === 'staff' ? actor.name.ar : null,
      actorNameEn: actor.kind === 'staff' ? actor.name.en : null,
      facts: JSON.stringify(recorded.facts ?? {}),
    })
    .execute()
}

/** The entity beside the case's own that sees a child row: the leg's, else the one the case is about. */
export function sharedWith(row: CaseRow, leg?: LegRow | null): string | null {
  const other = leg ? leg.entityId : row.aboutEntityId
  return other === row.entityId ? null : other
}

/** Tells screens and listeners that something about a case has changed. */
export async function publishCase(trx: Trx, type: string, row: CaseRow, at: Date, facts: Record<string, unknown> = {}) {
  await publish(trx, {
    type,
    entityId: row.entityId,
    aboutEntityId: row.aboutEntityId,
    payload: { caseId: row.id, number: row.number, unitId: row.unitId, status: row.status, ...facts },
    audience: audienceOf(row),
    at,
  })
}

// A confidential complaint is known to complaint roles and its owner only: not even that it moves.
function audienceOf(row: CaseRow): Audience {
  const staff = row.ownerId ? [row.ownerId] : []
  if (row.class === 'confidential') return { staff, permission: 'case.read-confidential' }
  return { staff, permission: ['case.read-all', 'case.read-unit'], unitId: row.unitId }
}

/** Tells the unit of a leg, whichever entity it is in; runs in the case's entity. */
export async function publishLeg(trx: Trx, type: string, row: CaseRow, leg: LegRow, at: Date) {
  const event = {
    type,
    entityId: leg.entityId,
    aboutEntityId: leg.caseEntityId === leg.entityId ? null : leg.caseEntityId,
    payload: { legId: leg.id, caseId: leg.caseId, unitId: leg.unitId, status: leg.status, number: leg.sharedNumber },
    audience: {
      staff: [...new Set([leg.assigneeId, row.ownerId].filter((id) => id !== null))],
      ...(leg.unitId ? { permission: 'leg.work', unitId: leg.unitId } : {}),
    },
    at,
  }
  await across(trx, row.entityId, leg.entityId, () => publish(trx, event))
}
