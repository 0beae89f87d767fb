import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import type { ContactId, Message } from '#rooms/channels'
import { beginHandling } from '../begin-handling.ts'
import { NotInHand } from '../errors.ts'
import { changeHandling, lockInHand, tellHandling } from '../handling-store.ts'
import type { DeskParts } from '../needs.ts'
import type { Handling, StaffPerson } from '../words.ts'

/** A word from the supervisor to the agent, unseen by the customer. */
export async function whisper(
  { rooms, platform }: DeskParts,
  trx: Trx,
  wanted: { contactId: string; staff: StaffPerson; clientId: string; text: string },
): Promise<Message> {
  const contactId = wanted.contactId as ContactId
  const handling = await lockInHand(trx, { contactId })
  if (!handling) throw new NotInHand({ contactId })
  const { staff, clientId, text } = wanted
  const message = await rooms.channels.postInternal(trx, { contactId, author: 'whisper', staff, clientId, text })
  await publish(trx, {
    type: 'whisper.posted',
    entityId: handling.entityId,
    payload: { contactId, handlingId: handling.id, agentId: handling.agentId, messageId: message.id },
    audience: { staff: [handling.agentId], permission: 'contact.monitor' },
    at: platform.clock.now(),
  })
  return message
}

/**
 * The supervisor takes the conversation over, in hand or still waiting: the agent's part ends, theirs begins at once.
 * Refuses with NoRoom where the supervisor is not set up to work that channel.
 */
export async function takeOver(
  { rooms, platform }: DeskParts,
  trx: Trx,
  wanted: { contactId: string; staff: StaffPerson },
): Promise<Handling> {
  const { staff } = wanted
  const contactId = wanted.contactId as ContactId
  const now = platform.clock.now()
  const item = await trx
    .selectFrom('routing.shownWorkItem')
    .select(['workItemId', 'state', 'entityId'])
    .where('subjectId', '=', contactId)
    .where('kind', '=', 'contact')
    .where('state', 'in', ['waiting', 'reserved', 'taken', 'parked'])
    .executeTakeFirst()
  if (!item?.workItemId) throw new NotInHand({ contactId })
  if (item.state !== 'taken') {
    const work = await rooms.routing.takeByHand(trx, { workItemId: item.workItemId, agentId: staff.id })
    await rooms.channels.acceptContact(trx, { contactId, agent: staff, queueId: work.queueId })
    return beginHandling(trx, now, { work, staff })
  }
  await rooms.routing.handOver(trx, { workItemId: item.workItemId, toAgentId: staff.id, because: 'taken-over' })
  const before = await lockInHand(trx, { contactId })
  if (!before) throw new NotInHand({ contactId })
  if (before.agentId === staff.id) return before
  const left = await changeHandling(trx, before, now, {
    state: 'done',
    transferredToKind: 'supervisor',
    transferredToId: staff.id,
  })
  await tellHandling(trx, 'handling.ended', left, now)
  const by = { kind: 'staff' as const, staffId: staff.id, name: staff.name }
  await rooms.channels.giveToAgent(trx, { contactId, to: staff, by, role: 'supervisor' })
  const work = {
    workItemId: before.workItemId,
    entityId: before.entityId,
    kind: before.kind,
    subjectId: contactId,
    queueId: before.queueId,
    arrivedAt: before.waitedSince,
  }
  return beginHandling(trx, now, { work, staff })
}

/** Raises or lowers the agent's hand over a handling; the floor sees it. */
export async function raiseHand(
  { platform }: DeskParts,
  trx: Trx,
  wanted: { handling: Handling; raised: boolean },
): Promise<Handling> {
  const now = platform.clock.now()
  if (wanted.raised === (wanted.handling.handRaisedAt !== null)) return wanted.handling
  const after = await changeHandling(trx, wanted.handling, now, { handRaisedAt: wanted.raised ? now : null })
  await tellHandling(trx, wanted.raised ? 'hand.raised' : 'hand.lowered', after, now)
  return after
}
