import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { NoQueue } from './errors.ts'
import { tellItem } from './events.ts'
import { returnWork } from './return-work.ts'
import type { QueuedWork, QueueId, WorkOrder } from './words.ts'
import { asWork, lockOpenItem, queueRow, trace } from './work-store.ts'

/** The level a topic's skill is asked for; the queue's relaxation lowers it with the waiting time. */
const TOPIC_SKILL_LEVEL = 3

/** Where work about a topic waits: the topic's queue in that language, the topic's queue, the given one. */
export async function queueForTopic(
  trx: Trx,
  asked: { entityId: string; topicId?: string | null; language?: string | null; defaultQueueId?: string | null },
): Promise<QueueId | null> {
  if (asked.topicId) {
    const rows = await trx
      .selectFrom('routing.topicQueue')
      .select(['queueId', 'language'])
      .where('entityId', '=', asked.entityId)
      .where('topicId', '=', asked.topicId)
      .execute()
    const found = rows.find((row) => row.language === asked.language) ?? rows.find((row) => row.language === null)
    if (found) return found.queueId as QueueId
  }
  return (asked.defaultQueueId as QueueId | null | undefined) ?? null
}

/**
 * Puts work into its queue, once: a subject that already waits keeps its place, one that was parked or in an agent's hands
 * comes back to the front. Refuses when no queue can be found.
 */
export async function enqueueWork(trx: Trx, now: Date, order: WorkOrder): Promise<QueuedWork> {
  const queueId = order.queueId ?? (await queueForTopic(trx, order))
  const queue = queueId ? await queueRow(trx, queueId) : undefined
  if (!queue) throw new NoQueue({ topicId: order.topicId ?? null })
  const open = await lockOpenItem(trx, { entityId: order.entityId, subjectId: order.subjectId, kind: order.kind })
  if (open) {
    if (open.state === 'waiting' || open.state === 'reserved') return asWork(open)
    // An answer that is being told already is in the right hands: a second one of the same case joins it there.
    if (open.state === 'taken' && order.kind === 'answer') return asWork(open)
    return returnWork(trx, now, {
      workItemId: open.id,
      queueId: queue.id,
      preferredAgentId: order.preferredAgentId ?? open.agentId,
      because: 'came-back',
    })
  }
  const waitSeconds = order.preferredWaitSeconds ?? queue.preferredWaitSeconds
  const item = {
    id: newId(),
    entityId: order.entityId,
    queueId: queue.id,
    firstQueueId: queue.id,
    kind: order.kind,
    subjectId: order.subjectId,
    channel: order.channel,
    topicId: order.topicId ?? null,
    priority: Math.min(100, Math.max(0, order.priority ?? 0)),
    language: order.language ?? null,
    languageLevel: order.language ? queue.languageLevel : null,
    state: 'waiting',
    preferredAgentId: order.preferredAgentId ?? null,
    preferredUntil: order.preferredAgentId ? new Date(now.getTime() + waitSeconds * 1000) : null,
    front: order.front ?? false,
    arrivedAt: now,
    enteredAt: now,
    availableAt: order.availableAt ?? null,
    dueAt: order.dueAt ?? new Date(now.getTime() + queue.targetSeconds * 1000),
  }
  await trx.insertInto('routing.workItem').values(item).execute()
  await insertSkills(trx, item)
  await trace(trx, {
    entityId: item.entityId,
    workItemId: item.id,
    at: now,
    kind: 'queued',
    facts: {
      queueId: item.queueId,
      priority: item.priority,
      language: item.language,
      preferredAgentId: item.preferredAgentId,
      front: item.front,
    },
  })
  await tellItem(trx, 'work-item.queued', item, now)
  return asWork(item)
}

// What the topic and the queue ask for, a skill of both at the higher level.
async function insertSkills(trx: Trx, item: { id: string; entityId: string; queueId: string; topicId: string | null }) {
  await sql`
    insert into routing.work_item_skill (entity_id, work_item_id, skill_id, level)
    select ${item.entityId}::uuid, ${item.id}::uuid, skill_id, max(level) from (
      select skill_id, ${TOPIC_SKILL_LEVEL}::int as level from services.shown_topic
      where topic_id = ${item.topicId}::uuid and skill_id is not null
      union all select skill_id, level from routing.queue_skill where queue_id = ${item.queueId}
    ) wanted group by skill_id`.execute(trx)
}
