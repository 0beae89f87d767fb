import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { aCasesRoom, aReader } from '#rooms/cases/testing'
import { makeChannels } from '#rooms/channels'
import { laterRooms } from '#rooms/channels/testing'
import { makeCustomers } from '#rooms/customers'
import { makeEntities } from '#rooms/entities'
import { aDatabase, type TestDatabase } from '../tests/support/database.ts'
import { applyCases, type RoomsBefore } from './apply-cases.ts'
import { applyCustomers } from './apply-customers.ts'
import { applyEntities } from './apply-entities.ts'
import { applyServices } from './apply-services.ts'
import { applyStaff } from './apply-staff.ts'
import { entityId, seedId, staffId } from './seed-id.ts'

let db: TestDatabase
let rooms: RoomsBefore
const all = () => db.superuser.selectFrom('cases.case').selectAll().orderBy('number').execute()

beforeAll(async () => {
  db = await aDatabase()
  rooms = {
    entities: makeEntities(db.platform),
    customers: makeCustomers(db.platform, { timelines: [], seesCaseOf: async () => false }),
    channels: makeChannels(db.platform, laterRooms(db).needs),
  }
  await applyEntities(db.platform)
  await applyStaff(db.platform)
  await applyServices(db.platform)
  await applyCustomers(db.platform)
  await applyCases(db.platform, rooms)
})
afterAll(() => db.close())

describe('the demonstration’s cases', () => {
  it('are the same after a second start', async () => {
    const before = await all()
    await applyCustomers(db.platform)
    await applyCases(db.platform, rooms)
    expect(await all()).toEqual(before)
  })

  it('have no history that is still to come, and customers who were known before', async () => {
    const now = db.clock.now()
    const { superuser } = db
    const latest = await Promise.all([
      superuser
        .selectFrom('cases.caseEvent')
        .select((of) => of.fn.max('at').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.comment')
        .select((of) => of.fn.max('at').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.chaser')
        .select((of) => of.fn.max('at').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.reply')
        .select((of) => of.fn.max('at').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.telling')
        .select((of) => of.fn.max('at').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.case')
        .select((of) => of.fn.max('statusSince').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.leg')
        .select((of) => of.fn.max('sentAt').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.leg')
        .select((of) => of.fn.max('acceptedAt').as('at'))
        .executeTakeFirstOrThrow(),
      superuser
        .selectFrom('cases.leg')
        .select((of) => of.fn.max('settledAt').as('at'))
        .executeTakeFirstOrThrow(),
    ])
    expect(latest.filter(({ at }) => at === null || at > now)).toEqual([])
    const strangers = await superuser
      .selectFrom('cases.case as case')
      .innerJoin('customers.customer as customer', 'customer.id', 'case.customerId')
      .select('case.number')
      .whereRef('customer.createdAt', '>=', 'case.openedAt')
      .execute()
    expect(strangers).toEqual([])
  })

  it('tell each history in its order', async () => {
    const legs = await db.superuser.selectFrom('cases.leg').selectAll().execute()
    const disorder = legs.filter(
      (leg) =>
        (leg.acceptedAt && leg.acceptedAt < leg.sentAt) ||
        (leg.settledAt && leg.settledAt < (leg.acceptedAt ?? leg.sentAt)),
    )
    expect(disorder).toEqual([])
  })

  it('show each typical case in the state its story has come to', async () => {
    const state = new Map((await all()).map((row) => [row.id, row.status]))
    const shown = (entity: string, number: number) => state.get(seedId('case', entity, number))
    expect({
      RES: [101, 102, 103, 104].map((n) => shown('RES', n)),
      WRK: [101, 102, 103].map((n) => shown('WRK', n)),
      FIN: [101, 102].map((n) => shown('FIN', n)),
      GCC: [shown('GCC', 101)],
    }).toEqual({
      RES: ['closed', 'in-progress', 'in-progress', 'referred'],
      WRK: ['in-progress', 'closed', 'waiting-customer'],
      FIN: ['in-progress', 'in-progress'],
      GCC: ['closed'],
    })
  })

  it('give the finance manager about 118 unfinished over all units, some late, some near', async () => {
    const cases = aCasesRoom(db, rooms.channels)
    const manager = { id: staffId('manager'), name: { ar: 'مدير', en: 'Manager' } }
    const reader = aReader(manager, [{ role: 'manager', entityId: entityId('FIN') }])
    const counts = await inEntity(db.pools, entityId('FIN'), async (trx) => {
      const { countCases } = await import('../server/rooms/cases/count-cases.ts')
      const units = await rooms.entities.unitsOf(trx, entityId('FIN'))
      return countCases(trx, { entityId: entityId('FIN'), reader, units, now: db.clock.now() })
    })
    expect(counts.unfinished).toBe(118)
    expect(counts.overdue).toBeGreaterThanOrEqual(8)
    expect(counts.near).toBeGreaterThanOrEqual(10)
    expect(counts.returned).toBeGreaterThanOrEqual(2)
    expect(counts.waitingCustomer).toBeGreaterThanOrEqual(12)
    expect(counts.ages.map((age) => age.count > 0)).toEqual([true, true, true, true, true])
    expect(counts.byUnit.every((unit) => unit.unfinished > 0)).toBe(true)
    expect(await inEngine(db.pools, cases.room.countLimbo)).toBe(0)
  })

  it('leave the numbers after theirs to what comes next', async () => {
    const fin = (await all()).filter((row) => row.number.startsWith('FIN-2026-')).at(-1)?.number ?? ''
    const { rows } = await inEngine(db.pools, async (trx) => {
      const { sql } = await import('kysely')
      return sql<{ next: number }>`select cases.next_number(${entityId('FIN')}::uuid, 2026) as next`.execute(trx)
    })
    expect(rows[0]?.next).toBe(Number(fin.slice(-6)) + 1)
  })

  it('are found by the customer’s name in Latin letters', async () => {
    const cases = aCasesRoom(db, rooms.channels)
    const reader = aReader({ id: staffId('agent7'), name: { ar: '', en: '' } }, [
      { role: 'agent', entityId: entityId('FIN') },
    ])
    const found = await inEntity(db.pools, entityId('FIN'), (trx) =>
      cases.room.caseByNumber(trx, { number: 'fin-2026-000102', reader }),
    )
    expect(found).toMatchObject({
      chasers: 2,
      timeliness: 'overdue',
      customer: { name: { latin: 'Oasis Office Supplies' } },
    })
  })
})

describe('numbers that somebody’s own cases have taken before the demonstration', () => {
  it('are left to them, and the cases of the demonstration are left out', async () => {
    const own = await aDatabase()
    try {
      const of: RoomsBefore = {
        entities: makeEntities(own.platform),
        customers: makeCustomers(own.platform, { timelines: [], seesCaseOf: async () => false }),
        channels: makeChannels(own.platform, laterRooms(own).needs),
      }
      await applyEntities(own.platform)
      await applyStaff(own.platform)
      await applyServices(own.platform)
      await applyCustomers(own.platform)
      const cases = aCasesRoom(own, of.channels)
      const taken = ['FIN-2026-000001', 'FIN-2026-000002', 'FIN-2026-000101']
      const actor = { kind: 'staff', staffId: staffId('agent7'), name: { ar: 'حصة', en: 'Hessa' } } as const
      for (const number of taken) {
        const wanted = { entityId: entityId('FIN'), type: 'enquiry', subject: 'طلبي', number, actor } as const
        await inEngine(own.pools, (trx) => cases.room.openCase(trx, wanted))
      }
      await applyCases(own.platform, of)
      const there = () =>
        own.superuser.selectFrom('cases.case').select(['number', 'subject']).orderBy('number').execute()
      const first = await there()
      expect(first.filter((one) => taken.includes(one.number)).map((one) => one.subject)).toEqual(
        taken.map(() => 'طلبي'),
      )
      expect(first).toHaveLength((await all()).length)
      await applyCases(own.platform, of)
      expect(await there()).toEqual(first)
    } finally {
      await own.close()
    }
  })
})
