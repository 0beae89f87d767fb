import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { ContactId } from '#rooms/channels'
import type { AcceptedWork } from '#rooms/routing'
import { changeHandling, lockInHand, tellHandling } from './handling-store.ts'
import type { DeskParts } from './needs.ts'
import type { Handling, HandlingId, StaffPerson } from './words.ts'

/** The agent answers what rings: reservation, item, contact and handling in one transaction, one winner. */
export async function acceptOffer(
  { platform, rooms }: DeskParts,
  trx: Trx,
  wanted: { reservationId: string; staff: StaffPerson },
): Promise<Handling> {
  const work = await rooms.routing.accept(trx, { reservationId: wanted.reservationId, agentId: wanted.staff.id })
  if (work.kind === 'contact') {
    const { subjectId, queueId } = work
    await rooms.channels.acceptContact(trx, { contactId: subjectId as ContactId, agent: wanted.staff, queueId })
  }
  return beginHandling(trx, platform.clock.now(), { work, staff: wanted.staff })
}

/** Opens the agent's part, or takes up again the one that was held while the customer was silent. */
export async function beginHandling(
  trx: Trx,
  now: Date,
  { work, staff }: { work: Omit<AcceptedWork, 'reservationId' | 'channel'>; staff: StaffPerson },
): Promise<Handling> {
  const held = await lockInHand(trx, { workItemId: work.workItemId })
  if (held?.agentId === staff.id) {
    const resumed = await changeHandling(trx, held, now, { state: 'active' })
    await tellHandling(trx, 'handling.began', resumed, now)
    return resumed
  }
  if (held) {
    const left = await changeHandling(trx, held, now, { state: 'done', endedBecause: 'taken-up-by-another' })
    await tellHandling(trx, 'handling.ended', left, now)
  }
  const isOfContact = work.kind === 'contact' || work.kind === 'callback'
  const handling: Handling = {
    id: newId<HandlingId>(),
    entityId: work.entityId,
    workItemId: work.workItemId,
    kind: work.kind,
    contactId: isOfContact ? work.subjectId : null,
    caseId: isOfContact ? null : work.subjectId,
    queueId: work.queueId,
    agentId: staff.id,
    state: 'active',
    beganAt: now,
    stateSince: now,
    waitedSince: work.arrivedAt,
    activeSeconds: 0,
    heldSeconds: 0,
    wrapUpSeconds: 0,
    wrapUpUntil: null,
    wrapUpExtensions: 0,
    wrapUpCodeId: null,
    note: null,
    handRaisedAt: null,
    doneAt: null,
    version: 1,
  }
  await trx.insertInto('desk.handling').values(handling).execute()
  await tellHandling(trx, 'handling.began', handling, now)
  return handling
}
