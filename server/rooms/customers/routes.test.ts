import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReader, type Reader, type Role } from '#platform/access'
import { createHttp } from '#platform/http'
import { newId } from '#platform/ids'
import { anEntity, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { makeCustomers } from './make-customers.ts'
import type { TimelineEntry } from './words.ts'

let db: TestDatabase
let app: FastifyInstance
let home: TestEntity
let other: TestEntity
const readers = new Map<string, Reader>()
const entry = (kind: 'contact' | 'case', day: number): TimelineEntry => ({
  kind,
  id: newId(),
  at: `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`,
  about: kind === 'contact' ? 'chat' : 'enquiry',
  state: 'ended',
  title: null,
  caseId: null,
  caseNumber: null,
  topicId: null,
  open: false,
})
const life = {
  contacts: [20, 14, 9].map((day) => entry('contact', day)),
  cases: [18, 10].map((day) => entry('case', day)),
}
const withCaseOfUnit = new Set<string>()
const earlier =
  (list: readonly TimelineEntry[]) => async (_: unknown, wanted: { before?: Date | undefined; limit: number }) =>
    list.filter((one) => !wanted.before || new Date(one.at) < wanted.before).slice(0, wanted.limit)

beforeAll(async () => {
  db = await aDatabase()
  home = await anEntity(db)
  other = await anEntity(db)
  const aReaderWho = (role: Role, ...entities: TestEntity[]) =>
    makeReader({
      staffId: newId(),
      name: { ar: 'سلمى', en: 'Salma' },
      sessionId: newId(),
      language: 'ar',
      grants: entities.map(({ id }) => ({ role, entityId: id, unitId: null, unitIds: null })),
    })
  const agentIn = (...entities: TestEntity[]) => aReaderWho('agent', ...entities)
  readers.set('agent', agentIn(home)).set('stranger', agentIn(other)).set('both', agentIn(home, other))
  readers.set('officer', aReaderWho('officer', home))
  const room = makeCustomers(db.platform, {
    timelines: [earlier(life.contacts), earlier(life.cases)],
    seesCaseOf: async (_, { customerId }) => withCaseOfUnit.has(customerId),
  })
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    routes: room.routes,
    version: 'test',
    readerOf: async (request) => readers.get(String(request.headers.authorization)) ?? null,
    checkCsrf: () => undefined,
  })
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})

const call = async (
  who: string,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  more: { payload?: object; entity?: TestEntity; version?: number } = {},
) => {
  const headers = {
    authorization: who,
    'amer-entity': (more.entity ?? home).id,
    ...(more.version === undefined ? {} : { 'if-match': `"${more.version}"` }),
  }
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(more.payload ? { payload: more.payload } : {}),
  })
  return { status: answer.statusCode, body: answer.body ? answer.json() : null }
}
const create = (more: object = {}, entity = home) =>
  call(entity === home ? 'agent' : 'stranger', 'POST', '/customers', {
    entity,
    payload: {
      fullNameAr: 'راشد ماجد الوردي',
      identifiers: [{ kind: 'phone', value: '0500000033' }],
      anyway: true,
      ...more,
    },
  })

describe('customers over HTTP', () => {
  it('are created, read and edited, each with its audit', async () => {
    const { status, body } = await create()
    expect([status, body.identifiers[0].shown]).toEqual([201, '+971 50 000 0033'])
    const edited = await call('agent', 'PATCH', `/customers/${body.id}`, {
      version: body.version,
      payload: { senior: true },
    })
    expect(edited.body).toMatchObject({ senior: true, name: { ar: 'راشد ماجد الوردي' }, priority: 1 })
    await call('agent', 'GET', `/customers/${body.id}`)
    const identifier = edited.body.identifiers[0].id
    const bare = await call('agent', 'DELETE', `/customers/${body.id}/identifiers/${identifier}`, {
      version: edited.body.version,
    })
    expect(bare.body.identifiers).toEqual([])
    const entries = await db.superuser
      .selectFrom('platform.auditEntry')
      .select('action')
      .where('subjectId', '=', body.id)
      .orderBy('id')
      .execute()
    expect(entries.map((one) => one.action)).toEqual([
      'customer.created',
      'customer.edited',
      'customer.read',
      'customer.identifier-removed',
    ])
  })

  it('are found over the entities a reader works for, and nowhere else', async () => {
    const [mine, theirs] = [
      await create({ fullNameLatin: 'Yaqoub Search' }),
      await create({ fullNameLatin: 'Yaqoub Search' }, other),
    ]
    const found = async (who: string) =>
      (await call(who, 'GET', '/customers?q=yaqoub')).body.items.map((one: { id: string }) => one.id)
    expect(await found('agent')).toEqual([mine.body.id])
    expect(await found('stranger')).toEqual([theirs.body.id])
    expect(new Set(await found('both'))).toEqual(new Set([mine.body.id, theirs.body.id]))
    expect((await call('stranger', 'GET', `/customers/${mine.body.id}`)).status).toBe(404)
    expect((await call('stranger', 'GET', `/customers/${mine.body.id}/timeline`)).status).toBe(404)
  })

  it('are read by an officer for the sake of a case of theirs, and searched or read otherwise by none', async () => {
    const { body } = await create()
    expect((await call('officer', 'GET', `/customers/${body.id}`)).status).toBe(404)
    expect((await call('officer', 'GET', `/customers/${body.id}/timeline`)).status).toBe(404)
    expect((await call('officer', 'GET', '/customers?q=راشد')).status).toBe(403)
    withCaseOfUnit.add(body.id)
    expect(await call('officer', 'GET', `/customers/${body.id}`)).toMatchObject({ status: 200, body: { id: body.id } })
    expect((await call('officer', 'GET', `/customers/${body.id}/timeline`)).status).toBe(200)
    expect((await call('officer', 'PATCH', `/customers/${body.id}`, { version: 1, payload: {} })).status).toBe(403)
  })

  it('tell their life as one list, page by page, newest first', async () => {
    const { body } = await create()
    const first = await call('agent', 'GET', `/customers/${body.id}/timeline?limit=3`)
    const rest = await call('agent', 'GET', `/customers/${body.id}/timeline?limit=3&after=${first.body.next}`)
    const days = [...first.body.items, ...rest.body.items].map((one: TimelineEntry) => one.at.slice(8, 10))
    expect([days, rest.body.next]).toEqual([['20', '18', '14', '10', '09'], null])
  })
})
