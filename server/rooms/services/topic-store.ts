import type { Trx } from '#platform/database'
import type { Id } from '#platform/ids'

export type TopicId = Id<'topic'>

/** What a contact or case is about, with its default skill and unit. */
export interface Topic {
  id: TopicId
  entityId: string
  code: string
  name: { ar: string; en: string }
  skillId: string | null
  unitId: string | null
}

/** The topics of an entity in their order. */
export async function topicsOf(trx: Trx, entityId: string): Promise<Topic[]> {
  const rows = await topics(trx)
    .where('entityId', '=', entityId)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('code')
    .execute()
  return rows.map(topicOf)
}

/** The topic, active or not any more, or null. */
export async function topicById(trx: Trx, topicId: string): Promise<Topic | null> {
  const row = await topics(trx).where('id', '=', topicId).executeTakeFirst()
  return row ? topicOf(row) : null
}

function topics(trx: Trx) {
  return trx.selectFrom('services.topic').select(['id', 'entityId', 'code', 'nameAr', 'nameEn', 'skillId', 'unitId'])
}

type TopicRow = Awaited<ReturnType<ReturnType<typeof topics>['executeTakeFirstOrThrow']>>

function topicOf(row: TopicRow): Topic {
  const { nameAr, nameEn, id, ...same } = row
  return { ...same, id: id as TopicId, name: { ar: nameAr, en: nameEn } }
}
