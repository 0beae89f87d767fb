import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { WorkNotWaiting } from './errors.ts'
import { tellItem } from './events.ts'
import type { QueueFacts, QueueId } from './words.ts'
import { askSkillsOfQueue, lockItem, queueRow, trace } from './work-store.ts'

export interface WorkChange {
  workItemId: string
  priority?: number
  queueId?: string
  /** Offered to this agent first, until the queue's preferred wait is over. */
  preferredAgentId?: string
  byStaffId: string
}

/** A supervisor changes waiting work: its priority, its queue, or who is asked first. Refuses what does not wait any more. */
export async function changeWork(trx: Trx, now: Date, change: WorkChange): Promise<void> {
  const item = await lockItem(trx, change.workItemId)
  if (!item) throw new NotFound({ workItemId: change.workItemId })
  if (item.state !== 'waiting') throw new WorkNotWaiting({ state: item.state })
  const queue = await queueRow(trx, change.queueId ?? item.queueId)
  if (!queue) throw new NotFound({ queueId: change.queueId })
  const moved = queue.id !== item.queueId
  const after = {
    priority: change.priority ?? item.priority,
    queueId: queue.id,
    ...(moved ? { enteredAt: now, toldSteps: 0, toldNobody: false } : {}),
    ...(change.preferredAgentId
      ? {
          preferredAgentId: change.preferredAgentId,
          preferredUntil: new Date(now.getTime() + queue.preferredWaitSeconds * 1000),
          opened: false,
        }
      : {}),
  }
  await trx.updateTable('routing.workItem').set(after).where('id', '=', item.id).execute()
  if (moved) await askSkillsOfQueue(trx, { ...item, queueId: queue.id })
  const { workItemId: _, ...facts } = change
  await trace(trx, { entityId: item.entityId, workItemId: item.id, at: now, kind: 'changed', facts })
  await tellItem(trx, 'work-item.changed', { ...item, ...after }, now)
}

/** What other rooms need to know of a queue; null when it is unknown. */
export async function queueFacts(trx: Trx, queueId: string): Promise<QueueFacts | null> {
  const row = await queueRow(trx, queueId)
  if (!row) return null
  return {
    id: row.id as QueueId,
    entityId: row.entityId,
    code: row.code,
    name: { ar: row.nameAr, en: row.nameEn },
    unitId: row.unitId,
    targetPercent: row.targetPercent,
    targetSeconds: row.targetSeconds,
    wrapUpSeconds: row.wrapUpSeconds,
    wrapUpExtensionSeconds: row.wrapUpExtensionSeconds,
    remindAfterSeconds: row.remindAfterSeconds,
    parkAfterSeconds: row.parkAfterSeconds,
    closeAfterSeconds: row.closeAfterSeconds,
    returnWithinHours: row.returnWithinHours,
  }
}
