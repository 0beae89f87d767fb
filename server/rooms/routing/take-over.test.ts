import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMetrics } from '#platform/metrics'
import { anEntity, type TestEntity } from '#rooms/entities/testing'
import { aMember } from '#rooms/staff/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { makeRouting } from './make-routing.ts'
import { anAgent, aQueue, aWorkItem } from './testing.ts'

let db: TestDatabase
let entity: TestEntity

beforeAll(async () => {
  db = await aDatabase()
  entity = await anEntity(db)
  await db.startEvents()
})
afterAll(() => db.close())

const aNode = () => makeRouting({ ...db.platform, metrics: createMetrics() })
const itemRow = (id: string) =>
  db.superuser.selectFrom('routing.workItem').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const isIn = (id: string, state: string) =>
  vi.waitFor(async () => expect((await itemRow(id)).state).toBe(state), { timeout: 5000 })

describe('another node taking the router over', () => {
  it('goes on from the rows alone: rings still end, what waits is given out, nothing twice', async () => {
    const queueId = await aQueue(db, { entityId: entity.id })
    const agents: string[] = []
    for (let n = 0; n < 2; n++) {
      const { id } = await aMember(db, { entityId: entity.id, roles: ['agent'] })
      await anAgent(db, { entityId: entity.id, memberId: id, queues: [{ entityId: entity.id, queueId }] })
      agents.push(id)
    }
    const first = aNode()
    first.start()
    const ringing = await aWorkItem(db, { entityId: entity.id, queueId })
    await isIn(ringing.workItemId, 'reserved')
    await first.stop()

    const arrivedMeanwhile = await aWorkItem(db, { entityId: entity.id, queueId })
    const second = aNode()
    second.start()
    await isIn(arrivedMeanwhile.workItemId, 'reserved')
    const before = await itemRow(ringing.workItemId)
    expect(before.state).toBe('reserved')
    db.clock.advance(20_000)
    await second.router.turn()
    const all = await db.superuser.selectFrom('routing.reservation').selectAll().execute()
    expect(all.filter((row) => row.workItemId === ringing.workItemId && row.state === 'missed')).toHaveLength(1)
    expect(all.filter((row) => row.state === 'ringing' && row.workItemId === ringing.workItemId).length).toBeLessThan(2)
    const faults = await second.capacityFaults(db.superuser as never)
    expect(faults).toEqual([])
    await second.stop()
  })
})
