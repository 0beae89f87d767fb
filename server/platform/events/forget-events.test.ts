import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { enterListeners } from './enter-listeners.ts'
import { cursorsOfJourney, eventsKeptDays, forgetEvents } from './forget-events.ts'
import { forgottenUpTo, lastPosition, numberEvents } from './number-events.ts'
import { createOnceListeners, type Journey, type Listen } from './once-listeners.ts'
import { publishAll } from './publish.ts'

let db: TestDatabase
let epoch: number
const entityId = newId()
const nothing: Listen = async () => undefined

beforeAll(async () => {
  db = await aDatabase()
  db.lease.start()
  epoch = await new Promise((resolve) => db.lease.onGain(resolve))
})
afterAll(async () => {
  await db.lease.stop()
  await db.close()
})
beforeEach(async () => {
  await sql`truncate platform.event, platform.listener, platform.parked_event`.execute(db.superuser)
})

/** Numbered events of one type, so many days old; their positions. */
async function happened(type: string, count: number, daysAgo: number): Promise<number[]> {
  const at = new Date(db.clock.now().getTime() - daysAgo * 86_400_000)
  const wanted = Array.from({ length: count }, (_, n) => ({ type, entityId, payload: { n }, at }))
  await inEntity(db.pools, entityId, (trx) => publishAll(trx, wanted))
  const numbered = await numberEvents(db.pools.engine, epoch, count)
  return numbered.map((event) => event.position)
}
const left = async () => {
  const rows = await db.superuser.selectFrom('platform.event').select('position').orderBy('position').execute()
  return rows.map((row) => row.position)
}
const forget = (journey: Journey = {}, as = epoch) =>
  forgetEvents({ pools: db.pools, clock: db.clock, cursors: () => [cursorsOfJourney(journey)] }).run(as)
const old = eventsKeptDays + 1

describe('forgetting events', () => {
  it('takes the old ones in batches and keeps the rest', async () => {
    const gone = await happened('test.old', 2500, old)
    const kept = await happened('test.young', 3, 1)
    await forget()
    expect(await left()).toEqual(kept)
    expect(await forgottenUpTo(db.pools.engine)).toBe(gone.at(-1))
  })

  it('waits for the slowest listener of a type, and not for one that hears others', async () => {
    const journey: Journey = {
      'test.heard': [{ name: 'test.slow', listen: nothing }],
      'test.rare': [{ name: 'test.idle', listen: nothing }],
    }
    await enterListeners(db.pools, journey)
    const first = await happened('test.unheard', 2, old)
    const second = await happened('test.heard', 2, old)
    await forget(journey)
    expect(await left()).toEqual(second)
    const listeners = createOnceListeners(db.pools, journey, db.platform.log)
    await listeners.load()
    await listeners.run(epoch)
    await forget(journey)
    expect(await left()).toEqual([])
    expect(first.length + second.length).toBe(4)
  })

  it('keeps what was parked for mending', async () => {
    const [parked = 0] = await happened('test.failed', 3, old)
    await inEngine(db.pools, (trx) =>
      trx
        .insertInto('platform.parkedEvent')
        .values({ listener: 'test.any', position: parked, tries: 5, errorCode: 'x', parkedAt: db.clock.now() })
        .execute(),
    )
    await forget()
    expect(await left()).toEqual([parked])
  })

  it('is not done by a leader whose epoch has passed', async () => {
    const kept = await happened('test.old', 2, old)
    await expect(forget({}, epoch - 1)).rejects.toThrow('lease')
    expect(await left()).toEqual(kept)
  })
})

describe('a listener that is new here', () => {
  it('begins with what happens from now on, or with all that is kept where it asks for history', async () => {
    await happened('test.past', 2, 1)
    const heard: string[] = []
    const hear =
      (name: string): Listen =>
      async (event) => {
        heard.push(`${name} ${event.payload.n}`)
      }
    const journey: Journey = {
      'test.past': [
        { name: 'test.present', listen: hear('present') },
        { name: 'test.historian', listen: hear('historian'), history: true },
      ],
    }
    await enterListeners(db.pools, journey)
    await happened('test.past', 1, 0)
    await enterListeners(db.pools, journey) // a second node, or the next start: nobody is moved
    const listeners = createOnceListeners(db.pools, journey, db.platform.log)
    await listeners.load()
    await listeners.run(epoch)
    expect(heard.toSorted()).toEqual(['historian 0', 'historian 0', 'historian 1', 'present 0'])
    expect(await lastPosition(db.pools.engine)).toBeGreaterThan(0)
  })
})
