import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { across } from './across.ts'
import { type LegMove, requireLegMove } from './case-moves.ts'
import { type CaseRow, changeLeg, type LegChange, type LegRow, loadLeg, lockCase, lockLeg } from './case-store.ts'
import { NotPostedHere } from './errors.ts'
import { notifyCustomer } from './notify-customer.ts'
import type { CaseParts } from './parts.ts'
import { publishLeg, recordEvent } from './record-event.ts'
import { settle } from './settle-status.ts'

export interface LegMoved {
  legId: string
  actor: Actor & { kind: 'staff' }
}

interface Move {
  move: LegMove
  change: LegChange
  /** As the history names it. */
  kind: string
  facts?: Record<string, unknown>
  /** As screens hear it. */
  event: string
  caseEvent?: string
  afterwards?: (trx: Trx, row: CaseRow, leg: LegRow) => Promise<unknown>
}

/** An officer takes the leg and becomes its assignee; the second to try is refused. */
export function acceptLeg(parts: CaseParts, trx: Trx, wanted: LegMoved): Promise<LegRow> {
  const at = parts.platform.clock.now()
  return moveLeg(parts, trx, wanted, {
    move: 'accept',
    change: { status: 'accepted', acceptedAt: at, assigneeId: wanted.actor.staffId },
    kind: 'leg-accepted',
    event: 'leg.accepted',
  })
}

/** «Not ours», with the reason: the contact centre gets it back as work to be sent elsewhere. */
export function returnLeg(parts: CaseParts, trx: Trx, wanted: LegMoved & { reason: string }): Promise<LegRow> {
  return moveLeg(parts, trx, wanted, {
    move: 'return',
    change: { status: 'returned', returnedReason: wanted.reason, settledAt: parts.platform.clock.now() },
    kind: 'leg-returned',
    facts: { reason: wanted.reason },
    event: 'leg.returned',
    afterwards: (inside, row, leg) => oweAnswer(parts, inside, row, leg, 'returned'),
  })
}

/** Puts a colleague of the same entity in charge of the leg. */
export async function assignLeg(parts: CaseParts, trx: Trx, wanted: LegMoved & { staffId: string }): Promise<LegRow> {
  const { entityId } = await loadLeg(trx, wanted.legId)
  const colleague = await trx
    .selectFrom('staff.shownMember')
    .select(['nameAr', 'nameEn'])
    .where('entityId', '=', entityId)
    .where('memberId', '=', wanted.staffId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!colleague) throw new NotPostedHere({ staffId: wanted.staffId })
  return moveLeg(parts, trx, wanted, {
    move: 'assign',
    change: { assigneeId: wanted.staffId },
    kind: 'leg-assigned',
    facts: { to: { ar: colleague.nameAr, en: colleague.nameEn } },
    event: 'leg.changed',
  })
}

/** Asks the customer for something: they read it on the tracking page and are written to; without an address an agent asks them. */
export function askCustomer(parts: CaseParts, trx: Trx, wanted: LegMoved & { text: string }): Promise<LegRow> {
  return moveLeg(parts, trx, wanted, {
    move: 'ask',
    change: { status: 'waiting-customer', askedCustomer: wanted.text },
    kind: 'leg-asked-customer',
    facts: { text: wanted.text },
    event: 'leg.changed',
    afterwards: async (inside, row, leg) => {
      const told = await notifyCustomer(parts, inside, row, 'case-asked', { text: wanted.text })
      if (!told) await oweAnswer(parts, inside, row, leg, 'customer-asked')
    },
  })
}

/** The department waits for another body. */
export function waitForOther(parts: CaseParts, trx: Trx, wanted: LegMoved & { note: string }): Promise<LegRow> {
  return moveLeg(parts, trx, wanted, {
    move: 'wait-for-other',
    change: { status: 'waiting-other', askedCustomer: null },
    kind: 'leg-waits-for-other',
    facts: { note: wanted.note },
    event: 'leg.changed',
  })
}

/** Takes a waiting leg up again. */
export function resumeLeg(parts: CaseParts, trx: Trx, wanted: LegMoved): Promise<LegRow> {
  return moveLeg(parts, trx, wanted, {
    move: 'resume',
    change: { status: 'accepted', askedCustomer: null },
    kind: 'leg-resumed',
    event: 'leg.changed',
  })
}

/** The department's answer; it returns to the contact centre as work, so that the customer is told. */
export function answerLeg(parts: CaseParts, trx: Trx, wanted: LegMoved & { text: string }): Promise<LegRow> {
  return moveLeg(parts, trx, wanted, {
    move: 'answer',
    change: { status: 'answered', answer: wanted.text, settledAt: parts.platform.clock.now(), askedCustomer: null },
    kind: 'leg-answered',
    facts: { answer: wanted.text },
    event: 'leg.answered',
    caseEvent: 'case.answered',
    afterwards: (inside, row, leg) => oweAnswer(parts, inside, row, leg, 'answered'),
  })
}

// The case is locked before the leg by everyone, so that two officers and an agent never wait for each other in a ring.
async function moveLeg(parts: CaseParts, trx: Trx, wanted: LegMoved, move: Move): Promise<LegRow> {
  const at = parts.platform.clock.now()
  const seen = await loadLeg(trx, wanted.legId)
  return across(trx, seen.entityId, seen.caseEntityId, async () => {
    const row = await lockCase(trx, seen.caseId)
    const leg = await lockLeg(trx, wanted.legId)
    requireLegMove(leg.status, move.move)
    await changeLeg(trx, leg.id, move.change)
    const moved = await loadLeg(trx, leg.id)
    await recordEvent(trx, { case: row, leg: moved, kind: move.kind, actor: wanted.actor, facts: move.facts ?? {}, at })
    const event = move.caseEvent ?? 'case.changed'
    const after = await settle(trx, {
      case: row,
      kind: 'status',
      actor: wanted.actor,
      facts: { because: move.kind },
      event,
      at,
    })
    await publishLeg(trx, move.event, after, moved, at)
    await move.afterwards?.(trx, after, moved)
    return moved
  })
}

/** Gives the contact centre something to do about a case; its agent is preferred. */
export async function oweAnswer(
  parts: CaseParts,
  trx: Trx,
  row: CaseRow,
  leg: LegRow | null,
  reason: 'answered' | 'returned' | 'customer-asked' | 'customer-added' | 'not-told',
): Promise<void> {
  await parts.needs.enqueueAnswer(trx, {
    entityId: row.entityId,
    caseId: row.id,
    legId: leg?.id ?? null,
    reason,
    lineId: row.lineId,
    topicId: row.topicId,
    language: row.language,
    preferredAgentId: row.ownerId,
    priority: row.customerId ? await parts.needs.customers.priorityOf(trx, row.customerId) : 0,
    dueAt: row.promisedAt ?? parts.platform.clock.now(),
  })
}
