import { sql } from 'kysely'
import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { ChannelsNeeds } from './needs.ts'

/** What lies in limbo, room by room. */
export async function countLimbo(platform: Platform, needs: ChannelsNeeds): Promise<{ room: string; count: number }[]> {
  return inEngine(platform.pools, async (trx) => {
    const counts = [{ room: 'channels', count: await countLimboContacts(trx, platform.clock.now()) }]
    for (const { room, count } of needs.limboCounts) counts.push({ room, count: await count(trx) })
    return counts
  })
}

/**
 * Contacts nobody answers for: without a due time, waiting in no queue, held by no agent, deferred with nothing owed; and those
 * that should have moved long ago: lost by a flow, silent past the step a sweep takes every two seconds, or a day past due.
 */
async function countLimboContacts(trx: Trx, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from channels.contact
        where state <> 'ended' and (due_at is null
          or (state in ('queued', 'reserved') and queue_id is null)
          or (state in ('active', 'parked') and agent_id is null)
          or (state = 'flow' and silent_since is null and due_at < ${now}::timestamptz - interval '1 minute')
          or (state in ('flow', 'active', 'parked') and silent_since + ${silenceAllowed} < ${now}::timestamptz - interval '1 hour')
          or due_at < ${now}::timestamptz - interval '1 day'))
      + (select count(*) from channels.contact where outcome = 'deferred' and owed_work_item_id is null) as count`.execute(
    trx,
  )
  return rows[0]?.count ?? 0
}

/** How long a contact may be silent before its next step is due; the sweep takes the step, decide-silence.ts says which. */
export const silenceAllowed = sql<string>`case
  when reminded_at is null then remind_after_seconds
  when state = 'active' then park_after_seconds
  else close_after_seconds end * interval '1 second'`
