import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import type { QueueId } from './words.ts'

export interface QueueAsked {
  entityId: string
  /** Where it waited before. */
  queueId?: string | null
  topicId?: string | null
  language?: string | null
  defaultQueueId?: string | null
}

/** The first that is open of: the given queue, the topic's queue in that language, the topic's queue, the default. */
export async function openQueueFor(trx: Trx, asked: QueueAsked): Promise<QueueId | null> {
  const { entityId, queueId = null, topicId = null, language = null, defaultQueueId = null } = asked
  const { rows } = await sql<{ id: QueueId }>`
    select queue.id from routing.queue queue
    left join routing.topic_queue topic on topic.entity_id = queue.entity_id and topic.queue_id = queue.id
      and topic.topic_id = ${topicId}::uuid and (topic.language is null or topic.language = ${language}::text)
    where queue.entity_id = ${entityId} and queue.active
      and (queue.id = ${queueId}::uuid or topic.id is not null or queue.id = ${defaultQueueId}::uuid)
    order by (queue.id = ${queueId}::uuid) desc nulls last, topic.id is null, topic.language is null
    limit 1`.execute(trx)
  return rows[0]?.id ?? null
}

/**
 * Where work goes that no topic and no line leads anywhere: the open queue of the entity that most agents work. An entity
 * without any gets one of its own, which the floor's supervisors see: what is owed always has a queue.
 */
export async function queueOfLastResort(
  trx: Trx,
  now: Date,
  wanted: { entityId: string; name: { ar: string; en: string } },
): Promise<QueueId> {
  const { entityId, name } = wanted
  const { rows } = await sql<{ id: QueueId }>`
    select queue.id from routing.queue queue where queue.entity_id = ${entityId} and queue.active
    order by (select count(*) from routing.agent_queue works where works.queue_id = queue.id) desc, queue.code
    limit 1`.execute(trx)
  if (rows[0]) return rows[0].id
  const opened = await trx
    .insertInto('routing.queue')
    .values({ id: newId(), entityId, code: 'unrouted', nameAr: name.ar, nameEn: name.en })
    .onConflict((conflict) => conflict.columns(['entityId', 'code']).doUpdateSet({ active: true }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await publish(trx, { type: 'routing.settings-changed', entityId, payload: {}, at: now })
  return opened.id as QueueId
}
