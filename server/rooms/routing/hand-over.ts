import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { newId } from '#platform/ids'
import { giveRoomBack, takeRoom } from './capacity.ts'
import { WorkNotWaiting } from './errors.ts'
import { tellItem } from './events.ts'
import { letGo } from './return-work.ts'
import type { AcceptedWork, QueueId, ReservationId, WorkChannel, WorkItemId, WorkKind } from './words.ts'
import { lockItem, trace } from './work-store.ts'

/** Taken work goes from one agent's hands to another's at once (takeover); refuses when it is not in anyone's hands or there is no room. */
export async function handOver(
  trx: Trx,
  now: Date,
  wanted: { workItemId: string; toAgentId: string; because: string },
): Promise<void> {
  const item = await lockItem(trx, wanted.workItemId)
  if (!item) throw new NotFound({ workItemId: wanted.workItemId })
  if (item.state !== 'taken' || !item.agentId) throw new WorkNotWaiting({ state: item.state })
  if (item.agentId === wanted.toAgentId) return
  const channel = item.channel as WorkChannel
  const cost = await takeRoom(trx, wanted.toAgentId, channel)
  await giveRoomBack(trx, { agentId: item.agentId, channel, cost: item.cost, now })
  await trx.updateTable('routing.workItem').set({ agentId: wanted.toAgentId, cost }).where('id', '=', item.id).execute()
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'handed-over',
    facts: { from: item.agentId, to: wanted.toAgentId, because: wanted.because },
  })
  await tellItem(trx, 'work-item.changed', item, now)
}

/** Someone takes waiting, ringing or parked work without a ring of their own; a ring elsewhere ends. */
export async function takeByHand(
  trx: Trx,
  now: Date,
  wanted: { workItemId: string; agentId: string },
): Promise<AcceptedWork> {
  const item = await lockItem(trx, wanted.workItemId)
  if (!item) throw new NotFound({ workItemId: wanted.workItemId })
  if (item.state === 'taken' || item.doneAt) throw new WorkNotWaiting({ state: item.state, agentId: item.agentId })
  await letGo(trx, item, now, 'withdrawn', 'taken-elsewhere')
  const cost = await takeRoom(trx, wanted.agentId, item.channel as WorkChannel)
  await trx
    .updateTable('routing.workItem')
    .set({
      state: 'taken',
      agentId: wanted.agentId,
      cost,
      takenAt: now,
      firstTakenAt: item.firstTakenAt ?? now,
      opened: true,
    })
    .where('id', '=', item.id)
    .execute()
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'taken-by-hand',
    facts: { agentId: wanted.agentId },
  })
  await tellItem(trx, 'work-item.changed', item, now)
  return {
    reservationId: newId<ReservationId>(),
    workItemId: item.id as WorkItemId,
    entityId: item.entityId,
    kind: item.kind as WorkKind,
    subjectId: item.subjectId,
    channel: item.channel as WorkChannel,
    queueId: item.queueId as QueueId,
    arrivedAt: item.arrivedAt,
  }
}
