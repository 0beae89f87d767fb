import { sql } from 'kysely'
import { inEngine, type Pools, type Trx } from '#platform/database'
import type { Log } from '#platform/log'
import { eventsAfter, lastPosition } from './number-events.ts'
import type { PlatformEvent } from './publish.ts'

export type Listen = (event: PlatformEvent, trx: Trx) => Promise<void>
/** Which function of which room hears which event: the content of app/journey.ts. */
export type Journey = Record<string, readonly Listener[]>
export interface Listener {
  name: string
  listen: Listen
  /** A listener that is new to an installation begins with what happens from then on; this one wants all that is still kept. */
  history?: true
}

const triesBeforeParking = 5
const readAtOnce = 200

interface Cursor {
  name: string
  types: Map<string, Listen>
  position: number
  tries: number
}

export interface OnceListeners {
  /** Reads the cursors and the newest position: called when the lease is won. */
  load(): Promise<void>
  /** Events that have just been numbered: a cursor that hears none of them passes them without asking the database. */
  note(events: readonly PlatformEvent[]): void
  /** Works through everything up to the newest position; safe to call at any time, one run at a time. */
  run(epoch: number): Promise<void>
  /** Takes up no further event and resolves when the ones in hand are done. */
  stop(): Promise<void>
}

/**
 * Every listener has a cursor that moves in the transaction of its work, so an event is worked through once. A listener
 * that fails five times parks the event and goes on; the parked list is kept for mending.
 */
export function createOnceListeners(pools: Pools, journey: Journey, log: Log): OnceListeners {
  let cursors: Cursor[] = []
  let newest = 0
  let running: Promise<void> | null = null
  let askedAgain = false
  const held = { stopped: false }

  const load = async () => {
    const known = await pools.engine.selectFrom('platform.listener').selectAll().execute()
    newest = Math.max(newest, await lastPosition(pools.engine))
    const positions = new Map(known.map((row) => [row.name, row.position]))
    cursors = cursorsOf(journey).map((cursor) => ({ ...cursor, position: positions.get(cursor.name) ?? 0 }))
  }

  const runAll = async (epoch: number) => {
    do {
      askedAgain = false
      const behind = cursors.filter((cursor) => cursor.position < newest)
      await Promise.all(
        groups(behind, 4).map(async (group) => {
          for (const cursor of group) await drain(cursor, epoch)
        }),
      )
    } while (askedAgain && !held.stopped)
  }

  const drain = async (cursor: Cursor, epoch: number) => {
    while (!held.stopped && cursor.position < newest) {
      const upTo = newest
      const events = await eventsAfter(pools.engine, cursor.position, readAtOnce, [...cursor.types.keys()])
      for (const event of events) {
        if (held.stopped) return
        const listen = cursor.types.get(event.type)
        if (listen && !(await hear(pools, cursor, event, listen, epoch, log))) return
      }
      // What it does not hear is skipped in memory only: skipping again after a restart is harmless.
      if (events.length < readAtOnce) cursor.position = Math.max(cursor.position, upTo)
    }
  }

  return {
    load,
    note: (events) => {
      const [first, last] = [events[0], events.at(-1)]
      if (!first || !last || last.position <= newest) return
      for (const cursor of cursors) {
        const isNext = cursor.position === newest && first.position === newest + 1
        if (isNext && !events.some((event) => cursor.types.has(event.type))) cursor.position = last.position
      }
      newest = last.position
    },
    stop: async () => {
      held.stopped = true
      await running?.catch(() => undefined)
    },
    run: (epoch) => {
      if (held.stopped) return Promise.resolve()
      askedAgain = true
      running ??= runAll(epoch).finally(() => {
        running = null
      })
      return running
    },
  }
}

function cursorsOf(journey: Journey): Cursor[] {
  const byName = new Map<string, Cursor>()
  for (const [type, listeners] of Object.entries(journey)) {
    for (const { name, listen } of listeners) {
      const cursor = byName.get(name) ?? { name, types: new Map(), position: 0, tries: 0 }
      cursor.types.set(type, listen)
      byName.set(name, cursor)
    }
  }
  return [...byName.values()]
}

async function hear(
  pools: Pools,
  cursor: Cursor,
  event: PlatformEvent,
  listen: Listen,
  epoch: number,
  log: Log,
): Promise<boolean> {
  try {
    const moved = await inEngine(pools, async (trx) => {
      if (!(await moveCursor(trx, cursor, event.position, epoch))) return false
      await listen(event, trx)
      return true
    })
    if (!moved) return false
    cursor.position = event.position
    cursor.tries = 0
    return true
  } catch (error) {
    cursor.tries += 1
    log.error(
      { listener: cursor.name, event: event.type, position: event.position, tries: cursor.tries, err: error },
      'listener failed',
    )
    if (cursor.tries < triesBeforeParking) return false
    return park(pools, cursor, event, epoch, error)
  }
}

async function moveCursor(trx: Trx, cursor: Cursor, position: number, epoch: number): Promise<boolean> {
  const { rows } = await sql`
    insert into platform.listener (name, position)
    select ${cursor.name}, ${position} where platform.holds_lease('leader', ${epoch})
    on conflict (name) do update set position = excluded.position where platform.listener.position < excluded.position
    returning position`.execute(trx)
  return rows.length === 1
}

async function park(
  pools: Pools,
  cursor: Cursor,
  event: PlatformEvent,
  epoch: number,
  error: unknown,
): Promise<boolean> {
  const code = String((error as { code?: unknown })?.code ?? (error as Error)?.name ?? 'unknown')
  const parked = await inEngine(pools, async (trx) => {
    if (!(await moveCursor(trx, cursor, event.position, epoch))) return false
    await sql`insert into platform.parked_event (listener, position, tries, error_code, parked_at)
      values (${cursor.name}, ${event.position}, ${cursor.tries}, ${code}, clock_timestamp())
      on conflict (listener, position) do nothing`.execute(trx)
    return true
  })
  if (parked) {
    cursor.position = event.position
    cursor.tries = 0
  }
  return parked
}

function groups<T>(items: readonly T[], count: number): T[][] {
  const result: T[][] = Array.from({ length: Math.min(count, items.length) }, () => [])
  for (const [index, item] of items.entries()) result[index % count]?.push(item)
  return result
}
