import type { Trx } from '#platform/database'
import type { Contact, ContactId, EndReason } from '#rooms/channels'
import { CodeUnknown, ContactStillOpen, NoMoreExtensions, NotInHand, TopicWanted } from './errors.ts'
import { changeHandling, lockInHand, lockMine, lockMineOf, tellHandling } from './handling-store.ts'
import type { DeskParts } from './needs.ts'
import type { Handling, StaffPerson } from './words.ts'

const EXTENSIONS_AT_MOST = 3

/**
 * The contact has ended: whoever had it in hand wraps up, with the queue's time. Their capacity stays taken until code and topics
 * are chosen, also past that time (the line turns gold and the supervisor sees it): nobody is rung over an unfinished record.
 */
export async function beginWrapUp(
  { platform, rooms }: DeskParts,
  trx: Trx,
  contactId: string,
): Promise<Handling | null> {
  const handling = await lockInHand(trx, { contactId })
  if (!handling) return null
  const now = platform.clock.now()
  const queue = await rooms.routing.queue(trx, handling.queueId)
  const until = new Date(now.getTime() + (queue?.wrapUpSeconds ?? 60) * 1000)
  const wrapping = await changeHandling(trx, handling, now, {
    state: 'wrap-up',
    wrapUpUntil: until,
    handRaisedAt: null,
  })
  await tellHandling(trx, 'handling.wrap-up-began', wrapping, now)
  return wrapping
}

/** The agent ends the conversation and wraps up. */
export async function endByAgent(
  parts: DeskParts,
  trx: Trx,
  wanted: { contactId: string; staff: StaffPerson; reason: EndReason },
): Promise<Handling> {
  const mine = await lockMineOf(trx, wanted.contactId, wanted.staff.id)
  if (mine.kind !== 'contact') throw new NotInHand({ kind: mine.kind })
  if (mine.state === 'wrap-up') return mine
  await parts.rooms.channels.endContact(trx, {
    contactId: wanted.contactId as ContactId,
    reason: wanted.reason,
    by: { kind: 'staff', staffId: wanted.staff.id, name: wanted.staff.name },
  })
  return (await beginWrapUp(parts, trx, wanted.contactId)) ?? mine
}

/** A little more time to wrap up, a few times. */
export async function extendWrapUp(
  { platform, rooms }: DeskParts,
  trx: Trx,
  wanted: { handlingId: string; staff: StaffPerson },
): Promise<Handling> {
  const handling = await lockMine(trx, wanted.handlingId, wanted.staff.id)
  if (handling.state !== 'wrap-up') throw new NotInHand({ state: handling.state })
  if (handling.wrapUpExtensions >= EXTENSIONS_AT_MOST) throw new NoMoreExtensions({ atMost: EXTENSIONS_AT_MOST })
  const now = platform.clock.now()
  const queue = await rooms.routing.queue(trx, handling.queueId)
  const from = Math.max(now.getTime(), handling.wrapUpUntil?.getTime() ?? 0)
  const extended = await changeHandling(trx, handling, now, {
    wrapUpUntil: new Date(from + (queue?.wrapUpExtensionSeconds ?? 60) * 1000),
    wrapUpExtensions: handling.wrapUpExtensions + 1,
  })
  await tellHandling(trx, 'handling.wrap-up-began', extended, now)
  return extended
}

export interface WrapUp {
  handlingId: string
  staff: StaffPerson
  codeId: string
  topicIds: readonly string[]
  note?: string | null
  referredBodyId?: string | null
  /** The customer was not reached: the callback or answer comes back to the queue after so many minutes. */
  againAfterMinutes?: number | null
}

const AGAIN_AFTER_MINUTES = 60

/**
 * Closes the agent's part with exactly one code and, where there is a contact, at least one topic; the capacity is free again.
 * What is still owed to the customer (an answer nobody could tell, a callback nobody took) goes back to the queue for later.
 */
export async function finishWrapUp(parts: DeskParts, trx: Trx, wanted: WrapUp): Promise<Handling> {
  const { platform, rooms } = parts
  const handling = await lockMine(trx, wanted.handlingId, wanted.staff.id)
  if (handling.state === 'done') throw new NotInHand({ state: handling.state })
  if (handling.kind === 'contact' && handling.state !== 'wrap-up') throw new ContactStillOpen()
  const code = await trx
    .selectFrom('desk.wrapUpCode')
    .select('id')
    .where('id', '=', wanted.codeId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!code) throw new CodeUnknown({ codeId: wanted.codeId })
  if (handling.contactId) await fileContact(parts, trx, handling.contactId, wanted)
  const now = platform.clock.now()
  const done = await changeHandling(trx, handling, now, {
    state: 'done',
    wrapUpCodeId: code.id,
    note: wanted.note ?? null,
    referredBodyId: wanted.referredBodyId ?? null,
  })
  const again = await againAfter(parts, trx, handling, wanted)
  if (again === null) await rooms.routing.finish(trx, { workItemId: handling.workItemId, because: 'handled' })
  else {
    const availableAt = new Date(now.getTime() + again * 60_000)
    await rooms.routing.returnToQueue(trx, {
      workItemId: handling.workItemId,
      availableAt,
      dueAt: availableAt,
      because: 'not-reached',
    })
  }
  await tellHandling(trx, 'handling.ended', done, now)
  return done
}

// An answered case whose customer has not been told still owes the telling, whatever the agent chose.
async function againAfter({ rooms }: DeskParts, trx: Trx, handling: Handling, wanted: WrapUp): Promise<number | null> {
  if (handling.kind === 'contact') return null
  if (wanted.againAfterMinutes) return wanted.againAfterMinutes
  if (handling.kind !== 'answer' || !handling.caseId) return null
  const { status } = await rooms.cases.caseById(trx, handling.caseId)
  return status === 'answered' || status === 'returned' ? AGAIN_AFTER_MINUTES : null
}

async function fileContact({ rooms }: DeskParts, trx: Trx, id: string, wanted: WrapUp): Promise<Contact> {
  const contactId = id as ContactId
  if (wanted.topicIds.length === 0) throw new TopicWanted()
  await rooms.channels.setTopics(trx, { contactId, topicIds: wanted.topicIds })
  if (!wanted.referredBodyId) return rooms.channels.contactById(trx, contactId)
  return rooms.channels.setReferredBody(trx, {
    contactId,
    bodyId: wanted.referredBodyId,
    by: { kind: 'staff', staffId: wanted.staff.id, name: wanted.staff.name },
  })
}
