import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAccess } from '#platform/access'
import { inEngine, inEntity, roleUrl } from '#platform/database'
import { createHttp } from '#platform/http'
import { makeEntities } from '#rooms/entities'
import { makeServices } from '#rooms/services'
import { makeStaff } from '#rooms/staff'
import { aDatabase, type TestDatabase } from '../tests/support/database.ts'
import { applyAccounts, demonstrationAccounts } from './apply-accounts.ts'
import { applyEntities } from './apply-entities.ts'
import { applyServices } from './apply-services.ts'
import { applyStaff } from './apply-staff.ts'
import { cards } from './data/cards.ts'
import { typicalCases } from './data/cases.ts'
import { customers } from './data/customers.ts'
import { queues } from './data/queues.ts'
import { segments } from './data/segments.ts'
import { skills } from './data/skills.ts'
import { accounts } from './data/staff.ts'
import { topics } from './data/topics.ts'
import { entityId, lineId, staffId, unitId } from './seed-id.ts'

let db: TestDatabase
let rooms: ReturnType<typeof makeRooms>

function makeRooms() {
  const entities = makeEntities(db.platform)
  const staff = makeStaff(db.platform, { entities })
  const access = makeAccess({
    authUrl: roleUrl(db.adminUrl, 'amer_auth', db.name),
    secret: 'a secret of the tests, long enough for signing',
    publicUrl: 'http://localhost',
    demo: true,
    pools: db.pools,
    clock: db.clock,
    rememberMilliseconds: 0,
    needs: {
      standingOf: staff.standingOf,
      setLanguage: (id, language) => inEngine(db.pools, (trx) => staff.setLanguage(trx, id, language)),
      entitiesByIds: (ids) => inEngine(db.pools, (trx) => Promise.all(ids.map((id) => entities.entityById(trx, id)))),
    },
  })
  return { entities, staff, services: makeServices(db.platform, { entities }), access }
}

async function applyAll() {
  await applyEntities(db.platform)
  await applyStaff(db.platform)
  await applyServices(db.platform)
}

beforeAll(async () => {
  db = await aDatabase()
  rooms = makeRooms()
  await applyAll()
})
afterAll(async () => {
  await rooms?.access.close()
  await db?.close()
})

const counts = () =>
  inEngine(db.pools, async (trx) => {
    const tables = [
      'entities.entity',
      'entities.unit',
      'entities.line',
      'entities.closure',
      'entities.openingHours',
      'staff.member',
      'staff.roleGrant',
      'staff.memberLanguage',
      'services.topic',
      'services.cardVersion',
      'services.cardStep',
    ] as const
    const found: Record<string, number> = {}
    for (const table of tables) {
      const row = await trx
        .selectFrom(table)
        .select((from) => from.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      found[table] = row.n
    }
    return found
  })

describe('the demonstration data', () => {
  it('has five entities and fifty under the shared centre', async () => {
    expect(await counts()).toMatchObject({ 'entities.entity': 55, 'staff.member': 119, 'services.cardVersion': 9 })
    const below = await inEngine(db.pools, (trx) => rooms.entities.entitiesBelow(trx, entityId('GCC')))
    expect(below).toHaveLength(50)
  })

  it('stays the same when it is applied again', async () => {
    const before = await counts()
    await applyAll()
    expect(await counts()).toEqual(before)
  })

  it('names only units, skills, queues, topics and people that there are', () => {
    const topicsOf = (entity: string) => (topics[entity] ?? []).map((topic) => topic.code)
    for (const [entity, list] of Object.entries(topics)) {
      for (const topic of list) {
        expect(queues.some((queue) => queue.entity === entity && queue.code === topic.queue)).toBe(true)
        expect(skills[entity]?.some((skill) => skill.code === topic.skill)).toBe(true)
      }
    }
    for (const queue of queues) {
      for (const account of queue.agents) {
        const agent = accounts.find((one) => one.account === account)
        expect(agent?.grants.some((grant) => grant.entity === queue.entity)).toBe(true)
        if (queue.skill) {
          expect(agent?.skills[queue.entity]?.[queue.skill.code] ?? 0).toBeGreaterThanOrEqual(queue.skill.least)
        }
      }
    }
    for (const customer of customers)
      expect(segments[customer.entity]?.map((one) => one.code)).toContain(customer.segment)
    for (const one of typicalCases) {
      expect(topicsOf(one.entity)).toContain(one.topic)
      expect(customers.some((customer) => customer.code === one.customer && customer.entity === one.entity)).toBe(true)
    }
    for (const card of cards) expect(topicsOf(card.entity)).toContain(card.topic)
  })

  it('lets the residency’s chat answer day and night and public works’ only in office hours', async () => {
    const open = (entity: string, line: string, at: string) =>
      inEntity(db.pools, entityId(entity), (trx) =>
        rooms.entities.lineHours(trx, { entityId: entityId(entity), lineId: lineId(entity, line), at: new Date(at) }),
      )
    const saturdayNight = '2026-11-28T20:00:00Z'
    expect(await open('RES', 'chat', saturdayNight)).toMatchObject({ isOpen: true })
    expect(await open('WRK', 'chat', saturdayNight)).toEqual({
      isOpen: false,
      opensAt: new Date('2026-11-30T03:30:00Z'),
    })
    expect(await open('WRK', 'phone', '2026-11-23T06:00:00Z')).toMatchObject({ isOpen: true })
    // National Day
    expect(await open('WRK', 'phone', '2026-12-02T06:00:00Z')).toMatchObject({ isOpen: false })
    // Ramadan 1448 by the Umm al-Qura calendar: hours end at 14:30
    expect(await open('WRK', 'phone', '2027-02-15T11:00:00Z')).toMatchObject({ isOpen: false })
  })

  it('turns Friday afternoons off with one switch', async () => {
    const friday = new Date('2026-11-27T11:00:00Z')
    const chat = { entityId: entityId('WRK'), lineId: lineId('WRK', 'chat'), at: friday }
    const isOpen = () => inEntity(db.pools, chat.entityId, (trx) => rooms.entities.lineHours(trx, chat))
    expect(await isOpen()).toMatchObject({ isOpen: true })
    const turn = (active: boolean) =>
      inEntity(db.pools, chat.entityId, (trx) =>
        trx.updateTable('entities.hoursSet').set({ active }).where('code', '=', 'friday-until-noon').execute(),
      )
    await turn(true)
    expect(await isOpen()).toMatchObject({ isOpen: false })
    await turn(false)
  })

  it('promises by the office hours, whatever the lines do', async () => {
    const due = await inEntity(db.pools, entityId('RES'), async (trx) => {
      const target = await rooms.entities.targetOf(trx, {
        entityId: entityId('RES'),
        type: 'complaint',
        class: 'ordinary',
      })
      return rooms.entities.addWorkingTime(trx, {
        entityId: entityId('RES'),
        from: new Date('2026-11-26T18:00:00Z'),
        target: target ?? { amount: 0, unit: 'clock_hours' },
      })
    })
    // five working days from Thursday night, National Day between
    expect(due).toEqual(new Date('2026-12-07T12:30:00Z'))
  })

  it('gives the officer a department and its sections in three entities', async () => {
    const standing = await rooms.staff.standingOf(staffId('officer'))
    const units = standing?.grants.map((grant) => grant.unitIds?.length)
    expect(units?.toSorted()).toEqual([3, 3, 3])
    const finance = standing?.grants.find((grant) => grant.entityId === entityId('FIN'))
    expect(finance?.unitIds).toContain(unitId('FIN', 'payments'))
    expect(finance?.unitIds).not.toContain(unitId('FIN', 'budget'))
  })

  it('shows a member where they are posted and nowhere else', async () => {
    const seen = (entity: string) =>
      inEntity(db.pools, entityId(entity), (trx) =>
        rooms.staff.membersByIds(trx, [staffId('agent5'), staffId('agent1')]),
      )
    expect(await seen('RES')).toHaveLength(2)
    expect((await seen('WRK')).map((member) => member.id)).toEqual([staffId('agent5')])
    expect(await seen('FIN')).toEqual([])
    const skillsInWorks = await inEntity(db.pools, entityId('WRK'), (trx) =>
      rooms.staff.skillsOf(trx, [staffId('agent5')]),
    )
    expect(skillsInWorks[0]?.languages).toEqual({ ar: 5, en: 3, fa: 5 })
    expect(Object.values(skillsInWorks[0]?.skills ?? {}).toSorted()).toEqual([3, 3])
  })

  it('gives everyone an account to sign in with', async () => {
    await applyAccounts(rooms.access, 'demonstration-2026')
    expect(demonstrationAccounts).toHaveLength(19)
    const app = await createHttp({
      pools: db.pools,
      clock: db.clock,
      log: db.platform.log,
      routes: rooms.access.routes,
      version: 'test',
      readerOf: rooms.access.readerOf,
      checkCsrf: rooms.access.checkCsrf,
    })
    rooms.access.mount(app)
    for (const email of ['agent1@amer.test', 'officer@amer.test', 'admin@amer.test']) {
      const payload = { email, password: 'demonstration-2026' }
      const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload })
      expect([email, answer.statusCode]).toEqual([email, 200])
    }
    const { rows } = await sql<{ n: number }>`select count(*) as n from auth.account`.execute(db.superuser)
    expect(rows[0]?.n).toBe(19)
    await app.close()
  }, 60_000)
})
