import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import type { Outcome } from './words.ts'

export interface LedgerLine {
  channel: string
  /** As the history tells it: every 'arrived' ever written. */
  arrived: number
  /** The contacts themselves that have not ended. */
  inProgress: number
  /** As the contacts tell it. */
  ended: Partial<Record<Outcome, number>>
  /** As the history tells it: every 'ended' ever written, by its outcome. */
  endings: Partial<Record<Outcome, number>>
}

interface Counted {
  side: 'contacts' | 'history'
  channel: string
  what: string
  count: number
}

// Outbound contacts have an equation of their own.
const inProgress = sql`
  select 'contacts' as side, channel, 'in-progress' as what, count(*) as count
  from channels.contact where state <> 'ended' and direction = 'inbound' group by channel`

/**
 * The ledger a channel from the counts kept beside contacts and history, each by its own trigger, so that the equation
 * arrived = in progress + self-served + handled + abandoned + deferred + rejected + failed can fail when one of them is wrong.
 * One statement, so that all of it is of one moment.
 */
export async function readLedger(trx: Trx): Promise<LedgerLine[]> {
  const { rows } = await sql<Counted>`
    select side, channel, what, sum(count)::bigint as count from (
      select side, channel, what, count from channels.ledger_total
      union all select side, channel, what, count from channels.ledger_count
    ) counted group by side, channel, what
    union all ${inProgress}`.execute(trx)
  return linesOf(rows)
}

/** The same ledger counted anew from every contact and every line of the history there is. */
export async function countLedger(trx: Trx): Promise<LedgerLine[]> {
  const { rows } = await sql<Counted>`
    select 'history' as side, coalesce(arrived.facts ->> 'channel', '') as channel, coalesce(event.outcome, 'arrived') as what,
      count(*) as count
    from channels.contact_event event
    join channels.contact_event arrived on arrived.contact_id = event.contact_id and arrived.type = 'arrived'
    where event.type in ('arrived', 'ended') group by 2, 3
    union all
    select 'contacts', channel, outcome, count(*) from channels.contact
    where state = 'ended' and direction = 'inbound' group by 2, 3
    union all ${inProgress}`.execute(trx)
  return linesOf(rows)
}

function linesOf(rows: readonly Counted[]): LedgerLine[] {
  const lines = new Map<string, LedgerLine>()
  for (const { side, channel, what, count } of rows) {
    const line = lines.get(channel) ?? { channel, arrived: 0, inProgress: 0, ended: {}, endings: {} }
    lines.set(channel, line)
    if (what === 'arrived') line.arrived += count
    else if (what === 'in-progress') line.inProgress += count
    else line[side === 'history' ? 'endings' : 'ended'][what as Outcome] = count
  }
  return [...lines.values()]
}

/** By how many contacts the equation fails, over all channels; 0 when the ledger is right. */
export function imbalanceOf(lines: readonly LedgerLine[]): number {
  let imbalance = 0
  for (const { arrived, inProgress, ended, endings } of lines) {
    const total = Object.values(ended).reduce((sum, count) => sum + count, inProgress)
    imbalance += Math.abs(arrived - total) + differenceOf(ended, endings)
  }
  return imbalance
}

/** By how many contacts two readings of the ledger differ. */
export function differenceBetween(kept: readonly LedgerLine[], counted: readonly LedgerLine[]): number {
  const none = { arrived: 0, inProgress: 0, ended: {}, endings: {} }
  let difference = 0
  for (const channel of new Set([...kept, ...counted].map((line) => line.channel))) {
    const a = kept.find((line) => line.channel === channel) ?? none
    const b = counted.find((line) => line.channel === channel) ?? none
    difference += Math.abs(a.arrived - b.arrived) + differenceOf(a.ended, b.ended) + differenceOf(a.endings, b.endings)
  }
  return difference
}

type ByOutcome = Partial<Record<Outcome, number>>

function differenceOf(a: ByOutcome, b: ByOutcome): number {
  const outcomes = [...new Set([...Object.keys(a), ...Object.keys(b)])] as Outcome[]
  return outcomes.reduce((sum, outcome) => sum + Math.abs((a[outcome] ?? 0) - (b[outcome] ?? 0)), 0)
}
