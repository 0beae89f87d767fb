import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { requireMove } from './case-moves.ts'
import { type CaseRow, changeLeg, legsOf, lockCase } from './case-store.ts'
import { CustomerNotContent, CustomerNotTold, NoAddress } from './errors.ts'
import { type Address, addressOf, notifyCustomer } from './notify-customer.ts'
import type { CaseParts } from './parts.ts'
import { sharedWith } from './record-event.ts'
import { settle } from './settle-status.ts'
import type { TellingChannel, TellingOutcome } from './words.ts'

interface ByStaff {
  caseId: string
  actor: Actor & { kind: 'staff' }
}

/**
 * A reply to the customer, kept apart from internal comments. By mail or text message it is sent; over any other channel
 * the agent has said it. A final reply is the contact centre's own answer where no department has one.
 */
export async function replyToCustomer(
  parts: CaseParts,
  trx: Trx,
  wanted: ByStaff & { text: string; channel: TellingChannel; stage?: 'interim' | 'final' },
): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'reply')
  const stage = wanted.stage ?? (row.status === 'answered' ? 'final' : 'interim')
  if (stage === 'final') requireMove(row.status, 'answer')
  const sent = await sendIfWritten(parts, trx, row, wanted)
  await trx
    .insertInto('cases.reply')
    .values({
      id: newId(),
      entityId: row.entityId,
      sharedEntityId: sharedWith(row),
      caseId: row.id,
      stage,
      channel: wanted.channel,
      text: wanted.text,
      outgoingId: sent?.id ?? null,
      authorId: wanted.actor.staffId,
      authorNameAr: wanted.actor.name.ar,
      authorNameEn: wanted.actor.name.en,
      at,
    })
    .execute()
  if (stage === 'final') await answerOwnPart(trx, row, wanted.text, at)
  const facts = { channel: wanted.channel, stage, text: wanted.text }
  return settle(trx, { case: row, kind: 'replied', actor: wanted.actor, facts, at })
}

async function sendIfWritten(
  parts: CaseParts,
  trx: Trx,
  row: CaseRow,
  wanted: { channel: TellingChannel; text: string },
) {
  if (wanted.channel !== 'mail' && wanted.channel !== 'sms') return null
  const address = await addressFor(parts, trx, row, wanted.channel)
  const sent = await notifyCustomer(parts, trx, row, 'case-replied', { text: wanted.text }, address)
  if (!sent) throw new NoAddress({ channel: wanted.channel })
  return sent
}

async function addressFor(parts: CaseParts, trx: Trx, row: CaseRow, channel: 'mail' | 'sms'): Promise<Address> {
  const usual = await addressOf(parts, trx, row)
  if (usual?.kind === channel) return usual
  const points = row.customerId ? await parts.needs.customers.contactPointsOf(trx, row.customerId) : null
  const to = channel === 'mail' ? (row.emailGiven ?? points?.emails[0]) : (row.phoneGiven ?? points?.phones[0])
  if (!to) throw new NoAddress({ channel })
  return { kind: channel, to }
}

/** The contact centre's own part is answered, where no department stands between. */
export async function answerOwnPart(trx: Trx, row: CaseRow, answer: string, at: Date): Promise<void> {
  for (const leg of await legsOf(trx, row.id)) {
    if (leg.unitId === null && leg.status === 'accepted') {
      await changeLeg(trx, leg.id, { status: 'answered', answer, settledAt: at })
    }
  }
}

/** Records an attempt to tell the customer; reached or sent, the case counts as told. */
export async function recordTelling(
  parts: CaseParts,
  trx: Trx,
  wanted: ByStaff & { outcome: TellingOutcome; channel: TellingChannel; content: boolean | null; note: string | null },
): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'tell')
  const content = wanted.outcome === 'reached' ? wanted.content : null
  await trx
    .insertInto('cases.telling')
    .values({
      id: newId(),
      entityId: row.entityId,
      sharedEntityId: sharedWith(row),
      caseId: row.id,
      channel: wanted.channel,
      outcome: wanted.outcome,
      content,
      note: wanted.note,
      authorId: wanted.actor.staffId,
      authorNameAr: wanted.actor.name.ar,
      authorNameEn: wanted.actor.name.en,
      at,
    })
    .execute()
  const told = wanted.outcome !== 'not-reached'
  if (told) await answerOwnPart(trx, row, wanted.note ?? '', at)
  const after = await settle(trx, {
    case: row,
    change: told ? { toldAt: at, content: content ?? row.content } : {},
    kind: 'told',
    actor: wanted.actor,
    facts: { channel: wanted.channel, outcome: wanted.outcome, content, note: wanted.note },
    event: told ? 'case.told' : 'case.changed',
    at,
  })
  if (told) {
    const done = { entityId: row.entityId, caseId: row.id, reason: 'told', actor: wanted.actor }
    await parts.needs.withdrawAnswer(trx, done)
  }
  return after
}

/** Closes a case whose customer was told. One who is not content is closed over only with a note that says why. */
export async function closeCase(
  parts: CaseParts,
  trx: Trx,
  wanted: ByStaff & { note: string | null },
): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  if (row.status === 'answered') throw new CustomerNotTold({ number: row.number })
  requireMove(row.status, 'close')
  if (row.content === false && !wanted.note?.trim()) throw new CustomerNotContent({ number: row.number })
  const after = await settle(trx, {
    case: row,
    change: { closedAt: at },
    kind: 'closed',
    actor: wanted.actor,
    facts: { note: wanted.note },
    event: 'case.closed',
    at,
  })
  const done = { entityId: row.entityId, caseId: row.id, reason: 'closed', actor: wanted.actor }
  await parts.needs.withdrawAnswer(trx, done)
  return after
}

/** Opens a closed case again, with the reason; its owner answers for what happens next. */
export async function reopenCase(parts: CaseParts, trx: Trx, wanted: ByStaff & { reason: string }): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'reopen')
  return settle(trx, {
    case: row,
    change: { closedAt: null, toldAt: null, content: null, reopenedAt: at },
    kind: 'reopened',
    actor: wanted.actor,
    facts: { reason: wanted.reason },
    event: 'case.reopened',
    at,
  })
}
