import { sql } from 'kysely'
import { inEngine, type Pools } from '#platform/database'
import type { Journey } from './once-listeners.ts'

/**
 * Gives every listener that is new here its cursor, before anybody is let in: at the current position, so that an upgrade does not
 * work through years of events, or at the beginning where the listener asks for history.
 */
export async function enterListeners(pools: Pools, journey: Journey): Promise<void> {
  const all = Object.values(journey).flat()
  for (const name of new Set(all.map((listener) => listener.name))) {
    await enterListener(
      pools,
      name,
      all.some((one) => one.name === name && one.history === true),
    )
  }
}

/** The cursor of one listener where it has none yet. Events without a position are still before it. */
export async function enterListener(pools: Pools, name: string, history = false): Promise<void> {
  await inEngine(pools, (trx) =>
    sql`insert into platform.listener (name, position)
      select ${name}, case when ${history}::boolean then 0 else last end from platform.event_counter
      on conflict (name) do nothing`.execute(trx),
  )
}
