import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeReader } from '#platform/access'
import { virtualClock } from '#platform/clock'
import { Invalid, Refusal } from '#platform/errors'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { forgetAnswers } from './idempotency.ts'
import { createHttp, decodeMomentCursor, encodeCursor, page, pageOf, pageQuery, type Route, route } from './index.ts'

class AlreadyClosed extends Refusal {
  readonly code = 'test.already-closed'
}

const entityId = newId()
const staffId = newId()
const reader = makeReader({
  staffId,
  name: { ar: 'موظفة', en: 'Agent' },
  sessionId: 's',
  language: 'ar',
  grants: [{ role: 'agent', entityId, unitId: null, unitIds: null }],
})

let runs = 0
const routes: Route[] = [
  route({
    method: 'POST',
    path: '/things/:thingId/closure',
    allow: 'case.close',
    audit: 'thing.closed',
    params: z.object({ thingId: z.string() }),
    body: z.object({ note: z.string().max(10), fail: z.boolean().optional() }),
    response: z.object({ runs: z.number() }),
    handle: async ({ trx, body, params }) => {
      runs += 1
      await publish(trx, { type: 'thing.closed', entityId, payload: { thingId: params.thingId }, at: new Date() })
      if (body.fail) throw new AlreadyClosed({ thingId: params.thingId })
      return { runs, secret: 'left out' }
    },
  }),
  route({
    method: 'GET',
    path: '/numbers',
    allow: 'signed-in',
    query: pageQuery,
    response: page(z.number()),
    handle: async ({ query }) => {
      const from = query.after ? 3 : 1
      return pageOf([from, from + 1, from + 2].slice(0, query.limit + 1), query.limit, (row) => [row])
    },
  }),
  route({
    method: 'GET',
    path: '/settings',
    allow: 'settings.edit',
    response: z.object({}),
    handle: async () => ({}),
  }),
  route({
    method: 'GET',
    path: '/broken',
    allow: 'signed-in',
    response: z.object({}),
    handle: async ({ trx }) => {
      await sql`select 1 / 0`.execute(trx)
      return {}
    },
  }),
]

let db: TestDatabase
let app: FastifyInstance
beforeAll(async () => {
  db = await aDatabase()
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    routes,
    version: '0',
    readerOf: async (request) => (request.headers.authorization === 'me' ? reader : null),
    checkCsrf: () => {},
  })
})
afterAll(async () => {
  await app.close()
  await db.close()
})

const close = (headers: Record<string, string>, payload: object = { note: 'done' }) =>
  app.inject({ method: 'POST', url: '/api/v1/things/7/closure', headers: { authorization: 'me', ...headers }, payload })
const eventCount = async () =>
  (await sql<{ n: number }>`select count(*) n from platform.event where type = 'thing.closed'`.execute(db.superuser))
    .rows[0]?.n

describe('a guarded route', () => {
  it('refuses whoever is not signed in, and whoever lacks the permission', async () => {
    const stranger = await app.inject({ method: 'GET', url: '/api/v1/settings' })
    expect([stranger.statusCode, stranger.json().code]).toEqual([401, 'access.not-signed-in'])
    const agent = await app.inject({ method: 'GET', url: '/api/v1/settings', headers: { authorization: 'me' } })
    expect([agent.statusCode, agent.json().code]).toEqual([403, 'access.not-allowed'])
    const elsewhere = await close({ 'amer-entity': newId() })
    expect(elsewhere.statusCode).toBe(403)
  })

  it('answers only what it declares, and writes fact, event and audit together', async () => {
    const before = await eventCount()
    const answer = await close({})
    expect(answer.statusCode).toBe(200)
    expect(Object.keys(answer.json())).toEqual(['runs'])
    expect(await eventCount()).toBe((before ?? 0) + 1)
    const audit = await sql`select action, actor_id, subject_type, subject_id from platform.audit_entry`.execute(
      db.superuser,
    )
    expect(audit.rows).toEqual([{ action: 'thing.closed', actorId: staffId, subjectType: 'thing', subjectId: '7' }])
  })

  it('leaves nothing behind when it refuses', async () => {
    const before = await eventCount()
    const answer = await close({}, { note: 'x', fail: true })
    expect([answer.statusCode, answer.json().code, answer.json().facts]).toEqual([
      409,
      'test.already-closed',
      { thingId: '7' },
    ])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(await eventCount()).toBe(before)
  })

  it('does the work once for one idempotency key, also when both arrive at once', async () => {
    const before = runs
    const events = await eventCount()
    const answers = await Promise.all(Array.from({ length: 5 }, () => close({ 'idempotency-key': 'key-00001' })))
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect(await eventCount()).toBe((events ?? 0) + 1)
    expect(runs).toBe(before + 1)
    const other = await close({ 'idempotency-key': 'key-00001' }, { note: 'other' })
    expect([other.statusCode, other.json().code]).toEqual([422, 'platform.idempotency-key-used'])
  })

  it('may be tried again with its key after it failed', async () => {
    const failed = await close({ 'idempotency-key': 'key-00002' }, { note: 'x', fail: true })
    expect(failed.statusCode).toBe(409)
    const again = await close({ 'idempotency-key': 'key-00002' }, { note: 'x' })
    expect(again.statusCode).toBe(200)
  })

  it('forgets kept answers after two days, and not before', async () => {
    const kept = () => sql`select key from platform.idempotency_record where key = 'key-00003'`.execute(db.superuser)
    await close({ 'idempotency-key': 'key-00003' })
    const later = { pools: db.pools, clock: virtualClock(db.clock.now()) }
    await forgetAnswers(later).run(1)
    expect((await kept()).rows).toHaveLength(1)
    later.clock.advance(49 * 3_600_000)
    await forgetAnswers(later).run(1)
    expect((await kept()).rows).toHaveLength(0)
  })

  it('names the field of a wrong input', async () => {
    const answer = await close({}, { note: 'much too long a note' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'platform.invalid', facts: { fields: [{ field: 'note' }] } })
    const noJson = await app.inject({
      method: 'POST',
      url: '/api/v1/things/7/closure',
      headers: { authorization: 'me', 'content-type': 'application/json' },
      payload: '{',
    })
    expect(noJson.statusCode).toBe(400)
  })

  it('pages by cursor and refuses one that is not ours', async () => {
    const get = (query: string) =>
      app.inject({ method: 'GET', url: `/api/v1/numbers${query}`, headers: { authorization: 'me' } })
    const first = (await get('?limit=2')).json()
    expect(first.items).toEqual([1, 2])
    expect((await get(`?limit=2&after=${first.next}`)).json().items).toEqual([3, 4])
    expect((await get('?limit=0')).statusCode).toBe(422)
  })

  it('refuses a cursor whose moment is none', () => {
    const at = '2026-11-22T08:00:00.000Z'
    expect(decodeMomentCursor(encodeCursor([at, 'a']))).toEqual({ at: new Date(at), id: 'a' })
    for (const values of [['x', 'a'], [null, null], [5, 'a'], [at], ['+275760-09-13T00:00:00.000Z', 'a']])
      expect(() => decodeMomentCursor(encodeCursor(values))).toThrow(Invalid)
  })

  it('tells nothing of a fault but a number to name it by', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/v1/broken', headers: { authorization: 'me' } })
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toMatchObject({ code: 'platform.fault', facts: {}, requestId: expect.stringMatching(/^e-/) })
    expect(answer.body).not.toContain('zero')
  })

  it('sends a strict content policy and describes itself', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/openapi.json' })
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
    expect(answer.json().openapi).toBe('3.1.0')
    expect(Object.keys(answer.json().paths)).toContain('/api/v1/things/{thingId}/closure')
  })
})

describe('a route without its guard', () => {
  const bare = { method: 'POST' as const, path: '/x', response: z.object({}), handle: async () => ({}) }
  it.each([
    ['no allow', { ...bare, audit: 'x' }],
    ['no audit on a write', { ...bare, allow: 'signed-in' as const }],
    [
      'an audit that nothing would write',
      { ...bare, allow: 'signed-in' as const, audit: 'x', entity: 'none' as const },
    ],
  ])('stops the server at its start: %s', async (_, spec) => {
    await expect(
      createHttp({
        pools: db.pools,
        clock: db.clock,
        log: db.platform.log,
        routes: [spec as Route],
        version: '0',
        readerOf: async () => null,
        checkCsrf: () => {},
      }),
    ).rejects.toThrow('Routes that may not be served')
  })
})
