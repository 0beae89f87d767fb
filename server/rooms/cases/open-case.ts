import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { ContactId } from '#rooms/channels'
import { requireMove } from './case-moves.ts'
import { type CaseRow, changeCase, customerNameOf, loadCase, lockCase, refreshShared } from './case-store.ts'
import { refreshTokens } from './case-tokens.ts'
import { decidePromise, whenAgreementIsSilent } from './decide-promise.ts'
import { ClassWanted, DraftIncomplete, InAnothersHands, PlaceWanted } from './errors.ts'
import { makeLink } from './make-link.ts'
import { notifyCustomer } from './notify-customer.ts'
import { nextNumber } from './number-case.ts'
import type { CaseParts } from './parts.ts'
import { publishCase, recordEvent } from './record-event.ts'
import type { DraftWanted } from './room.ts'
import { settle } from './settle-status.ts'
import type { CaseClass, CaseId, CaseType } from './words.ts'

export interface CaseFilled {
  type: CaseType
  class?: CaseClass | null | undefined
  subject: string
  description?: string | undefined
  place?: string | null | undefined
  topicId?: string | null | undefined
  customerId?: string | null | undefined
  language?: string | undefined
}

const system: Actor = { kind: 'system', name: 'flows' }

/** A numbered draft for a contact that has just arrived: an enquiry until the agent knows better. */
export async function openDraft(parts: CaseParts, trx: Trx, wanted: DraftWanted) {
  const row = await insertCase(parts, trx, { ...wanted, type: 'enquiry', class: null, status: 'draft', ownerId: null })
  await linkRow(trx, row, wanted.contactId, parts.platform.clock.now())
  await recordEvent(trx, {
    case: row,
    kind: 'opened',
    actor: system,
    facts: { channel: wanted.channel },
    at: row.openedAt,
  })
  await publishCase(trx, 'case.opened', row, row.openedAt, { contactId: wanted.contactId })
  const { secret } = await makeLink(parts, trx, row)
  return { caseId: row.id, number: row.number, secret }
}

export interface CaseWanted extends CaseFilled {
  entityId: string
  aboutEntityId?: string | null
  contactId?: string | null | undefined
  actor: Actor & { kind: 'staff' }
  /** Numbers of their own for cases brought in; else the next one. */
  number?: string
  /** How it came, where no contact says so. */
  channel?: string
  id?: string
  /** Nothing is written to the customer: they have their answer already. */
  quiet?: boolean
}

/** Opens a case, or completes the draft its contact already has; the customer is sent the number and the link. */
export async function openCase(parts: CaseParts, trx: Trx, wanted: CaseWanted): Promise<CaseRow> {
  refuseIncomplete(wanted)
  const contact = wanted.contactId ? await parts.needs.channels.contactById(trx, wanted.contactId as ContactId) : null
  if (contact?.caseId) {
    const draft = await lockCase(trx, contact.caseId)
    if (draft.status === 'draft') {
      return completeDraft(parts, trx, {
        ...wanted,
        caseId: draft.id,
        customerId: wanted.customerId ?? contact.customerId,
      })
    }
  }
  const row = await insertCase(parts, trx, {
    ...wanted,
    aboutEntityId: wanted.aboutEntityId ?? contact?.aboutEntityId ?? null,
    lineId: contact?.lineId ?? null,
    channel: wanted.channel ?? contact?.channel ?? null,
    language: wanted.language ?? contact?.language ?? 'ar',
    topicId: wanted.topicId ?? contact?.topicId ?? null,
    customerId: wanted.customerId ?? contact?.customerId ?? null,
    nameGiven: contact?.nameGiven ?? null,
    phoneGiven: contact?.phoneGiven ?? null,
    emailGiven: contact?.emailGiven ?? null,
    status: 'new',
    ownerId: wanted.actor.staffId,
  })
  if (contact) await linkContactRow(parts, trx, row, contact.id, wanted.actor)
  await recordEvent(trx, {
    case: row,
    kind: 'opened',
    actor: wanted.actor,
    facts: { type: row.type },
    at: row.openedAt,
  })
  await publishCase(trx, 'case.opened', row, row.openedAt, { contactId: contact?.id ?? null })
  if (!wanted.quiet) await notifyCustomer(parts, trx, row, 'case-opened')
  return row
}

/** Turns a draft into a case: its type decides what is promised, counted from the moment the contact arrived. */
export async function completeDraft(
  parts: CaseParts,
  trx: Trx,
  wanted: CaseFilled & { caseId: string; actor: Actor & { kind: 'staff' }; quiet?: boolean },
): Promise<CaseRow> {
  refuseIncomplete(wanted)
  const draft = await lockCase(trx, wanted.caseId)
  requireMove(draft.status, 'complete')
  await refuseAnothers(parts, trx, draft, wanted.actor)
  const filled = {
    type: wanted.type,
    class: classOf(wanted),
    subject: wanted.subject,
    description: wanted.description ?? draft.description,
    place: wanted.place ?? null,
    topicId: wanted.topicId ?? draft.topicId,
    customerId: wanted.customerId ?? draft.customerId,
    ownerId: draft.ownerId ?? wanted.actor.staffId,
  }
  const promise = await promiseFor(parts, trx, { entityId: draft.entityId, from: draft.openedAt, ...filled })
  const row = await settle(trx, {
    case: draft,
    change: { ...filled, ...promise, status: 'new' },
    kind: 'completed',
    actor: wanted.actor,
    facts: { type: wanted.type },
    at: parts.platform.clock.now(),
  })
  await refreshWords(parts, trx, row)
  if (!wanted.quiet) await notifyCustomer(parts, trx, row, 'case-opened')
  return row
}

// While an agent has the conversation, nobody else fills in its draft; afterwards whoever works the recovery does.
async function refuseAnothers(
  parts: CaseParts,
  trx: Trx,
  draft: CaseRow,
  actor: Actor & { kind: 'staff' },
): Promise<void> {
  const links = await trx.selectFrom('cases.caseContact').select('contactId').where('caseId', '=', draft.id).execute()
  for (const { contactId } of links) {
    const contact = await parts.needs.channels.contactById(trx, contactId as ContactId)
    const isLive = contact.state === 'active' || contact.state === 'parked'
    if (isLive && contact.agentId && contact.agentId !== actor.staffId) throw new InAnothersHands({ caseId: draft.id })
  }
}

/** What a type and class promise, from a moment on. */
export async function promiseFor(
  parts: CaseParts,
  trx: Trx,
  wanted: { entityId: string; type: CaseType; class: string | null; from: Date },
) {
  const { entities } = parts.needs
  const target = (await entities.targetOf(trx, wanted)) ?? whenAgreementIsSilent
  const promise = decidePromise(await entities.calendarOf(trx, wanted.entityId), wanted.from, target)
  return { ...promise, promiseAmount: target.amount, promiseUnit: target.unit }
}

/** Complaints and reports have a class; with any other type the one that was chosen before means nothing. */
export function classOf(filled: Pick<CaseFilled, 'type' | 'class'>): CaseClass | null {
  return filled.type === 'complaint' || filled.type === 'report' ? (filled.class ?? null) : null
}

/** A complaint has a class, a report a place, everything a subject. */
export function refuseIncomplete(filled: Pick<CaseFilled, 'type' | 'class' | 'subject' | 'place'>): void {
  if (filled.subject.trim() === '') throw new DraftIncomplete({ missing: ['subject'] })
  if (filled.type === 'complaint' && !filled.class) throw new ClassWanted()
  if (filled.type === 'report' && !filled.place?.trim()) throw new PlaceWanted()
}

/** Brings everything that repeats the case's words up to date: search tokens, and what legs share. */
export async function refreshWords(parts: CaseParts, trx: Trx, row: CaseRow): Promise<void> {
  const name = await customerNameOf(trx, row)
  await refreshTokens(trx, row, name)
  await refreshShared(trx, row, name)
  if (row.customerId && row.aboutEntityId) {
    await parts.needs.customers.shareWith(trx, { customerId: row.customerId, aboutEntityId: row.aboutEntityId })
  }
}

/** Writes the case on the contact and the contact on the case. */
export async function linkContactRow(
  parts: CaseParts,
  trx: Trx,
  row: CaseRow,
  contactId: string,
  by: Actor,
): Promise<void> {
  await linkRow(trx, row, contactId, parts.platform.clock.now())
  await parts.needs.channels.linkCase(trx, {
    contactId: contactId as ContactId,
    caseId: row.id,
    caseNumber: row.number,
    by,
  })
}

async function linkRow(trx: Trx, row: CaseRow, contactId: string, at: Date): Promise<void> {
  await trx
    .insertInto('cases.caseContact')
    .values({ entityId: row.entityId, sharedEntityId: row.aboutEntityId, caseId: row.id, contactId, linkedAt: at })
    .onConflict((met) => met.doNothing())
    .execute()
}

type InsertWanted = Omit<DraftWanted, 'contactId' | 'lineId' | 'channel'> &
  Pick<CaseFilled, 'type' | 'class' | 'place'> & {
    lineId: string | null
    channel: string | null
    status: 'draft' | 'new'
    ownerId: string | null
    number?: string | undefined
    id?: string | undefined
  }

async function insertCase(parts: CaseParts, trx: Trx, wanted: InsertWanted): Promise<CaseRow> {
  const at = parts.platform.clock.now()
  const entity = await parts.needs.entities.entityById(trx, wanted.entityId)
  const { code, timezone } = entity
  const number = wanted.number ?? (await nextNumber(trx, { entityId: wanted.entityId, entityCode: code, timezone, at }))
  const promise = await promiseFor(parts, trx, { ...wanted, class: classOf(wanted), from: at })
  const id = (wanted.id ?? newId()) as CaseId
  await trx
    .insertInto('cases.case')
    .values({
      id,
      entityId: wanted.entityId,
      aboutEntityId: wanted.aboutEntityId ?? null,
      number,
      type: wanted.type,
      class: classOf(wanted),
      subject: wanted.subject?.trim() ?? '',
      description: wanted.description ?? '',
      place: wanted.place ?? null,
      language: wanted.language,
      channel: wanted.channel,
      // Whatever the contact centre must do later needs a queue: a case without a contact takes the entity's own line.
      lineId: wanted.lineId ?? (await parts.needs.entities.chatLine(trx, wanted.entityId))?.id ?? null,
      topicId: wanted.topicId ?? null,
      ownerId: wanted.ownerId,
      customerId: wanted.customerId ?? null,
      nameGiven: wanted.nameGiven ?? null,
      phoneGiven: wanted.phoneGiven ?? null,
      emailGiven: wanted.emailGiven ?? null,
      status: wanted.status,
      statusSince: at,
      openedAt: at,
      ...promise,
    })
    .execute()
  await insertOwnLeg(trx, id, at)
  const row = await loadCase(trx, id)
  await refreshWords(parts, trx, row)
  return row
}

// A case has a part from its first moment: the contact centre's own, until a department is asked for one.
async function insertOwnLeg(trx: Trx, caseId: string, at: Date): Promise<void> {
  const row = await loadCase(trx, caseId)
  await trx
    .insertInto('cases.leg')
    .values({
      id: newId(),
      entityId: row.entityId,
      caseEntityId: row.entityId,
      caseId,
      status: 'accepted',
      sharedNumber: row.number,
      sharedType: row.type,
      sharedClass: row.class,
      sharedSubject: row.subject,
      dueAt: row.promisedAt ?? at,
      nearAt: row.nearAt ?? at,
      sentAt: at,
      acceptedAt: at,
    })
    .execute()
}

/** The agent who took the contact becomes the owner of its draft; a draft already owned keeps its owner. */
export async function takeDraft(trx: Trx, wanted: { caseId: string; staffId: string }): Promise<void> {
  const row = await lockCase(trx, wanted.caseId)
  if (row.status === 'draft' && row.ownerId === null) await changeCase(trx, row.id, { ownerId: wanted.staffId })
}
