import { type NotNull, sql } from 'kysely'
import { forEachEntity, inEngine, type Trx } from '#platform/database'
import type { QueueId } from '#rooms/routing'
import type { DeskParts } from './needs.ts'
import { handlingsOf, offersOf } from './show-work.ts'
import type { HandlingShown, Names, Offer, PresenceShown } from './words.ts'

export interface QueueGlance {
  id: QueueId
  entityId: string
  name: Names
  waiting: number
  longestWaitSince: Date | null
}

/** The whole left side of the desk: state, what rings, what is in hand, what waits. */
export interface DeskView {
  presence: PresenceShown
  capacity: { units: number; usedUnits: number; chatLimit: number; chats: number } | null
  ringing: Offer[]
  handlings: HandlingShown[]
  parked: HandlingShown[]
  /** Answers and callbacks in hand, by when they fall due. */
  due: HandlingShown[]
  queues: QueueGlance[]
}

/** The desk of one agent over all entities they work for. */
export async function deskOf(parts: DeskParts, staffId: string, entityIds: readonly string[]): Promise<DeskView> {
  const { pools } = parts.platform
  const agent = await inEngine(pools, (trx) => parts.rooms.routing.agent(trx, staffId))
  const perEntity = await forEachEntity(pools, entityIds, async (trx, entityId) => [
    {
      ringing: await offersOf(parts, trx, staffId, entityId),
      open: await handlingsOf(parts, trx, staffId, entityId),
      queues: await queuesOf(trx, staffId, entityId),
    },
  ])
  const open = perEntity.flatMap((one) => one.open)
  const chat = agent?.channels.find((channel) => channel.channel === 'chat')
  return {
    presence: {
      state: agent?.presence ?? 'off-duty',
      reason: agent?.reason ?? null,
      since: agent?.since ?? null,
      connected: agent !== null && agent.goneSince === null,
    },
    capacity: agent
      ? { units: agent.units, usedUnits: agent.usedUnits, chatLimit: chat?.atOnce ?? 0, chats: chat?.used ?? 0 }
      : null,
    ringing: perEntity.flatMap((one) => one.ringing),
    handlings: open.filter((handling) => handling.state !== 'held'),
    parked: open.filter((handling) => handling.state === 'held'),
    due: open
      .filter((handling) => handling.kind !== 'contact' && handling.dueAt)
      .toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0)),
    queues: perEntity.flatMap((one) => one.queues),
  }
}

async function queuesOf(trx: Trx, staffId: string, entityId: string): Promise<QueueGlance[]> {
  const rows = await trx
    .selectFrom('routing.shownAgentQueue as works')
    .innerJoin('routing.shownQueue as queue', 'queue.queueId', 'works.queueId')
    .leftJoin('routing.shownWorkItem as item', (join) =>
      join
        .onRef('item.entityId', '=', 'queue.entityId')
        .onRef('item.queueId', '=', 'queue.queueId')
        .on('item.state', '=', 'waiting'),
    )
    .where('works.memberId', '=', staffId)
    .where('works.entityId', '=', entityId)
    .groupBy(['queue.queueId', 'queue.nameAr', 'queue.nameEn'])
    .orderBy('queue.nameAr')
    .select(({ fn }) => [
      'queue.queueId',
      'queue.nameAr',
      'queue.nameEn',
      fn.count<number>('item.workItemId').as('waiting'),
      sql<Date | null>`min(item.arrived_at)`.as('longestWaitSince'),
    ])
    .$narrowType<{ queueId: NotNull; nameAr: NotNull; nameEn: NotNull }>()
    .execute()
  return rows.map((row) => ({
    id: row.queueId as QueueId,
    entityId,
    name: { ar: row.nameAr, en: row.nameEn },
    waiting: row.waiting,
    longestWaitSince: row.longestWaitSince,
  }))
}
