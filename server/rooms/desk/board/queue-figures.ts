import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { QueueId } from '#rooms/routing'

/**
 * Answered within the target ÷ (answered + abandoned), short abandons left out of both. Contacts still waiting count in
 * neither. The formula's name is a key of words/.
 */
export const SERVICE_LEVEL_FORMULA = 'desk.formula.service-level-of-answered-and-abandoned'

/** The waits of the answered, from arrival to the first agent, summed and divided by the answered. The name is a key of words/. */
export const SPEED_FORMULA = 'desk.formula.average-speed-of-answer'

export interface SpeedOfAnswer {
  /** Seconds with one decimal; null while nobody has been answered. */
  seconds: number | null
  waitedSeconds: number
  answered: number
  formula: string
}

export interface ServiceLevel {
  /** Percent with one decimal; null while the denominator is 0. */
  value: number | null
  numerator: number
  denominator: number
  targetPercent: number
  targetSeconds: number
  formula: string
}

export interface QueueFigures {
  /** Contacts that entered the queue today. */
  offered: number
  answered: number
  abandoned: number
  shortAbandoned: number
  serviceLevel: ServiceLevel
  speedOfAnswer: SpeedOfAnswer
}

interface Row {
  queueId: QueueId
  offered: number
  answered: number
  inTime: number
  waitedSeconds: number
  abandoned: number
  shortAbandoned: number
  targetPercent: number
  targetSeconds: number
}

interface Target {
  targetPercent: number
  targetSeconds: number
}

export interface EntityFigures {
  queues: Map<string, QueueFigures>
  total: QueueFigures
  /** The figures of a queue nothing has entered yet. */
  none(target: Target): QueueFigures
}

/** Today's figures of every queue of an entity, counted where each contact ended up; numerators and denominators add up to the total. */
export async function queueFiguresOf(trx: Trx, entityId: string, since: Date): Promise<EntityFigures> {
  const { rows } = await sql<Row>`
    select queue.queue_id, queue.target_percent, queue.target_seconds,
      count(item.work_item_id)::int as offered,
      count(item.work_item_id) filter (where item.first_taken_at is not null)::int as answered,
      count(item.work_item_id) filter (where item.first_taken_at - item.arrived_at <= queue.target_seconds * interval '1 second')::int as in_time,
      coalesce(sum(extract(epoch from item.first_taken_at - item.arrived_at)), 0)::float8 as waited_seconds,
      count(item.work_item_id) filter (where contact.outcome = 'abandoned' and not contact.short_abandon)::int as abandoned,
      count(item.work_item_id) filter (where contact.outcome = 'abandoned' and contact.short_abandon)::int as short_abandoned
    from routing.shown_queue queue
    join routing.shown_work_item item on item.entity_id = queue.entity_id and item.queue_id = queue.queue_id
      and item.kind = 'contact' and item.arrived_at >= ${since}
    join channels.shown_contact contact on contact.id = item.subject_id
    where queue.entity_id = ${entityId} group by queue.queue_id, queue.target_percent, queue.target_seconds`.execute(
    trx,
  )
  return {
    queues: new Map(rows.map((row) => [row.queueId, figuresOf(row)])),
    total: totalOf(rows),
    none: (target) => figuresOf({ ...empty, ...target }),
  }
}

const empty = { offered: 0, answered: 0, inTime: 0, waitedSeconds: 0, abandoned: 0, shortAbandoned: 0 }

function figuresOf(row: Omit<Row, 'queueId'>): QueueFigures {
  const { offered, answered, abandoned, shortAbandoned, inTime, waitedSeconds, targetPercent, targetSeconds } = row
  const denominator = answered + abandoned
  return {
    offered,
    answered,
    abandoned,
    shortAbandoned,
    serviceLevel: {
      value: denominator === 0 ? null : Math.round((inTime * 1000) / denominator) / 10,
      numerator: inTime,
      denominator,
      targetPercent,
      targetSeconds,
      formula: SERVICE_LEVEL_FORMULA,
    },
    speedOfAnswer: {
      seconds: answered === 0 ? null : Math.round((waitedSeconds * 10) / answered) / 10,
      waitedSeconds,
      answered,
      formula: SPEED_FORMULA,
    },
  }
}

function totalOf(rows: readonly Row[]): QueueFigures {
  const add = (key: 'offered' | 'answered' | 'abandoned' | 'shortAbandoned' | 'inTime' | 'waitedSeconds') =>
    rows.reduce((total, row) => total + row[key], 0)
  return figuresOf({
    offered: add('offered'),
    answered: add('answered'),
    abandoned: add('abandoned'),
    shortAbandoned: add('shortAbandoned'),
    inTime: add('inTime'),
    waitedSeconds: add('waitedSeconds'),
    // Each queue is measured against its own target; the strictest is shown beside the sum.
    targetPercent: rows.length > 0 ? Math.max(...rows.map((row) => row.targetPercent)) : 80,
    targetSeconds: rows.length > 0 ? Math.min(...rows.map((row) => row.targetSeconds)) : 60,
  })
}
