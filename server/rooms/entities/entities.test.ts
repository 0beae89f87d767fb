import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEntity } from '#platform/database'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type EntitiesRoom, isOpen, makeEntities, matchesWords } from './index.ts'
import {
  aClosure,
  aLine,
  always,
  anEntity,
  anOtherBody,
  aUnit,
  officeWeek,
  openHours,
  type TestEntity,
} from './testing.ts'

let db: TestDatabase
let entities: EntitiesRoom
let home: TestEntity
let other: TestEntity

beforeAll(async () => {
  db = await aDatabase()
  entities = makeEntities(db.platform)
  home = await anEntity(db, { hours: 'office' })
  other = await anEntity(db)
})
afterAll(() => db?.close())

const here = <T>(work: Parameters<typeof inEntity<T>>[2]) => inEntity(db.pools, home.id, work)

describe('the calendar of an entity and its lines', () => {
  it('is the office’s for promises and for a line without hours of its own', async () => {
    const lineId = await aLine(db, { entityId: home.id, channel: 'phone' })
    const sunday = new Date('2026-11-29T08:00:00Z')
    const monday = new Date('2026-11-30T08:00:00Z')
    await aClosure(db, { entityId: home.id, from: '2026-12-02', to: '2026-12-03' })
    for (const line of [undefined, lineId]) {
      const calendar = await here((trx) => entities.calendarOf(trx, home.id, line))
      expect([isOpen(calendar, sunday), isOpen(calendar, monday)]).toEqual([false, true])
      expect(isOpen(calendar, new Date('2026-12-02T08:00:00Z'))).toBe(false)
    }
  })

  it('is the line’s own where it has one, on holidays too, but not on the line’s own closed days', async () => {
    const lineId = await aLine(db, { entityId: home.id })
    await openHours(db, { entityId: home.id, lineId, days: always })
    await aClosure(db, { entityId: home.id, lineId, from: '2026-12-10' })
    const calendar = await here((trx) => entities.calendarOf(trx, home.id, lineId))
    expect(isOpen(calendar, new Date('2026-12-02T22:00:00Z'))).toBe(true)
    expect(isOpen(calendar, new Date('2026-12-10T08:00:00Z'))).toBe(false)
    expect(
      await here((trx) => entities.lineHours(trx, { entityId: home.id, lineId, at: new Date('2026-12-10T08:00:00Z') })),
    ).toEqual({ isOpen: false, opensAt: new Date('2026-12-10T20:00:00Z') })
  })

  it('follows a dated week only while it is switched on', async () => {
    const body = await anEntity(db, { hours: 'office' })
    const night = new Date('2026-11-23T20:00:00Z')
    const ask = async () => isOpen(await inEntity(db.pools, body.id, (trx) => entities.calendarOf(trx, body.id)), night)
    const setId = await openHours(db, {
      entityId: body.id,
      days: always,
      from: '2026-11-01',
      to: '2026-11-30',
      active: false,
    })
    expect(await ask()).toBe(false)
    await inEntity(db.pools, body.id, (trx) =>
      trx.updateTable('entities.hoursSet').set({ active: true }).where('id', '=', setId).execute(),
    )
    expect(await ask()).toBe(true)
    expect(officeWeek[1]).toEqual([['07:30', '16:30']])
  })
})

describe('the agreement', () => {
  it('gives the target of the class, else of the type, else nothing', async () => {
    const ask = (type: string, name: string | null) =>
      here((trx) => entities.targetOf(trx, { entityId: home.id, type, class: name }))
    expect(await ask('complaint', 'urgent')).toEqual({ amount: 8, unit: 'working_hours' })
    expect(await ask('report', 'urgent')).toEqual({ amount: 4, unit: 'clock_hours' })
    expect(await ask('report', null)).toEqual({ amount: 3, unit: 'working_days' })
    expect(await ask('complaint', null)).toBeNull()
  })
})

describe('what other entities see of one', () => {
  it('is its name and its units, not its lines, hours or directory', async () => {
    await aUnit(db, { entityId: other.id, name: 'Payments' })
    const lineId = await aLine(db, { entityId: other.id })
    await anOtherBody(db, { entityId: other.id })
    const seen = await here(async (trx) => ({
      entity: await entities.findEntity(trx, other.id),
      units: await entities.unitsOf(trx, other.id),
      lines: await entities.linesOf(trx, other.id),
      bodies: await entities.otherBodies(trx, other.id),
      hours: await trx.selectFrom('entities.hoursSet').selectAll().where('entityId', '=', other.id).execute(),
    }))
    expect(seen.entity?.code).toBe(other.code)
    expect(seen.units.map((unit) => unit.name.en)).toEqual(['Payments'])
    expect([seen.lines, seen.bodies, seen.hours]).toEqual([[], [], []])
    await expect(here((trx) => entities.lineById(trx, lineId))).rejects.toMatchObject({ code: 'platform.not-found' })
  })

  it('cannot be changed', async () => {
    const changed = await here(async (trx) => [
      await trx.updateTable('entities.entity').set({ colour: '#000000' }).where('id', '=', other.id).executeTakeFirst(),
      await trx.updateTable('entities.unit').set({ active: false }).where('entityId', '=', other.id).executeTakeFirst(),
    ])
    expect(changed.map((result) => result.numUpdatedRows)).toEqual([0n, 0n])
  })
})

describe('the unit tree', () => {
  it('lists parents before children', async () => {
    const body = await anEntity(db)
    const department = await aUnit(db, { entityId: body.id, name: 'B' })
    const section = await aUnit(db, { entityId: body.id, parentUnitId: department, name: 'A' })
    const units = await inEntity(db.pools, body.id, (trx) => entities.unitsOf(trx, body.id))
    expect(units.map((unit) => unit.id)).toEqual([department, section])
    expect(await inEntity(db.pools, body.id, (trx) => entities.unitsBelow(trx, section))).toEqual([section])
  })
})

describe('the directory', () => {
  it.each([
    ['قنصليه', true],
    ['الشؤون القنصلية', true],
    ['consular', true],
    ['+97140000011', true],
    ['', true],
    ['labour', false],
  ])('"%s"', (sought, wanted) => {
    expect(matchesWords(['هيئة الشؤون القنصلية', 'Consular Affairs Authority', '+97140000011'], sought)).toBe(wanted)
  })
})
