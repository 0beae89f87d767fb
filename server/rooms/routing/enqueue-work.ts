import { type Insertable, sql } from 'kysely'
import type { DB, Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { NoQueue } from './errors.ts'
import { tellItem } from './events.ts'
import { returnWork } from './return-work.ts'
import type { QueuedWork, QueueId, WorkOrder } from './words.ts'
import { asWork, lockOpenItem, queueRow } from './work-store.ts'

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
    arrivedAt: order.arrivedAt ?? now,
    enteredAt: now,
    availableAt: order.availableAt ?? null,
    dueAt: order.dueAt ?? new Date(now.getTime() + queue.targetSeconds * 1000),
  }
  await insertItem(trx, item, now)
  await tellItem(trx, 'work-item.queued', item, now)
  return asWork(item)
}

interface NewItem {
  id: string
  entityId: string
  queueId: string
  topicId: string | null
  priority: number
  language: string | null
  preferredAgentId: string | null
  front: boolean
}

// The item, what its topic and queue ask for (a skill of both at the higher level), and the first line of its trace.
async function insertItem<Item extends NewItem>(trx: Trx, item: Item & Insertable<DB['routing.workItem']>, now: Date) {
  const { queueId, priority, language, preferredAgentId, front } = item
  await trx
    .with('item', (db) => db.insertInto('routing.workItem').values(item).returning(['id', 'entityId']))
    .with('traced', (db) =>
      db.insertInto('routing.trace').values({
        entityId: item.entityId,
        workItemId: item.id,
        at: now,
        kind: 'queued',
        facts: JSON.stringify({ queueId, priority, language, preferredAgentId, front }),
      }),
    )
    .insertInto('routing.workItemSkill')
    .columns(['entityId', 'workItemId', 'skillId', 'level'])
    .expression((db) => db.selectFrom(wantedSkills(item)).select(['entityId', 'workItemId', 'skillId', 'level']))
    .execute()
}

const wantedSkills = (item: NewItem) =>
  sql<{ entityId: string; workItemId: string; skillId: string; level: number }>`
    (select ${item.entityId}::uuid as entity_id, ${item.id}::uuid as work_item_id, skill_id, max(level) as level from (
      select skill_id, ${TOPIC_SKILL_LEVEL}::int as level from services.shown_topic
      where topic_id = ${item.topicId}::uuid and skill_id is not null
      union all select skill_id, level from routing.queue_skill where queue_id = ${item.queueId}
    ) asked group by skill_id)`.as('wanted')
