import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { inEngine, type Pools, type Trx } from '#platform/database'
import { forgottenUpTo } from './number-events.ts'
import type { Journey } from './once-listeners.ts'

export const eventsKeptDays = 30
const atOnce = 1000

/** Which cursors hear which type of event; a type that nobody lists is heard by no cursor. */
export type CursorsByType = ReadonlyMap<string, readonly string[]>

/** The cursors of a journey, by the types they hear. */
export function cursorsOfJourney(journey: Journey): Map<string, string[]> {
  return new Map(Object.entries(journey).map(([type, listeners]) => [type, listeners.map(({ name }) => name)]))
}

/**
 * A sweep that forgets events older than 30 days, oldest first and in batches, up to the first one that a listener or the jobs
 * have not passed yet. Parked events are kept for mending.
 */
export function forgetEvents(wanted: { pools: Pools; clock: Clock; cursors: () => readonly CursorsByType[] }) {
  const { pools, clock, cursors } = wanted
  return {
    name: 'events.forget',
    everyMilliseconds: 60_000,
    run: async (epoch: number) => {
      const before = new Date(clock.now().getTime() - eventsKeptDays * 86_400_000)
      while ((await inEngine(pools, (trx) => forgetSome(trx, { before, epoch, cursors: cursors() }))) === atOnce);
    },
  }
}

/** Forgets at most one batch and says how many events it passed. */
async function forgetSome(
  trx: Trx,
  { before, epoch, cursors }: { before: Date; epoch: number; cursors: readonly CursorsByType[] },
): Promise<number> {
  const from = await forgottenUpTo(trx)
  const { rows: oldest } = await sql<{ position: number; type: string; at: Date }>`
    select position, type, at from platform.event where position > ${from} order by position limit ${atOnce}`.execute(
    trx,
  )
  const passed = await positionsPassed(trx)
  const isDone = (event: { position: number; type: string; at: Date }) =>
    event.at < before &&
    cursors.flatMap((byType) => byType.get(event.type) ?? []).every((name) => (passed.get(name) ?? 0) >= event.position)
  const kept = oldest.findIndex((event) => !isDone(event))
  const done = kept === -1 ? oldest : oldest.slice(0, kept)
  const upTo = done.at(-1)?.position
  if (upTo === undefined) return 0
  await sql`delete from platform.event event where position > ${from} and position <= ${upTo}
    and not exists (select from platform.parked_event parked where parked.position = event.position)`.execute(trx)
  // Last, because numbering waits for this row.
  const { numAffectedRows } =
    await sql`update platform.event_counter set forgotten = greatest(forgotten, ${upTo}::bigint)
    where platform.holds_lease('leader', ${epoch})`.execute(trx)
  if (numAffectedRows !== 1n) throw new Error('the lease was lost while events were forgotten')
  return done.length
}

async function positionsPassed(trx: Trx): Promise<Map<string, number>> {
  const rows = await trx.selectFrom('platform.listener').selectAll().execute()
  return new Map(rows.map((row) => [row.name, row.position]))
}
