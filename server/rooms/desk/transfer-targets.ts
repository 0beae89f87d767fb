import type { NotNull } from 'kysely'
import type { Trx } from '#platform/database'
import { matchesWords } from '#rooms/entities'
import type { Presence } from '#rooms/routing'
import type { DeskParts } from './needs.ts'
import type { Names } from './words.ts'

export interface TransferTarget {
  kind: 'agent' | 'queue' | 'unit'
  id: string
  name: Names
  /** Of an agent. */
  presence: Presence | null
  hasRoom: boolean | null
  /** Of a queue; of a department's queue where it has one. */
  waiting: number | null
  /** A department without a queue takes cases only. */
  takesConversations: boolean
}

/** Whom a conversation of this entity can be passed to, narrowed by words of their name. */
export async function targetsOf(
  parts: DeskParts,
  trx: Trx,
  wanted: { entityId: string; staffId: string; kind?: TransferTarget['kind'] | undefined; text?: string | undefined },
): Promise<TransferTarget[]> {
  const wants = (kind: TransferTarget['kind']) => wanted.kind === undefined || wanted.kind === kind
  const all = [
    ...(wants('agent') ? await agents(trx, wanted) : []),
    ...(wants('queue') ? await queues(trx, wanted.entityId) : []),
    ...(wants('unit') ? await units(parts, trx, wanted.entityId) : []),
  ]
  const text = wanted.text
  if (!text) return all
  return all.filter((target) => matchesWords([target.name.ar, target.name.en], text))
}

async function agents(trx: Trx, wanted: { entityId: string; staffId: string }): Promise<TransferTarget[]> {
  const rows = await trx
    .selectFrom('staff.shownMember as member')
    .innerJoin('routing.shownAgent as agent', 'agent.memberId', 'member.memberId')
    .innerJoin('routing.shownAgentChannel as channel', (join) =>
      join.onRef('channel.memberId', '=', 'agent.memberId').on('channel.channel', '=', 'chat'),
    )
    .where('member.entityId', '=', wanted.entityId)
    .where('member.active', '=', true)
    .where('agent.presence', '!=', 'off-duty')
    .where('agent.memberId', '!=', wanted.staffId)
    .where('agent.memberId', 'in', (from) =>
      from.selectFrom('routing.shownAgentQueue').select('memberId').where('entityId', '=', wanted.entityId),
    )
    .orderBy('member.nameAr')
    .select([
      'agent.memberId',
      'member.nameAr',
      'member.nameEn',
      'agent.presence',
      'agent.units',
      'agent.usedUnits',
      'agent.goneSince',
      'channel.cost',
      'channel.used',
      'channel.atOnce',
    ])
    .$narrowType<{
      memberId: NotNull
      units: NotNull
      usedUnits: NotNull
      cost: NotNull
      used: NotNull
      atOnce: NotNull
    }>()
    .execute()
  return rows.map((row) => ({
    kind: 'agent',
    id: row.memberId,
    name: { ar: row.nameAr ?? '', en: row.nameEn ?? '' },
    presence: row.presence as Presence,
    hasRoom:
      row.presence === 'available' &&
      row.goneSince === null &&
      row.usedUnits + row.cost <= row.units &&
      row.used < row.atOnce,
    waiting: null,
    takesConversations: true,
  }))
}

async function queues(trx: Trx, entityId: string): Promise<TransferTarget[]> {
  const rows = await trx
    .selectFrom('routing.shownQueue as queue')
    .leftJoin('routing.shownWorkItem as item', (join) =>
      join
        .onRef('item.entityId', '=', 'queue.entityId')
        .onRef('item.queueId', '=', 'queue.queueId')
        .on('item.state', '=', 'waiting'),
    )
    .where('queue.entityId', '=', entityId)
    .where('queue.active', '=', true)
    .groupBy(['queue.queueId', 'queue.nameAr', 'queue.nameEn'])
    .orderBy('queue.nameAr')
    .select(({ fn }) => [
      'queue.queueId',
      'queue.nameAr',
      'queue.nameEn',
      fn.count<number>('item.workItemId').as('waiting'),
    ])
    .$narrowType<{ queueId: NotNull; nameAr: NotNull; nameEn: NotNull }>()
    .execute()
  return rows.map((row) => ({
    kind: 'queue',
    id: row.queueId,
    name: { ar: row.nameAr, en: row.nameEn },
    presence: null,
    hasRoom: null,
    waiting: row.waiting,
    takesConversations: true,
  }))
}

async function units(parts: DeskParts, trx: Trx, entityId: string): Promise<TransferTarget[]> {
  const all = await parts.rooms.entities.unitsOf(trx, entityId)
  const withQueue = await trx
    .selectFrom('routing.shownQueue')
    .select('unitId')
    .where('entityId', '=', entityId)
    .where('active', '=', true)
    .execute()
  const taking = new Set(withQueue.map((row) => row.unitId))
  return all.map((unit) => ({
    kind: 'unit',
    id: unit.id,
    name: unit.name,
    presence: null,
    hasRoom: null,
    waiting: null,
    takesConversations: taking.has(unit.id),
  }))
}
