import { type NotNull, sql } from 'kysely'
import type { Trx } from '#platform/database'
import { inEngine, type Pools } from '#platform/database'
import { NotFound } from '#platform/errors'
import { topicsNamed } from '../show-work.ts'
import type { Names } from '../words.ts'

export interface WaitingItem {
  id: string
  kind: string
  subjectId: string
  channel: string
  state: string
  name: string | null
  language: string | null
  topic: { id: string; name: Names } | null
  priority: number
  front: boolean
  arrivedAt: Date
  enteredAt: Date
  availableAt: Date | null
  agentId: string | null
  preferredAgentId: string | null
}

// The order of the router's core, as one sort key: within a queue, ageing turns a point of priority into minutes of arrival.
const rank = sql`case when queue.ageing_per_minute = 0 then -item.priority::float8 * 1e12 else 0 end
  + extract(epoch from item.arrived_at) - case when queue.ageing_per_minute = 0 then 0 else item.priority * 60.0 / queue.ageing_per_minute end`

/** What waits or rings in a queue, in the order in which it is offered: what rings, what came back, then by the router's rank; customers' names where asked. */
export async function waitingItems(
  trx: Trx,
  { queueId, named }: { queueId: string; named: boolean },
): Promise<WaitingItem[]> {
  const rows = await trx
    .selectFrom('routing.shownWorkItem as item')
    .innerJoin('routing.shownQueue as queue', 'queue.queueId', 'item.queueId')
    .leftJoin('channels.shownContact as contact', 'contact.id', 'item.subjectId')
    .where('item.queueId', '=', queueId)
    .where('item.state', 'in', ['waiting', 'reserved'])
    .orderBy(sql`item.state = 'reserved'`, 'desc')
    .orderBy('item.front', 'desc')
    .orderBy(rank)
    .orderBy('item.workItemId')
    .limit(200)
    .selectAll('item')
    .select('contact.nameGiven')
    .$narrowType<{
      workItemId: NotNull
      kind: NotNull
      subjectId: NotNull
      channel: NotNull
      state: NotNull
      priority: NotNull
      front: NotNull
      arrivedAt: NotNull
      enteredAt: NotNull
    }>()
    .execute()
  const topics = await topicsNamed(
    trx,
    rows.flatMap((row) => row.topicId ?? []),
  )
  return rows.map((row) => ({
    id: row.workItemId,
    kind: row.kind,
    subjectId: row.subjectId,
    channel: row.channel,
    state: row.state,
    name: named ? row.nameGiven : null,
    language: row.language,
    topic: topics.get(row.topicId ?? '') ?? null,
    priority: row.priority,
    front: row.front,
    arrivedAt: row.arrivedAt,
    enteredAt: row.enteredAt,
    availableAt: row.availableAt,
    agentId: row.agentId,
    preferredAgentId: row.preferredAgentId,
  }))
}

/** Where the row of a route's parameter is looked up, by what the parameter names. */
const located = {
  file: (trx: Trx, id: string) => trx.selectFrom('platform.shownFile').where('fileId', '=', id).select('entityId'),
  queue: (trx: Trx, id: string) => trx.selectFrom('routing.shownQueue').where('queueId', '=', id).select('entityId'),
  'work-item': (trx: Trx, id: string) =>
    trx.selectFrom('routing.shownWorkItem').where('workItemId', '=', id).select('entityId'),
  reservation: (trx: Trx, id: string) =>
    trx.selectFrom('routing.shownReservation').where('reservationId', '=', id).select('entityId'),
  handling: (trx: Trx, id: string) => trx.selectFrom('desk.handling').where('id', '=', id).select('entityId'),
  contact: (trx: Trx, id: string) => trx.selectFrom('channels.shownContact').where('id', '=', id).select('entityId'),
}

/** Whose row it is, asked before the entity's transaction runs; NotFound for an unknown id. */
export async function entityOfRow(pools: Pools, what: keyof typeof located, id: string): Promise<string> {
  const row: { entityId: string | null } | undefined = await inEngine(pools, (trx) =>
    located[what](trx, id).executeTakeFirst(),
  )
  if (!row?.entityId) throw new NotFound({ id })
  return row.entityId
}
