import type { Trx } from '#platform/database'
import type { QueueId, ReservationId, WorkItemId, WorkKind } from './words.ts'

/** Writes one line of an item's trace. */
export async function trace(
  trx: Trx,
  line: { entityId: string; workItemId: string; at: Date; kind: string; facts?: Record<string, unknown> },
): Promise<void> {
  await trx
    .insertInto('routing.trace')
    .values({ ...line, facts: JSON.stringify(line.facts ?? {}) })
    .execute()
}

/** The item, locked; undefined when it is unknown. */
export function lockItem(trx: Trx, workItemId: string) {
  return trx.selectFrom('routing.workItem').selectAll().where('id', '=', workItemId).forUpdate().executeTakeFirst()
}

/** The open item of a subject, locked; without a kind any. */
export function lockOpenItem(trx: Trx, subject: { entityId?: string; subjectId: string; kind?: WorkKind }) {
  let query = trx
    .selectFrom('routing.workItem')
    .selectAll()
    .where('subjectId', '=', subject.subjectId)
    .where('state', 'not in', ['done', 'withdrawn'])
  if (subject.entityId) query = query.where('entityId', '=', subject.entityId)
  if (subject.kind) query = query.where('kind', '=', subject.kind)
  return query.orderBy('arrivedAt').forUpdate().executeTakeFirst()
}

export type LockedItem = NonNullable<Awaited<ReturnType<typeof lockItem>>>

/** Ends the ringing reservation of an item, if there is one; its row. */
export async function endRinging(
  trx: Trx,
  workItemId: string,
  end: { state: 'missed' | 'declined' | 'withdrawn'; reason: string | null; at: Date },
): Promise<{ id: ReservationId; agentId: string } | null> {
  const row = await trx
    .updateTable('routing.reservation')
    .set({ state: end.state, endReason: end.reason, endedAt: end.at })
    .where('workItemId', '=', workItemId)
    .where('state', '=', 'ringing')
    .returning(['id', 'agentId'])
    .executeTakeFirst()
  return row ? { id: row.id as ReservationId, agentId: row.agentId } : null
}

/** Keeps an agent from being offered an item until a moment. */
export async function exclude(
  trx: Trx,
  excluded: { entityId: string; workItemId: string; agentId: string; until: Date; strict?: boolean },
): Promise<void> {
  await trx
    .insertInto('routing.workItemExcluded')
    .values({ ...excluded, strict: excluded.strict ?? false })
    .onConflict((conflict) =>
      conflict
        .columns(['workItemId', 'agentId'])
        .doUpdateSet({ until: excluded.until, strict: excluded.strict ?? false }),
    )
    .execute()
}

/** The settings of a queue. */
export function queueRow(trx: Trx, queueId: string) {
  return trx.selectFrom('routing.queue').selectAll().where('id', '=', queueId).executeTakeFirst()
}

export const asWork = (row: { id: string; queueId: string }) => ({
  workItemId: row.id as WorkItemId,
  queueId: row.queueId as QueueId,
})

/** From now on the item asks for no skill, only for its language. */
export async function askNoSkills(trx: Trx, workItemId: string): Promise<void> {
  await trx.deleteFrom('routing.workItemSkill').where('workItemId', '=', workItemId).execute()
}

/** An item that came to another queue asks for what that queue asks of everything. */
export async function askSkillsOfQueue(
  trx: Trx,
  item: { id: string; entityId: string; queueId: string },
): Promise<void> {
  await askNoSkills(trx, item.id)
  await trx
    .insertInto('routing.workItemSkill')
    .columns(['entityId', 'workItemId', 'skillId', 'level'])
    .expression((from) =>
      from
        .selectFrom('routing.queueSkill')
        .select(({ val }) => ['entityId', val(item.id).as('workItemId'), 'skillId', 'level'])
        .where('queueId', '=', item.queueId),
    )
    .execute()
}
