import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { makeEntities } from '#rooms/entities'
import { anEntity, aUnit, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { makeStaff, type StaffRoom } from './index.ts'
import { aMember, aSkill } from './testing.ts'

let db: TestDatabase
let staff: StaffRoom
let home: TestEntity
let other: TestEntity

beforeAll(async () => {
  db = await aDatabase()
  staff = makeStaff(db.platform, { entities: makeEntities(db.platform) })
  home = await anEntity(db)
  other = await anEntity(db)
})
afterAll(() => db?.close())

describe('what somebody may do', () => {
  it('follows the unit tree below a grant', async () => {
    const department = await aUnit(db, { entityId: home.id })
    const section = await aUnit(db, { entityId: home.id, parentUnitId: department })
    const team = await aUnit(db, { entityId: home.id, parentUnitId: section, level: 'unit' })
    await aUnit(db, { entityId: home.id })
    const officer = await aMember(db, { entityId: home.id, roles: [{ role: 'officer', unitId: department }] })
    const standing = await staff.standingOf(officer.id)
    expect(standing?.grants).toEqual([
      {
        role: 'officer',
        entityId: home.id,
        unitId: department,
        unitIds: expect.arrayContaining([department, section, team]),
      },
    ])
    expect(standing?.grants[0]?.unitIds).toHaveLength(3)
  })

  it('ends with the posting, and all of it when the person leaves', async () => {
    const agent = await aMember(db, { entityId: home.id, roles: ['agent', { role: 'agent', entityId: other.id }] })
    expect((await staff.standingOf(agent.id))?.grants).toHaveLength(2)
    await inEngine(db.pools, (trx) =>
      trx
        .updateTable('staff.posting')
        .set({ endedAt: db.clock.now() })
        .where('memberId', '=', agent.id)
        .where('entityId', '=', other.id)
        .execute(),
    )
    expect((await staff.standingOf(agent.id))?.grants.map((grant) => grant.entityId)).toEqual([home.id])
    await inEngine(db.pools, (trx) =>
      trx.updateTable('staff.member').set({ active: false }).where('id', '=', agent.id).execute(),
    )
    expect(await staff.standingOf(agent.id)).toBeNull()
  })
})

describe('a member lent to another entity', () => {
  it('is seen there, with languages, and cannot be changed from there', async () => {
    const lent = await aMember(db, {
      entityId: home.id,
      roles: [{ role: 'agent', entityId: other.id }],
      languages: { ar: 5, fr: 4 },
    })
    const own = await aMember(db, { entityId: home.id, roles: ['agent'] })
    const there = await inEntity(db.pools, other.id, async (trx) => ({
      members: await staff.membersByIds(trx, [lent.id, own.id]),
      skills: await staff.skillsOf(trx, [lent.id]),
      changed: await trx
        .updateTable('staff.member')
        .set({ active: false })
        .where('id', '=', lent.id)
        .executeTakeFirst(),
    }))
    expect(there.members.map((member) => member.id)).toEqual([lent.id])
    expect(there.skills[0]?.languages).toEqual({ ar: 5, fr: 4 })
    expect(there.changed.numUpdatedRows).toBe(0n)
  })

  it('is listed by role where they hold it', async () => {
    const agent = await aMember(db, { entityId: other.id, roles: ['agent'] })
    const officer = await aMember(db, { entityId: other.id, roles: ['officer'] })
    const agents = await inEntity(db.pools, other.id, (trx) => staff.membersOf(trx, other.id, 'agent'))
    expect(agents.map((member) => member.id)).toContain(agent.id)
    expect(agents.map((member) => member.id)).not.toContain(officer.id)
  })
})

describe('grants and skills', () => {
  it('stay within the entity they are made in', async () => {
    const agent = await aMember(db, { entityId: home.id, roles: ['agent'] })
    const foreignUnit = await aUnit(db, { entityId: other.id })
    const foreignSkill = await aSkill(db, { entityId: other.id })
    const grant = (entityId: string, unitId: string | null) =>
      inEntity(db.pools, home.id, (trx) =>
        trx
          .insertInto('staff.roleGrant')
          .values({ id: newId(), entityId, memberId: agent.id, role: 'officer', unitId })
          .execute(),
      )
    await expect(grant(other.id, null)).rejects.toMatchObject({ code: '42501' })
    await expect(grant(home.id, foreignUnit)).rejects.toMatchObject({ code: '23503' })
    const skill = inEngine(db.pools, (trx) =>
      trx
        .insertInto('staff.memberSkill')
        .values({ entityId: home.id, memberId: agent.id, skillId: foreignSkill, level: 3 })
        .execute(),
    )
    await expect(skill).rejects.toMatchObject({ code: '23503' })
  })
})
