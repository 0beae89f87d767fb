import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { Explanation } from './core/index.ts'
import type { ItemTrace, QueueId, WorkItemId, WorkState } from './words.ts'

/** The trace of an item in the order things were decided. */
export async function traceOf(
  trx: Trx,
  workItemId: string,
  explain: (itemId: string) => Explanation | null,
): Promise<ItemTrace> {
  const item = await trx
    .selectFrom('routing.workItem')
    .select(['id', 'state', 'queueId'])
    .where('id', '=', workItemId)
    .executeTakeFirst()
  if (!item) throw new NotFound({ workItemId })
  const entries = await trx
    .selectFrom('routing.trace')
    .select(['at', 'kind', 'facts'])
    .where('workItemId', '=', workItemId)
    .orderBy('seq')
    .execute()
  return {
    workItemId: item.id as WorkItemId,
    state: item.state as WorkState,
    queueId: item.queueId as QueueId,
    entries: entries.map((entry) => ({ ...entry, facts: entry.facts as Record<string, unknown> })),
    now: explain(item.id),
  }
}
