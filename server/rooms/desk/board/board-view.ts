import { type NotNull, sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { BreakReason, Presence, QueueId } from '#rooms/routing'
import type { DeskParts } from '../needs.ts'
import type { HandlingState, Names } from '../words.ts'
import { halfHoursOf } from './half-hours.ts'
import { type QueueFigures, queueFiguresOf, type ServiceLevel, type SpeedOfAnswer } from './queue-figures.ts'

export interface BoardQueue extends QueueFigures {
  id: QueueId
  name: Names
  waiting: number
  ringing: number
  inHand: number
  longestWaitSince: Date | null
  /** Available with room for one more chat. */
  agentsFree: number
  agentsOnDuty: number
}

export interface BoardAgent {
  id: string
  name: Names
  state: Presence | 'reserved' | 'busy' | 'wrap-up'
  presence: Presence
  reason: BreakReason | null
  since: Date
  connected: boolean
  on: BoardHandling[]
  handRaised: boolean
  wrapUpOverdue: boolean
  capacity: { units: number; usedUnits: number; chatLimit: number; chats: number }
}

export interface BoardHandling {
  handlingId: string
  workItemId: string
  contactId: string | null
  caseId: string | null
  kind: string
  state: HandlingState
  since: Date
  name: string | null
  queueId: string
  handRaisedAt: Date | null
  wrapUpUntil: Date | null
}

export interface Board {
  queues: BoardQueue[]
  agents: BoardAgent[]
  /** Sums over the queues, with the same formulas; never averages of percentages. */
  figures: {
    waiting: number
    longestWaitSince: Date | null
    offered: number
    answered: number
    abandoned: number
    shortAbandoned: number
    serviceLevel: ServiceLevel
    speedOfAnswer: SpeedOfAnswer
    agentsOnDuty: number
    agentsFree: number
  }
  since: Date
}

/** The live board of one entity: queues with today's figures, agents with what they are on; customers' names where asked. */
export async function boardOf(
  { platform, rooms }: DeskParts,
  trx: Trx,
  { entityId, named }: { entityId: string; named: boolean },
): Promise<Board> {
  const now = platform.clock.now()
  const { timezone } = await rooms.entities.entityById(trx, entityId)
  const since = startOfDay(now, timezone)
  const agents = await agentsOf(trx, { entityId, named }, now)
  const figures = await queueFiguresOf(trx, entityId, since)
  const standing = await queuesNow(trx, entityId)
  const queues = standing.map((queue) => ({ ...queue, ...(figures.queues.get(queue.id) ?? figures.none(queue)) }))
  return {
    queues: queues.map(({ targetPercent: _p, targetSeconds: _s, ...queue }) => queue),
    agents,
    figures: {
      waiting: sum(queues, (queue) => queue.waiting),
      longestWaitSince: earliest(queues.map((queue) => queue.longestWaitSince)),
      ...figures.total,
      agentsOnDuty: agents.filter((agent) => agent.presence !== 'off-duty').length,
      agentsFree: agents.filter(hasRoomForAChat).length,
    },
    since,
  }
}

// The same as the queues' column: available, connected, and one more chat fits.
const hasRoomForAChat = ({ presence, connected, capacity }: BoardAgent) =>
  presence === 'available' && connected && capacity.chats < capacity.chatLimit && capacity.usedUnits < capacity.units

/** Today by half-hour of arrival, for each queue of the entity that anybody has reached. */
export async function halfHoursToday({ platform, rooms }: DeskParts, trx: Trx, entityId: string) {
  const { timezone } = await rooms.entities.entityById(trx, entityId)
  const since = startOfDay(platform.clock.now(), timezone)
  return { since, queues: await halfHoursOf(trx, entityId, since) }
}

/** Midnight of the entity's day. */
export function startOfDay(now: Date, timezone: string): Date {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone)
  return new Date(zoned.startOfDay().epochMilliseconds)
}

async function queuesNow(trx: Trx, entityId: string) {
  const { rows } = await sql<{
    id: QueueId
    nameAr: string
    nameEn: string
    targetPercent: number
    targetSeconds: number
    waiting: number
    ringing: number
    inHand: number
    longestWaitSince: Date | null
    agentsOnDuty: number
    agentsFree: number
  }>`
    select queue.queue_id as id, queue.name_ar, queue.name_en, queue.target_percent, queue.target_seconds,
      live.waiting, live.ringing, live.in_hand, live.longest_wait_since, duty.agents_on_duty, duty.agents_free
    from routing.shown_queue queue
    cross join lateral (
      select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'reserved')::int as ringing,
        count(*) filter (where state = 'taken')::int as in_hand,
        min(arrived_at) filter (where state in ('waiting', 'reserved')) as longest_wait_since
      from routing.shown_work_item item
      where item.entity_id = queue.entity_id and item.queue_id = queue.queue_id and item.state in ('waiting', 'reserved', 'taken')
    ) live
    cross join lateral (
      select count(*) filter (where agent.presence <> 'off-duty')::int as agents_on_duty,
        count(*) filter (where agent.presence = 'available' and agent.gone_since is null
          and agent.used_units + channel.cost <= agent.units and channel.used < channel.at_once)::int as agents_free
      from routing.shown_agent_queue works
      join routing.shown_agent agent on agent.member_id = works.member_id
      join routing.shown_agent_channel channel on channel.member_id = agent.member_id and channel.channel = 'chat'
      where works.entity_id = queue.entity_id and works.queue_id = queue.queue_id
    ) duty
    where queue.entity_id = ${entityId} and queue.active order by queue.name_ar`.execute(trx)
  return rows.map(({ nameAr, nameEn, ...row }) => ({ ...row, name: { ar: nameAr, en: nameEn } }))
}

async function agentsOf(
  trx: Trx,
  { entityId, named }: { entityId: string; named: boolean },
  now: Date,
): Promise<BoardAgent[]> {
  const rows = await trx
    .selectFrom('routing.shownAgent as agent')
    .innerJoin('staff.shownMember as member', (join) =>
      join.onRef('member.memberId', '=', 'agent.memberId').on('member.entityId', '=', entityId),
    )
    .leftJoin('routing.shownAgentChannel as channel', (join) =>
      join.onRef('channel.memberId', '=', 'agent.memberId').on('channel.channel', '=', 'chat'),
    )
    .where('member.active', '=', true)
    // Those who work our queues, and whoever has something of ours in hand: a supervisor who took a chat over.
    .where('agent.memberId', 'in', (from) =>
      from
        .selectFrom('routing.shownAgentQueue')
        .select('memberId')
        .where('entityId', '=', entityId)
        .union((other) =>
          other
            .selectFrom('desk.handling')
            .select('agentId as memberId')
            .where('entityId', '=', entityId)
            .where('state', '!=', 'done'),
        ),
    )
    .orderBy('member.nameAr')
    .selectAll('agent')
    .select(['member.nameAr', 'member.nameEn', 'channel.atOnce as chatLimit', 'channel.used as chats'])
    .$narrowType<{ memberId: NotNull; since: NotNull; units: NotNull; usedUnits: NotNull }>()
    .execute()
  const on = await handlingsNow(trx, entityId)
  return rows.map((row) => {
    const mine = on.filter((handling) => handling.agentId === row.memberId)
    return {
      id: row.memberId,
      name: { ar: row.nameAr ?? '', en: row.nameEn ?? '' },
      state: stateShown(row.presence as Presence, row.usedUnits, mine),
      presence: row.presence as Presence,
      reason: row.reason as BreakReason | null,
      since: row.since,
      connected: row.goneSince === null,
      on: mine.map(({ agentId: _, ...handling }) => (named ? handling : { ...handling, name: null })),
      handRaised: mine.some((handling) => handling.handRaisedAt !== null),
      wrapUpOverdue: mine.some((handling) => handling.wrapUpUntil !== null && handling.wrapUpUntil < now),
      capacity: {
        units: row.units,
        usedUnits: row.usedUnits,
        chatLimit: row.chatLimit ?? 0,
        chats: row.chats ?? 0,
      },
    }
  })
}

/** "Busy" and its like are derived: presence belongs to the agent, the rest to each handling. */
export function stateShown(
  presence: Presence,
  usedUnits: number,
  on: readonly { state: HandlingState }[],
): BoardAgent['state'] {
  if (on.some((handling) => handling.state === 'active')) return 'busy'
  if (on.some((handling) => handling.state === 'wrap-up')) return 'wrap-up'
  if (presence === 'available' && usedUnits > 0) return 'reserved'
  return presence
}

async function handlingsNow(trx: Trx, entityId: string): Promise<(BoardHandling & { agentId: string })[]> {
  const rows = await trx
    .selectFrom('desk.handling as handling')
    .leftJoin('channels.shownContact as contact', 'contact.id', 'handling.contactId')
    .leftJoin('customers.shownCustomer as customer', 'customer.customerId', 'contact.customerId')
    .where('handling.entityId', '=', entityId)
    .where('handling.state', '!=', 'done')
    .orderBy('handling.beganAt')
    .selectAll('handling')
    .select(['contact.nameGiven', 'customer.fullNameAr', 'customer.fullNameLatin'])
    .execute()
  return rows.map((row) => ({
    handlingId: row.id,
    workItemId: row.workItemId,
    contactId: row.contactId,
    caseId: row.caseId,
    kind: row.kind,
    state: row.state as HandlingState,
    since: row.stateSince,
    name: row.fullNameAr ?? row.fullNameLatin ?? row.nameGiven,
    queueId: row.queueId,
    handRaisedAt: row.handRaisedAt,
    wrapUpUntil: row.wrapUpUntil,
    agentId: row.agentId,
  }))
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null).map((moment) => moment.getTime())
  return known.length > 0 ? new Date(Math.min(...known)) : null
}
