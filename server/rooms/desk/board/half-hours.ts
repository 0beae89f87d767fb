import { sql } from 'kysely'
import type { Trx } from '#platform/database'

export interface HalfHour {
  from: Date
  /** Contacts that reached the queue's entity in this half-hour, counted where each ended up. */
  offered: number
  answered: number
  abandoned: number
}

export interface QueueHalfHours {
  queueId: string
  halfHours: HalfHour[]
}

interface Row extends HalfHour {
  queueId: string
}

/**
 * A queue's contacts since a moment by the half-hour of their arrival; half-hours in which nobody arrived are left out. The
 * counts are those of the day's figures: summed up they give offered, answered and abandoned.
 */
export async function halfHoursOf(trx: Trx, entityId: string, since: Date): Promise<QueueHalfHours[]> {
  const { rows } = await sql<Row>`
    select item.queue_id, date_bin('30 minutes', item.arrived_at, ${since}) as "from",
      count(*)::int as offered,
      count(*) filter (where item.first_taken_at is not null)::int as answered,
      count(*) filter (where contact.outcome = 'abandoned' and not contact.short_abandon)::int as abandoned
    from routing.shown_queue queue
    join routing.shown_work_item item on item.entity_id = queue.entity_id and item.queue_id = queue.queue_id
      and item.kind = 'contact' and item.arrived_at >= ${since}
    join channels.shown_contact contact on contact.id = item.subject_id
    where queue.entity_id = ${entityId}
    group by 1, 2 order by 1, 2`.execute(trx)
  const byQueue = Map.groupBy(rows, (row) => row.queueId)
  return [...byQueue].map(([queueId, own]) => ({
    queueId,
    halfHours: own.map(({ queueId: _, ...halfHour }) => halfHour),
  }))
}
