import { type KyselyPlugin, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEngine, inEntity, type Pools } from '#platform/database'
import { newId } from '#platform/ids'
import { createLease } from '#platform/lease'
import { createLog } from '#platform/log'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { numberEvents } from './number-events.ts'
import { createOnceListeners } from './once-listeners.ts'
import { type PlatformEvent, publish } from './publish.ts'

let db: TestDatabase
const heard: PlatformEvent[] = []
const waiting = new Set<() => void>()
const entityId = newId()
const at = new Date('2026-11-23T06:00:00Z')

beforeAll(async () => {
  db = await aDatabase()
  await db.startEvents()
  db.events.onEvent((event) => {
    heard.push(event)
    for (const look of waiting) look()
  })
})
afterAll(() => db.close())

/** Resolves as soon as the fact holds, looked at after every event. */
function until(fact: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fact()) return
      waiting.delete(look)
      resolve()
    }
    waiting.add(look)
    look()
  })
}

const note = (pools: Pools, type: string, n: number) =>
  inEntity(pools, entityId, (trx) => publish(trx, { type, entityId, payload: { n }, at }))
const numbersOf = (type: string) => heard.filter((event) => event.type === type).map((event) => event.payload.n)

describe('the road of events', () => {
  it('delays nothing but the one long transaction, and loses nothing that commits out of order', async () => {
    const opened = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const long = inEntity(db.pools, entityId, async (trx) => {
      await publish(trx, { type: 'test.order', entityId, payload: { n: 0 }, at })
      opened.resolve()
      await release.promise
    })
    await opened.promise
    for (let n = 1; n <= 20; n++) await note(db.pools, 'test.order', n)
    await until(() => numbersOf('test.order').length === 20)
    expect(numbersOf('test.order')).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    release.resolve()
    await long
    await until(() => numbersOf('test.order').length === 21)
    expect(numbersOf('test.order').at(-1)).toBe(0)
  })

  it('numbers without a gap under many writers', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => note(db.pools, 'test.many', n)))
    await until(() => numbersOf('test.many').length === 60)
    const positions = heard.map((event) => event.position)
    expect(positions).toEqual(Array.from({ length: positions.length }, (_, index) => (positions[0] ?? 0) + index))
  })

  it('says nothing of a transaction that was rolled back', async () => {
    await expect(
      inEntity(db.pools, entityId, async (trx) => {
        await publish(trx, { type: 'test.undone', entityId, payload: {}, at })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    await note(db.pools, 'test.after', 1)
    await until(() => numbersOf('test.after').length === 1)
    expect(heard.some((event) => event.type === 'test.undone')).toBe(false)
  })

  it('gives no position to a leader whose epoch has passed', async () => {
    await inEntity(db.pools, entityId, (trx) => publish(trx, { type: 'test.late', entityId, payload: { n: 1 }, at }))
    const stale = (db.lease.epoch() ?? 0) - 1
    expect(await numberEvents(db.pools.engine, stale)).toEqual([])
    await until(() => numbersOf('test.late').length === 1)
  })
})

describe('numbering', () => {
  it('leaves to the leader before what it has numbered but not committed yet', async () => {
    const other = await aDatabase()
    // A lease beside the event road's own: winning that one would start the road, which numbers too.
    const lease = createLease(other.pools, 'leader', createLog('silent'))
    const leads = new Promise<number>((resolve) => lease.onGain(resolve))
    lease.start()
    const epoch = await leads
    for (let n = 1; n <= 3; n++) await note(other.pools, 'test.two', n)
    const numbered = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const first = inEngine(other.pools, async (trx) => {
      const events = await numberEvents(trx, epoch)
      numbered.resolve()
      await release.promise
      return events
    })
    await numbered.promise
    const second = numberEvents(other.pools.engine, epoch)
    await someoneWaitsForALock(other)
    release.resolve()
    expect((await first).map((event) => event.position)).toEqual([1, 2, 3])
    expect(await second).toEqual([])
    await note(other.pools, 'test.two', 4)
    expect((await numberEvents(other.pools.engine, epoch)).map((event) => event.position)).toEqual([4])
    await lease.stop()
    await other.close()
  })
})

async function someoneWaitsForALock({ superuser }: TestDatabase): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(superuser)
    if (rows.length > 0) return
  }
}

describe('once-listeners', () => {
  it('ask the database nothing when there is nothing new for them', async () => {
    let queries = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const pools = { ...db.pools, engine: db.pools.engine.withPlugin(counting) }
    const heardOnce: unknown[] = []
    const journey = {
      'test.wanted': [
        {
          name: 'test.idle',
          listen: async (event: PlatformEvent) => {
            heardOnce.push(event.payload.n)
          },
        },
      ],
    }
    const epoch = db.lease.epoch() ?? 0
    const listeners = createOnceListeners(pools, journey, db.platform.log)
    const off = db.events.onEvent((event) => listeners.note([event]))
    await listeners.load()
    await listeners.run(epoch)
    queries = 0
    await note(db.pools, 'test.unwanted', 1)
    await until(() => numbersOf('test.unwanted').length === 1)
    for (let run = 0; run < 3; run++) await listeners.run(epoch)
    expect(queries).toBe(0)
    await note(db.pools, 'test.wanted', 2)
    await until(() => numbersOf('test.wanted').length === 1)
    await listeners.run(epoch)
    expect(heardOnce).toEqual([2])
    off()
  })

  it('hear each event once, over restarts, and a failing one parks the event and goes on', async () => {
    const seen: number[] = []
    const refuse = Promise.withResolvers<void>()
    let tries = 0
    const journey = {
      'test.once': [
        {
          name: 'test.counts',
          listen: async (event: PlatformEvent) => {
            seen.push(Number(event.payload.n))
          },
        },
        {
          name: 'test.fails',
          listen: async (event: PlatformEvent) => {
            if (event.payload.n !== 2) return
            tries += 1
            if (tries === 5) refuse.resolve()
            throw new Error('always')
          },
        },
      ],
    }
    for (let n = 1; n <= 3; n++) await note(db.pools, 'test.once', n)
    await until(() => numbersOf('test.once').length === 3)
    const epoch = db.lease.epoch() ?? 0
    for (let run = 0; run < 6; run++) {
      const listeners = createOnceListeners(db.pools, journey, db.platform.log)
      await listeners.load()
      await Promise.all(Array.from({ length: 5 }, () => listeners.run(epoch)))
      for (let again = 0; again < 6; again++) await listeners.run(epoch)
    }
    await refuse.promise
    expect(seen).toEqual([1, 2, 3])
    const parked = await sql<{
      listener: string
      tries: number
    }>`select listener, tries from platform.parked_event`.execute(db.superuser)
    expect(parked.rows).toEqual([{ listener: 'test.fails', tries: 5 }])
  })
})
