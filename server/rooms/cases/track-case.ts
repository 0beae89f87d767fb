import type { NotNull } from 'kysely'
import { inEngine, type Trx } from '#platform/database'
import type { EntityAsked } from '#platform/http'
import { matchesSecret, newId } from '#platform/ids'
import { normaliseIdentifier } from '#rooms/customers'
import { requireMove } from './case-moves.ts'
import { type CaseRow, changeCase, changeLeg, legsOf, loadCase, loadLeg, lockCase } from './case-store.ts'
import { followRedirects } from './chase-case.ts'
import { TrackingUnknown } from './errors.ts'
import { type Address, notifyCustomer } from './notify-customer.ts'
import type { CaseParts } from './parts.ts'
import { publishLeg, recordEvent, sharedWith } from './record-event.ts'
import { settle } from './settle-status.ts'
import { oweAnswer } from './work-leg.ts'

const customer = { kind: 'customer' as const }

/** The entity of a tracking request whose secret is right; the same refusal for a wrong number and a wrong secret. */
export async function entityOfTracked({ pools, request }: EntityAsked): Promise<string> {
  const { number } = request.params as { number: string }
  const { secret } = { ...(request.query as object), ...(request.body as object) } as { secret?: string }
  return inEngine(pools, async (trx) => (await openTracked(trx, number, secret ?? '')).entityId)
}

/** The case a number and secret open, redirections followed. */
export async function openTracked(trx: Trx, number: string, secret: string): Promise<CaseRow> {
  const links = await trx
    .selectFrom('cases.case as c')
    .innerJoin('cases.caseLink as link', 'link.caseId', 'c.id')
    .select(['c.id', 'link.secretHash'])
    .where('c.number', '=', number.toUpperCase())
    .execute()
  const found = links.find((link) => matchesSecret(secret, link.secretHash))
  if (!found) throw new TrackingUnknown()
  return loadCase(trx, await followRedirects(trx, found.id))
}

export type TrackStep =
  | 'registered'
  | 'with-contact-centre'
  | 'with-unit'
  | 'unit-finished'
  | 'replied'
  | 'final-answer'
  | 'closed'

/** What the customer sees of their case: no names of staff, no comments, no answers between departments. */
export async function showTracked(parts: CaseParts, trx: Trx, row: CaseRow) {
  const entity = await parts.needs.entities.entityById(trx, row.aboutEntityId ?? row.entityId)
  const legs = (await legsOf(trx, row.id)).filter((leg) => !leg.replacedByLegId && leg.status !== 'returned')
  const asked = legs.find((leg) => leg.status === 'waiting-customer' && leg.askedCustomer)
  return {
    number: row.number,
    type: row.type,
    class: row.class,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    promisedAt: row.promisedAt?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    subject: row.subject,
    entity: { slug: entity.slug, name: entity.name, colour: entity.colour },
    steps: await stepsOf(trx, row, legs),
    needs: asked ? { text: asked.askedCustomer ?? '' } : null,
    chasers: row.chaserCount,
    language: row.language,
  }
}

interface Step {
  key: TrackStep
  unit: { ar: string; en: string } | null
  at: string | null
  done: boolean
  text: string | null
}

async function stepsOf(trx: Trx, row: CaseRow, legs: Awaited<ReturnType<typeof legsOf>>): Promise<Step[]> {
  const departments = legs.filter((leg) => leg.unitId !== null)
  const names = await unitNames(
    trx,
    departments.map((leg) => leg.unitId ?? ''),
  )
  const replies = await trx
    .selectFrom('cases.reply')
    .select(['text', 'at'])
    .where('caseId', '=', row.id)
    .orderBy('at')
    .execute()
  const told = row.toldAt?.toISOString() ?? null
  const happened: Step[] = [
    ...departments.map((leg) => ({
      key: leg.settledAt ? ('unit-finished' as const) : ('with-unit' as const),
      unit: names.get(leg.unitId ?? '') ?? null,
      at: leg.settledAt?.toISOString() ?? null,
      done: leg.settledAt !== null,
      text: null,
    })),
    ...replies.map(({ text, at }) => ({ key: 'replied' as const, unit: null, at: at.toISOString(), done: true, text })),
  ].toSorted((a, b) => (a.at ?? '9999').localeCompare(b.at ?? '9999'))
  const first: Step = { key: 'registered', unit: null, at: row.openedAt.toISOString(), done: true, text: null }
  const withCentre = departments.length === 0 && !told && !row.closedAt
  const here: Step[] = withCentre ? [{ key: 'with-contact-centre', unit: null, at: null, done: false, text: null }] : []
  const last: Step = row.closedAt
    ? { key: 'closed', unit: null, at: row.closedAt.toISOString(), done: true, text: null }
    : { key: 'final-answer', unit: null, at: told, done: told !== null, text: null }
  return [first, ...happened, ...here, last]
}

async function unitNames(trx: Trx, unitIds: readonly string[]) {
  if (unitIds.length === 0) return new Map<string, { ar: string; en: string }>()
  const rows = await trx
    .selectFrom('entities.shownUnit')
    .select(['unitId', 'nameAr', 'nameEn'])
    .where('unitId', 'in', unitIds)
    .$narrowType<{ unitId: NotNull; nameAr: NotNull; nameEn: NotNull }>()
    .execute()
  return new Map(rows.map((row) => [row.unitId, { ar: row.nameAr, en: row.nameEn }]))
}

/** What the customer adds. Where a department waits for it, the department has its turn again; else the contact centre reads it. */
export async function addToCase(
  parts: CaseParts,
  trx: Trx,
  wanted: { caseId: string; text: string; clientId?: string | undefined },
): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const row = await lockCase(trx, wanted.caseId)
  requireMove(row.status, 'attach')
  const added = await trx
    .insertInto('cases.addition')
    .values({
      id: newId(),
      entityId: row.entityId,
      sharedEntityId: sharedWith(row),
      caseId: row.id,
      clientId: wanted.clientId ?? null,
      text: wanted.text,
      at,
    })
    .onConflict((met) => met.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return row
  await recordEvent(trx, { case: row, kind: 'customer-added', actor: customer, facts: { text: wanted.text }, at })
  return takeUpAgain(parts, trx, row)
}

/** After something came from the customer: legs that waited for it go on; where none is with a department, an agent looks. */
export async function takeUpAgain(parts: CaseParts, trx: Trx, row: CaseRow): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const legs = (await legsOf(trx, row.id)).filter((leg) => leg.unitId !== null && !leg.settledAt)
  const waiting = legs.filter((leg) => leg.status === 'waiting-customer')
  for (const leg of waiting) await changeLeg(trx, leg.id, { status: 'accepted', askedCustomer: null })
  const because = waiting.length > 0 ? 'customer-answered' : 'customer-added'
  const after = await settle(trx, { case: row, kind: because, actor: customer, at })
  for (const leg of waiting) await publishLeg(trx, 'leg.changed', after, await loadLeg(trx, leg.id), at)
  if (legs.length === 0 && row.status !== 'draft') await oweAnswer(parts, trx, after, null, 'customer-added')
  return after
}

/** Sends a new link to the recorded mail or phone if that is what was given; says nothing of whether it was. */
export async function sendNewLink(
  parts: CaseParts,
  wanted: { number: string; phone?: string; email?: string },
): Promise<void> {
  const { pools } = parts.platform
  await inEngine(pools, async (trx) => {
    const found = await trx
      .selectFrom('cases.case')
      .select('id')
      .where('number', '=', wanted.number.toUpperCase())
      .executeTakeFirst()
    if (!found) return
    const row = await loadCase(trx, await followRedirects(trx, found.id))
    const address = await recordedAddress(parts, trx, row, wanted)
    if (!address) return
    await notifyCustomer(parts, trx, row, 'case-link', {}, address)
    const at = parts.platform.clock.now()
    await recordEvent(trx, { case: row, kind: 'link-sent', actor: customer, facts: { by: address.kind }, at })
    await changeCase(trx, row.id, {})
  })
}

async function recordedAddress(
  parts: CaseParts,
  trx: Trx,
  row: CaseRow,
  given: { phone?: string; email?: string },
): Promise<Address | null> {
  const points = row.customerId ? await parts.needs.customers.contactPointsOf(trx, row.customerId) : null
  const recorded = {
    phone: [row.phoneGiven, ...(points?.phones ?? [])],
    email: [row.emailGiven, ...(points?.emails ?? [])],
  }
  const kind = given.email ? 'email' : 'phone'
  const wanted = normaliseIdentifier({ kind, value: given[kind] ?? '' })?.value
  const to = recorded[kind].find((value) => value && normaliseIdentifier({ kind, value })?.value === wanted)
  return wanted && to ? { kind: kind === 'email' ? 'mail' : 'sms', to } : null
}
