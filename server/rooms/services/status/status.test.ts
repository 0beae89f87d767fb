import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeReader } from '#platform/access'
import { inEntity } from '#platform/database'
import { createHttp } from '#platform/http'
import { makeEntities } from '#rooms/entities'
import { anEntity, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../../tests/support/database.ts'
import { makeServices, type ServicesRoom } from '../index.ts'
import { readCsv } from './read-csv.ts'
import { judgeRows } from './read-rows.ts'

let db: TestDatabase
let app: FastifyInstance
let services: ServicesRoom
let home: TestEntity

beforeAll(async () => {
  db = await aDatabase()
  services = makeServices(db.platform, { entities: makeEntities(db.platform) })
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    routes: services.routes,
    version: 'test',
    rateLimitFactor: 1000,
    readerOf: async () =>
      makeReader({
        staffId: '01900000-0000-7000-8000-000000000001',
        sessionId: 's',
        name: { ar: 'محرر', en: 'Editor' },
        language: 'ar',
        grants: [{ role: 'editor', entityId: home.id, unitId: null, unitIds: null }],
      }),
    checkCsrf: () => undefined,
  })
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})
beforeEach(async () => {
  home = await anEntity(db)
})

const ask = async (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { 'amer-entity': home.id },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const lookUp = (number: string, check: string) =>
  inEntity(db.pools, home.id, (trx) => services.lookUpStatus(trx, { entityId: home.id, number, check }))
const row = {
  number: 'RES-100 001',
  check: '1985',
  status: 'approved',
  received_on: '2026-11-02',
  decided_on: '2026-11-16',
}

describe('telling where applications stand', () => {
  it('adds and changes, and tells what is wrong with the others', async () => {
    const sent = await ask('PUT', '/application-statuses', { rows: [row, { ...row, number: '7', received_on: '' }] })
    expect(sent.body).toEqual({
      saved: 1,
      faults: [
        { rowNumber: 2, field: 'received_on', problem: 'missing' },
        { rowNumber: 2, field: 'number', problem: 'not-a-number' },
      ],
    })
    const found = { status: 'approved', receivedOn: '2026-11-02', updatedOn: '2026-11-02', decidedOn: '2026-11-16' }
    expect(await lookUp('res100001', '١٩٨٥')).toEqual({ kind: 'found', found })
    await ask('PUT', '/application-statuses', { rows: [{ ...row, status: 'rejected' }] })
    expect(await lookUp('RES100001', '1985')).toMatchObject({ found: { status: 'rejected' } })
  })

  it('reads a file, shows its faults, and takes its good rows over once', async () => {
    const csv = [
      'number;check;status;received_on;updated_on;decided_on',
      '"A-1001";1985;received;02/11/2026;;',
      'A-1002;1990;thinking;2026-11-02;;',
      'A-1001;1985;received;2026-11-02;;',
      'A-1003;1990;under-review;31/02/2026;;',
      'A-1004;1990;approved;2026-11-02;2026-11-03;',
      '',
    ].join('\r\n')
    const staged = await ask('POST', '/status-imports', { csv })
    expect(staged.body).toMatchObject({ status: 'staged', goodRows: 1, badRows: 4 })
    expect(staged.body.faults).toEqual([
      { rowNumber: 3, field: 'status', problem: 'unknown' },
      { rowNumber: 4, field: 'number', problem: 'twice' },
      { rowNumber: 5, field: 'received_on', problem: 'not-a-date' },
      { rowNumber: 6, field: 'decided_on', problem: 'missing' },
    ])
    expect(await lookUp('A1001', '1985')).toEqual({ kind: 'not-found' })
    const path = `/status-imports/${staged.body.importId}`
    expect((await ask('POST', `${path}/acceptance`)).body.status).toBe('taken')
    expect(await lookUp('A1001', '1985')).toMatchObject({ kind: 'found', found: { receivedOn: '2026-11-02' } })
    expect((await ask('POST', `${path}/acceptance`)).body.code).toBe('services.already-taken')
  })

  it('refuses a file without its columns', async () => {
    expect((await ask('POST', '/status-imports', { csv: 'a,b\n1,2' })).status).toBe(422)
  })

  it.each([
    ['quotes and commas', 'number,check,status,received_on\n"A,1",1985,received,2026-01-01', { number: 'A,1' }],
    ['a mark at the beginning', '\uFEFFnumber,check,status,received_on\nA1,1985,received,2026-01-01', { number: 'A1' }],
    ['doubled quotes', 'number,check,status,received_on\n"A""1",1985,received,2026-01-01', { number: 'A"1' }],
  ])('reads %s', (_, csv, expected) => {
    expect(readCsv(csv)).toMatchObject([expected])
  })

  it('says nothing wrong of a whole row', () => {
    expect(judgeRows([{ ...row, updated_on: '' }]).faults).toEqual([])
  })
})

describe('asking where an application stands', () => {
  const enquire = (number: string, check: string) =>
    ask('POST', `/public/entities/${home.slug}/status-enquiries`, { number, check })

  it('answers number and check together, and nothing else', async () => {
    await ask('PUT', '/application-statuses', { rows: [row] })
    expect((await enquire('RES 100001', '1985')).body).toMatchObject({ answer: 'found', found: { status: 'approved' } })
    expect((await enquire('RES 100001', '1986')).body).toEqual({ answer: 'not-found', found: null })
    expect((await enquire('RES 100002', '1985')).body).toEqual({ answer: 'not-found', found: null })
    expect((await enquire('', '')).status).toBe(422)
  })

  it('stops answering a number that is being guessed at, for an hour', async () => {
    await ask('PUT', '/application-statuses', { rows: [row] })
    const guesses = await Promise.all(
      ['1960', '1961', '1962', '1963', '1964', '1965'].map((year) => enquire(row.number, year)),
    )
    expect(guesses.map(({ body }) => body.answer).toSorted()).toEqual([
      ...Array(5).fill('locked').slice(4),
      ...Array(5).fill('not-found'),
    ])
    expect((await enquire(row.number, '1985')).body.answer).toBe('locked')
    db.clock.advance(61 * 60_000)
    expect((await enquire(row.number, '1985')).body.answer).toBe('found')
  })
})
