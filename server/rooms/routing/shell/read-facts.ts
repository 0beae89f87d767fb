import { type Kysely, sql } from 'kysely'
import type { DB, Trx } from '#platform/database'
import type {
  AgentSnapshot,
  ExcludedAgent,
  ItemKind,
  ItemSnapshot,
  Level,
  QueueSnapshot,
  RelaxationStep,
  Selection,
} from '../core/index.ts'
import type { Presence, WorkKind, WorkState } from '../words.ts'

/** An item as its row stands now; the router believes it until a later row says otherwise. */
export interface ItemRow {
  snapshot: ItemSnapshot
  entityId: string
  kind: WorkKind
  subjectId: string
  state: WorkState
  availableAt: number | null
}

export interface AgentRow {
  snapshot: AgentSnapshot
  goneSince: number | null
  isRinging: boolean
}

const kinds: Record<WorkKind, ItemKind> = {
  contact: 'contact',
  callback: 'callback',
  answer: 'answer',
  leg: 'case-leg',
  visit: 'visit',
}

interface RawItem {
  id: string
  entityId: string
  queueId: string
  kind: WorkKind
  subjectId: string
  channel: string
  priority: number
  language: string | null
  languageLevel: Level | null
  state: WorkState
  agentId: string | null
  preferredAgentId: string | null
  preferredUntil: number | null
  front: boolean
  opened: boolean
  toldSteps: number
  toldNobody: boolean
  arrivedAt: number
  enteredAt: number
  availableAt: number | null
  takenAt: number | null
  ringUntil: number | null
  skills: { skill: string; level: Level }[] | null
  excluded: ExcludedAgent[] | null
  leftQueues: string[] | null
}

const ms = (column: string) => sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`

/** Items by id, or (without ids) everything that waits, rings or is in hand. */
export async function readItems(db: Kysely<DB>, ids?: readonly string[]): Promise<ItemRow[]> {
  const which = ids
    ? sql`item.id = any(${sql.val([...ids])}::uuid[])`
    : sql`item.state in ('waiting', 'reserved', 'taken')`
  const { rows } = await sql<RawItem>`
    select item.id, item.entity_id, item.queue_id, item.kind, item.subject_id, item.channel, item.priority, item.language,
      item.language_level, item.state, item.agent_id, item.preferred_agent_id, item.front, item.opened, item.told_steps,
      item.told_nobody, ${ms('item.preferred_until')} as preferred_until, ${ms('item.arrived_at')} as arrived_at,
      ${ms('item.entered_at')} as entered_at, ${ms('item.available_at')} as available_at, ${ms('item.taken_at')} as taken_at,
      (select ${ms('ring_until')} from routing.reservation where work_item_id = item.id and state = 'ringing') as ring_until,
      (select json_agg(json_build_object('skill', skill_id, 'level', level) order by skill_id)
        from routing.work_item_skill where work_item_id = item.id) as skills,
      (select json_agg(json_build_object('agentId', agent_id, 'until', ${ms('until')}, 'strict', strict) order by agent_id)
        from routing.work_item_excluded where work_item_id = item.id) as excluded,
      (select json_agg(queue_id order by queue_id) from routing.work_item_left_queue where work_item_id = item.id) as left_queues
    from routing.work_item item where ${which} order by item.arrived_at, item.id`.execute(db)
  return rows.map(itemOf)
}

function itemOf(row: RawItem): ItemRow {
  const { id, entityId, kind, subjectId, state, availableAt, queueId, channel, priority, front } = row
  const isHeld = state === 'reserved' || state === 'taken'
  return {
    entityId,
    kind,
    subjectId,
    state,
    availableAt,
    snapshot: {
      id,
      kind: kinds[kind],
      queueId,
      channel,
      arrivedAt: row.arrivedAt,
      priority,
      front,
      requirement: {
        language: row.language && row.languageLevel ? { language: row.language, level: row.languageLevel } : null,
        skills: row.skills ?? [],
      },
      preferredAgent: row.preferredAgentId
        ? { agentId: row.preferredAgentId, ...(row.preferredUntil === null ? {} : { waitUntil: row.preferredUntil }) }
        : null,
      excludedAgents: row.excluded ?? [],
      state: state === 'taken' ? 'active' : state === 'reserved' ? 'reserved' : 'waiting',
      agentId: isHeld ? row.agentId : null,
      enteredAt: row.enteredAt,
      leftQueues: row.leftQueues ?? [],
      isOpened: row.opened,
      toldSteps: row.toldSteps,
      toldNobody: row.toldNobody,
      until: state === 'reserved' ? row.ringUntil : null,
      acceptedAt: state === 'taken' ? row.takenAt : null,
    },
  }
}

interface RawAgent {
  memberId: string
  presence: Presence
  idleSince: number
  goneSince: number | null
  units: number
  isRinging: boolean
  channels: Record<string, { cost: number; limit: number }> | null
  skills: Record<string, Level> | null
  languages: Record<string, Level> | null
  queues: string[] | null
}

/** Agents by id, or all. */
export async function readAgents(db: Kysely<DB>, ids?: readonly string[]): Promise<AgentRow[]> {
  const which = ids ? sql`agent.member_id = any(${sql.val([...ids])}::uuid[])` : sql`true`
  const { rows } = await sql<RawAgent>`
    select agent.member_id, agent.presence, agent.units, ${ms('agent.idle_since')} as idle_since,
      ${ms('agent.gone_since')} as gone_since,
      exists (select 1 from routing.reservation where agent_id = agent.member_id and state = 'ringing') as is_ringing,
      (select json_object_agg(channel, json_build_object('cost', cost, 'limit', at_once))
        from routing.agent_channel where member_id = agent.member_id and ready) as channels,
      (select json_object_agg(skill_id, level order by skill_id) from staff.shown_member_skill
        where member_id = agent.member_id) as skills,
      (select json_object_agg(language, level order by language) from staff.shown_member_language
        where member_id = agent.member_id) as languages,
      (select json_agg(queue_id order by queue_id) from routing.agent_queue where member_id = agent.member_id) as queues
    from routing.agent agent where ${which} order by agent.member_id`.execute(db)
  return rows.map(agentOf)
}

// An agent whose connection is lost is offered nothing new, as the claim would refuse it: no channel has room. What rings
// already keeps ringing until the grace is over.
function agentOf(row: RawAgent): AgentRow {
  const isAway = row.goneSince !== null && !row.isRinging && row.presence === 'available'
  return {
    goneSince: row.goneSince,
    isRinging: row.isRinging,
    snapshot: {
      id: row.memberId,
      presence: isAway ? 'break' : row.presence,
      idleSince: row.idleSince,
      capacity: { units: row.units, channels: row.goneSince === null ? (row.channels ?? {}) : {} },
      skills: row.skills ?? {},
      languages: row.languages ?? {},
      queues: row.queues ?? [],
    },
  }
}

/** All queues with their settings, and the mean handling time of their last fifty items. */
export async function readQueues(trx: Trx): Promise<QueueSnapshot[]> {
  const rows = await trx.selectFrom('routing.queue').selectAll().where('active', '=', true).orderBy('id').execute()
  const steps = await trx.selectFrom('routing.queueRelaxation').selectAll().orderBy('afterSeconds').execute()
  const { rows: means } = await sql<{ queueId: string; mean: number | null }>`
    select queue.id as queue_id, (select avg(extract(epoch from done_at - taken_at))::float8 from (
      select done_at, taken_at from routing.work_item
      where entity_id = queue.entity_id and queue_id = queue.id and state = 'done' and taken_at is not null
      order by done_at desc limit 50) done) as mean
    from routing.queue queue where queue.active`.execute(trx)
  const meanOf = new Map(means.map((row) => [row.queueId, row.mean]))
  return rows.map((row) => ({
    id: row.id,
    ringSeconds: row.ringSeconds,
    priority: row.priority,
    ageingPerMinute: row.ageingPerMinute,
    selection: row.selection as Selection,
    relaxation: steps.filter((step) => step.queueId === row.id).map(stepOf),
    mayDropLanguage: row.mayDropLanguage,
    overflow: row.overflowQueueId
      ? {
          toQueueId: row.overflowQueueId,
          ...(row.overflowAfterSeconds ? { afterSeconds: row.overflowAfterSeconds } : {}),
          whenNobodyOnDuty: row.overflowWhenNobody,
        }
      : null,
    preferredWaitSeconds: row.preferredWaitSeconds,
    declinePauseSeconds: row.declinePauseSeconds,
    noAnswerBreakReason: 'no-answer',
    wrapUpSeconds: row.wrapUpSeconds,
    expectedHandleSeconds: row.expectedHandleSeconds,
    meanHandleSeconds: meanOf.get(row.id) ?? null,
  }))
}

interface StepRow {
  afterSeconds: number
  languageLevel: number | null
  lowerSkillsBy: number | null
  dropSkills: boolean
  dropLanguage: boolean
}

function stepOf(step: StepRow): RelaxationStep {
  return {
    afterSeconds: step.afterSeconds,
    ...(step.languageLevel ? { languageLevel: step.languageLevel as Level } : {}),
    ...(step.lowerSkillsBy ? { lowerSkillsBy: step.lowerSkillsBy } : {}),
    ...(step.dropSkills ? { dropSkills: 'all' as const } : {}),
    ...(step.dropLanguage ? { dropLanguage: true } : {}),
  }
}
