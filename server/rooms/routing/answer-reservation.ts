import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { ReservationOver } from './errors.ts'
import { tellReservation } from './events.ts'
import { letGo } from './return-work.ts'
import type { AcceptedWork, QueueId, ReservationId, WorkChannel, WorkItemId, WorkKind } from './words.ts'
import { exclude, lockItem, queueRow, trace } from './work-store.ts'

/** The agent takes what rings; of two tabs or a tab and the ring's end one wins, the other is refused with ReservationOver. */
export async function acceptReservation(
  trx: Trx,
  now: Date,
  answer: { reservationId: string; agentId: string },
): Promise<AcceptedWork> {
  const { item, reservation } = await lockRinging(trx, answer)
  await trx
    .updateTable('routing.reservation')
    .set({ state: 'accepted', endedAt: now })
    .where('id', '=', reservation.id)
    .execute()
  await trx
    .updateTable('routing.workItem')
    .set({
      state: 'taken',
      takenAt: now,
      firstTakenAt: item.firstTakenAt ?? now,
      opened: true,
      dueAt: item.kind === 'contact' ? now : item.dueAt,
    })
    .where('id', '=', item.id)
    .execute()
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'accepted',
    facts: { agentId: answer.agentId },
  })
  await tellReservation(
    trx,
    'reservation.accepted',
    { item, reservationId: reservation.id, agentId: answer.agentId },
    now,
  )
  return {
    reservationId: reservation.id as ReservationId,
    workItemId: item.id as WorkItemId,
    entityId: item.entityId,
    kind: item.kind as WorkKind,
    subjectId: item.subjectId,
    channel: item.channel as WorkChannel,
    queueId: item.queueId as QueueId,
    arrivedAt: item.arrivedAt,
  }
}

/** The agent passes; the item goes to the front and is not offered to them again for the queue's pause, unless they are the only one. */
export async function declineReservation(
  trx: Trx,
  now: Date,
  answer: { reservationId: string; agentId: string; reason?: string | null },
): Promise<void> {
  const { item } = await lockRinging(trx, answer)
  await letGo(trx, item, now, 'declined', answer.reason ?? 'declined')
  await trx
    .updateTable('routing.workItem')
    .set({ state: 'waiting', agentId: null, cost: 0, front: true })
    .where('id', '=', item.id)
    .execute()
  const queue = await queueRow(trx, item.queueId)
  const until = new Date(now.getTime() + (queue?.declinePauseSeconds ?? 0) * 1000)
  await exclude(trx, { entityId: item.entityId, workItemId: item.id, agentId: answer.agentId, until })
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'declined',
    facts: { agentId: answer.agentId, reason: answer.reason ?? null },
  })
}

async function lockRinging(trx: Trx, answer: { reservationId: string; agentId: string }) {
  const found = await reservationOf(trx, answer)
  const item = await lockItem(trx, found.workItemId)
  const reservation = await reservationOf(trx, answer)
  if (!item || reservation.state !== 'ringing' || item.state !== 'reserved' || item.agentId !== answer.agentId) {
    throw new ReservationOver({ state: reservation.state, endReason: reservation.endReason })
  }
  return { item, reservation }
}

// Another agent's reservation does not exist for this one.
async function reservationOf(trx: Trx, answer: { reservationId: string; agentId: string }) {
  const row = await trx
    .selectFrom('routing.reservation')
    .select(['id', 'workItemId', 'state', 'endReason'])
    .where('id', '=', answer.reservationId)
    .where('agentId', '=', answer.agentId)
    .executeTakeFirst()
  if (!row) throw new NotFound({ reservationId: answer.reservationId })
  return row
}
