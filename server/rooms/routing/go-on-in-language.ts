import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { tellItem } from './events.ts'
import { lockOpenItem, queueRow, trace } from './work-store.ts'

/** Who speaks what for a contact that waits in a queue. */
export interface LanguageStanding {
  /** The language its agent must speak; null where none is asked for. */
  language: string | null
  /** One text for one stay in a queue: another after it came to another queue or back from an agent. */
  stay: string
  /** Languages spoken in the queue, by those who are not off duty, as well as the queue at last asks for. */
  spoken: string[]
}

/** How a contact stands that waits or rings, its item locked until the transaction ends; null when it does neither. */
export async function languageStanding(trx: Trx, contactId: string): Promise<LanguageStanding | null> {
  const item = await lockOpenItem(trx, { subjectId: contactId, kind: 'contact' })
  if (item?.state !== 'waiting') return null
  const { rows } = await sql<{ language: string }>`
    select distinct spoken.language
    from routing.agent_queue works
    join routing.agent agent on agent.member_id = works.member_id and agent.presence <> 'off-duty' and agent.lost_at is null
    join staff.shown_member_language spoken on spoken.member_id = works.member_id
    where works.queue_id = ${item.queueId} and spoken.level >= (
      select least(queue.language_level, coalesce(min(step.language_level), queue.language_level))
      from routing.queue queue left join routing.queue_relaxation step on step.queue_id = queue.id
      where queue.id = ${item.queueId} group by queue.language_level)
    order by spoken.language`.execute(trx)
  const { id, language, enteredAt, queueId } = item
  const spoken = rows.map((row) => row.language)
  return { language, stay: `${id} ${queueId} ${enteredAt.toISOString()}`, spoken }
}

/** Contacts that wait in this agent's queues and were told that nobody on duty can serve them, the longest waiting first. */
export async function strandedContacts(trx: Trx, agentId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('routing.workItem as item')
    .innerJoin('routing.agentQueue as works', 'works.queueId', 'item.queueId')
    .select('item.subjectId')
    .where('works.memberId', '=', agentId)
    .where('item.state', '=', 'waiting')
    .where('item.kind', '=', 'contact')
    .where('item.toldNobody', '=', true)
    .orderBy('item.arrivedAt')
    .limit(100)
    .execute()
  return rows.map((row) => row.subjectId)
}

/** The customer goes on in another language: the item asks for it where it stands. False when it neither waits nor rings. */
export async function goOnInLanguage(
  trx: Trx,
  now: Date,
  wanted: { entityId: string; contactId: string; language: string },
): Promise<boolean> {
  const item = await lockOpenItem(trx, { entityId: wanted.entityId, subjectId: wanted.contactId, kind: 'contact' })
  if (item?.state !== 'waiting' && item?.state !== 'reserved') return false
  const queue = await queueRow(trx, item.queueId)
  const { language } = wanted
  await trx
    .updateTable('routing.workItem')
    .set({ language, languageLevel: queue?.languageLevel ?? item.languageLevel, toldNobody: false })
    .where('id', '=', item.id)
    .execute()
  const { entityId, id: workItemId } = item
  const facts = { from: item.language, language }
  await trace(trx, { entityId, workItemId, at: now, kind: 'language-changed', facts })
  await tellItem(trx, 'work-item.changed', item, now)
  return true
}
