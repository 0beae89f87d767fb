import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { Outcome } from './words.ts'

export interface LedgerLine {
  channel: string
  /** Counted from the history: every 'arrived' ever written. */
  arrived: number
  /** Counted from the contacts themselves. */
  inProgress: number
  ended: Partial<Record<Outcome, number>>
  /** Counted from the history: every 'ended' ever written, by its outcome. */
  endings: Partial<Record<Outcome, number>>
}

/**
 * The ledger a channel: the history and the contacts are counted apart, so that the equation
 * arrived = in progress + self-served + handled + abandoned + deferred + rejected + failed can fail when one of them is wrong.
 */
export async function readLedger(trx: Trx): Promise<LedgerLine[]> {
  const { rows: events } = await sql<{ channel: string; type: string; outcome: Outcome | null; count: number }>`
    select coalesce(arrived.facts->>'channel', '') as channel, event.type, event.outcome, count(*) as count
    from channels.contact_event event
    left join channels.contact_event arrived on arrived.contact_id = event.contact_id and arrived.type = 'arrived'
    where event.type in ('arrived', 'ended')
    group by 1, 2, 3`.execute(trx)
  const { rows: contacts } = await sql<{ channel: string; outcome: Outcome | null; count: number }>`
    select channel, outcome, count(*) as count from channels.contact where direction = 'inbound' group by 1, 2`.execute(
    trx,
  )
  const lines = new Map<string, LedgerLine>()
  const lineOf = (channel: string): LedgerLine => {
    const line = lines.get(channel) ?? { channel, arrived: 0, inProgress: 0, ended: {}, endings: {} }
    lines.set(channel, line)
    return line
  }
  for (const { channel, type, outcome, count } of events) {
    if (type === 'arrived') lineOf(channel).arrived += Number(count)
    else if (outcome) lineOf(channel).endings[outcome] = Number(count)
  }
  for (const { channel, outcome, count } of contacts) {
    if (outcome) lineOf(channel).ended[outcome] = Number(count)
    else lineOf(channel).inProgress += Number(count)
  }
  return [...lines.values()]
}

/** By how many contacts the equation fails, over all channels; 0 when the ledger is right. */
export function imbalanceOf(lines: readonly LedgerLine[]): number {
  let imbalance = 0
  for (const { arrived, inProgress, ended, endings } of lines) {
    const total = Object.values(ended).reduce((sum, count) => sum + count, inProgress)
    imbalance += Math.abs(arrived - total)
    for (const outcome of new Set([...Object.keys(ended), ...Object.keys(endings)]) as Set<Outcome>) {
      imbalance += Math.abs((ended[outcome] ?? 0) - (endings[outcome] ?? 0))
    }
  }
  return imbalance
}

/** Contacts nobody answers for: without a due time, waiting in no queue, held by no agent, deferred with nothing owed, or lost by a flow. */
export async function countLimboContacts(trx: Trx, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from channels.contact
    where (state <> 'ended' and (due_at is null
        or (state in ('queued', 'reserved') and queue_id is null)
        or (state in ('active', 'parked') and agent_id is null)
        or (state = 'flow' and silent_since is null and due_at < ${now}::timestamptz - interval '1 minute')))
      or (outcome = 'deferred' and owed_work_item_id is null)`.execute(trx)
  return Number(rows[0]?.count ?? 0)
}
