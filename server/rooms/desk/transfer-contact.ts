import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { Contact, ContactId } from '#rooms/channels'
import { CaseWanted, NotInHand, TargetUnfit } from './errors.ts'
import { changeHandling, lockMineOf, tellHandling } from './handling-store.ts'
import type { DeskParts } from './needs.ts'
import type { Handling, StaffPerson } from './words.ts'

export interface Transfer {
  contactId: string
  staff: StaffPerson
  to: { kind: 'agent' | 'queue' | 'unit'; id: string }
  note: string
}

/** How a transfer went: the conversation waits for someone else, or its case went to the department and the agent goes on. */
export type Transferred = { kind: 'queued'; handling: Handling } | { kind: 'referred'; caseId: string }

/**
 * Passes a conversation on with a note: to an agent (waited for first, the queue's other agents after that), to a queue, or to
 * a department: to its queue where it has one, else its case is referred there and the agent stays with the customer.
 */
export async function transferContact(parts: DeskParts, trx: Trx, wanted: Transfer): Promise<Transferred> {
  const { rooms } = parts
  const mine = await lockMineOf(trx, wanted.contactId, wanted.staff.id)
  if (mine.kind !== 'contact' || mine.state !== 'active') throw new NotInHand({ state: mine.state })
  const contact = await rooms.channels.contactById(trx, wanted.contactId as ContactId)
  const target = await targetOf(trx, contact, mine, wanted)
  await rooms.channels.postInternal(trx, {
    contactId: contact.id,
    author: 'comment',
    staff: wanted.staff,
    clientId: newId(),
    text: wanted.note,
  })
  if (target.queueId === null) return refer(parts, trx, contact, wanted)
  return pass(parts, trx, { mine, contact, wanted, queueId: target.queueId, agentId: target.agentId })
}

async function pass(
  { platform, rooms }: DeskParts,
  trx: Trx,
  on: { mine: Handling; contact: Contact; wanted: Transfer; queueId: string; agentId: string | null },
): Promise<Transferred> {
  const { mine, contact, wanted, queueId, agentId } = on
  const now = platform.clock.now()
  await rooms.routing.returnToQueue(trx, {
    workItemId: mine.workItemId,
    queueId,
    preferredAgentId: agentId,
    excludeAgentId: wanted.staff.id,
    dropSkills: agentId !== null,
    because: 'transferred',
  })
  await rooms.channels.backToQueue(trx, {
    contactId: contact.id,
    queueId,
    by: { kind: 'staff', staffId: wanted.staff.id, name: wanted.staff.name },
    why: 'transferred',
    note: wanted.note,
  })
  const handling = await changeHandling(trx, mine, now, {
    state: 'done',
    transferredToKind: wanted.to.kind,
    transferredToId: wanted.to.id,
  })
  await recordTransfer(trx, mine, wanted, now)
  await tellHandling(trx, 'handling.ended', handling, now)
  return { kind: 'queued', handling }
}

async function refer(
  { rooms, platform }: DeskParts,
  trx: Trx,
  contact: Contact,
  wanted: Transfer,
): Promise<Transferred> {
  if (!contact.caseId) throw new CaseWanted()
  const mine = await lockMineOf(trx, contact.id, wanted.staff.id)
  await rooms.cases.referTo(trx, {
    caseId: contact.caseId,
    unitId: wanted.to.id,
    question: wanted.note,
    staff: { ...wanted.staff, entityId: contact.entityId },
  })
  await recordTransfer(trx, mine, wanted, platform.clock.now())
  return { kind: 'referred', caseId: contact.caseId }
}

async function recordTransfer(trx: Trx, handling: Handling, wanted: Transfer, at: Date): Promise<void> {
  await trx
    .insertInto('desk.transfer')
    .values({
      id: newId(),
      entityId: handling.entityId,
      handlingId: handling.id,
      toKind: wanted.to.kind,
      toId: wanted.to.id,
      note: wanted.note,
      at,
      byStaffId: wanted.staff.id,
    })
    .execute()
}

// Where it goes: a queue and perhaps the agent waited for first; no queue means a department without one.
async function targetOf(
  trx: Trx,
  contact: Contact,
  mine: Handling,
  { to, staff }: Transfer,
): Promise<{ queueId: string | null; agentId: string | null }> {
  if (to.kind === 'queue') {
    const queue = await queues(trx, contact.entityId).where('queueId', '=', to.id).executeTakeFirst()
    if (!queue) throw new TargetUnfit(to)
    return { queueId: queue.queueId, agentId: null }
  }
  if (to.kind === 'unit') {
    const queue = await queues(trx, contact.entityId).where('unitId', '=', to.id).executeTakeFirst()
    return { queueId: queue?.queueId ?? null, agentId: null }
  }
  if (to.id === staff.id) throw new TargetUnfit(to)
  const theirs = await trx
    .selectFrom('routing.shownAgentQueue')
    .select('queueId')
    .where('entityId', '=', contact.entityId)
    .where('memberId', '=', to.id)
    .orderBy('queueId')
    .execute()
  const same = theirs.find((row) => row.queueId === mine.queueId) ?? theirs[0]
  if (!same) throw new TargetUnfit(to)
  return { queueId: same.queueId, agentId: to.id }
}

function queues(trx: Trx, entityId: string) {
  return trx
    .selectFrom('routing.shownQueue')
    .select(['queueId', 'unitId'])
    .where('entityId', '=', entityId)
    .where('active', '=', true)
    .$narrowType<{ queueId: string }>()
}
