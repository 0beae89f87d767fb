import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { CallbackOwed } from '#rooms/channels'
import type { FlowsNeeds } from './needs.ts'

/** A callback falls due after so much working time of the entity. */
const CALLBACK_WITHIN = { amount: 4, unit: 'working_hours' } as const

/** Puts the callback that is now owed into its queue, or where nothing leads to one into any open queue of the entity: not offered while the line is closed, due within four working hours. */
export async function oweCallback(
  platform: Platform,
  needs: FlowsNeeds,
  trx: Trx,
  owed: CallbackOwed,
): Promise<{ workItemId: string; queueId: string; dueAt: Date }> {
  const now = platform.clock.now()
  const { entityId, lineId, topicId, language, defaultQueueId } = owed
  const { isOpen, opensAt } = await needs.lineHours(trx, { entityId, lineId, at: now })
  const dueAt = await needs.addWorkingTime(trx, { entityId, from: now, target: CALLBACK_WITHIN })
  const asked = { entityId, queueId: owed.queueId, topicId, language, defaultQueueId }
  const queueId = (await needs.openQueueFor(trx, asked)) ?? (await needs.queueOfLastResort(trx, entityId))
  const { workItemId } = await needs.enqueue(trx, {
    entityId,
    kind: 'callback',
    subjectId: owed.contactId,
    channel: 'callback',
    queueId,
    topicId,
    language,
    availableAt: isOpen ? null : opensAt,
    arrivedAt: owed.waitsSince ?? null,
    dueAt,
  })
  return { workItemId, queueId, dueAt }
}
