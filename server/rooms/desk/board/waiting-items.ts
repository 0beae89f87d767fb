import type { NotNull } from 'kysely'
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

/** What waits or rings in a queue: what came back first, then by priority and age; customers' names where asked. */
export async function waitingItems(
  trx: Trx,
  { queueId, named }: { queueId: string; named: boolean },
): Promise<WaitingItem[]> {
  const rows = await trx
    .selectFrom('routing.shownWorkItem as item')
    .leftJoin('channels.shownContact as contact', 'contact.id', 'item.subjectId')
    .where('item.queueId', '=', queueId)
    .where('item.state', 'in', ['waiting', 'reserved'])
    .orderBy('item.front', 'desc')
    .orderBy('item.priority', 'desc')
    .orderBy('item.arrivedAt')
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
