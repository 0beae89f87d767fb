import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inEngine, roleUrl } from '#platform/database'
import { createHttp, route } from '#platform/http'
import { hashSecret } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type Access, makeAccess } from './make-access.ts'
import type { Standing } from './needs.ts'

const password = 'palm-and-sand-2026'
const RES = '01900000-0000-7000-8000-00000000000a'
const people: Record<string, Standing> = {
  '01900000-0000-7000-8000-000000000001': {
    staffId: '01900000-0000-7000-8000-000000000001',
    name: { ar: 'مريم', en: 'Maryam' },
    email: 'maryam@amer.test',
    language: 'ar',
    homeEntityId: RES,
    grants: [{ role: 'agent', entityId: RES, unitId: null, unitIds: null }],
  },
}
const maryam = people['01900000-0000-7000-8000-000000000001'] as Standing
const gone = { staffId: '01900000-0000-7000-8000-000000000002', email: 'gone@amer.test' }

let db: TestDatabase
let access: Access
let app: FastifyInstance

beforeAll(async () => {
  db = await aDatabase()
  access = makeAccess({
    authUrl: roleUrl(db.adminUrl, 'amer_auth', db.name),
    secret: 'a secret of the tests, long enough for signing',
    publicUrl: 'http://localhost',
    demo: true,
    pools: db.pools,
    clock: db.clock,
    rememberMilliseconds: 0,
    needs: {
      standingOf: async (staffId) => people[staffId] ?? null,
      setLanguage: async (staffId, language) => {
        const person = people[staffId]
        if (person) person.language = language
      },
      entitiesByIds: async (ids) =>
        ids.map((id) => ({
          id,
          code: 'RES',
          slug: 'residency',
          name: { ar: 'الإقامة', en: 'Residency' },
          colour: '#11553D',
        })),
    },
  })
  const routes = [
    ...access.routes,
    route({
      method: 'POST',
      path: '/things',
      allow: 'signed-in',
      audit: { none: 'a test' },
      entity: 'none',
      response: z.object({ by: z.string() }),
      handle: async ({ reader }) => ({ by: reader.staffId }),
    }),
  ]
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    routes,
    version: 'test',
    readerOf: access.readerOf,
    checkCsrf: access.checkCsrf,
  })
  access.mount(app)
  await access.createAccount({ staffId: maryam.staffId, email: maryam.email, name: 'Maryam', password })
  await access.createAccount({ staffId: gone.staffId, email: gone.email, name: 'Gone', password })
})
afterAll(async () => {
  await app?.close()
  await access?.close()
  await db?.close()
})

const signIn = (body: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: body, headers })

async function cookieOf(headers: Record<string, string> = {}): Promise<string> {
  const answer = await signIn({ email: maryam.email, password }, headers)
  expect(answer.statusCode).toBe(200)
  return answer.cookies.map((cookie) => `${cookie.name}=${encodeURIComponent(cookie.value)}`).join('; ')
}

const me = (cookie: string) => app.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie } })

describe('signing in', () => {
  it('answers with a cookie that scripts cannot read and other sites do not get', async () => {
    const answer = await signIn({ email: ' Maryam@amer.test ', password })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ staffId: maryam.staffId })
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({ name: 'amer.session_token', httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  it('says who is signed in and what they may do', async () => {
    const answer = await me(await cookieOf())
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      staff: { id: maryam.staffId, name: maryam.name, email: maryam.email, agent: true },
      demo: true,
      grants: [{ role: 'agent', entity: { id: RES, code: 'RES' }, unitId: null }],
    })
    expect(answer.json().permissions[RES]).toContain('desk.use')
  })

  it('keeps only the hash of the token', async () => {
    const cookie = await cookieOf()
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    const { rows } = await sql<{ token: string }>`select token from auth.session`.execute(db.superuser)
    expect(rows.map((row) => row.token)).toContain(hashSecret(token))
    expect(rows.map((row) => row.token)).not.toContain(token)
    const forged = await me(`amer.session_token=${hashSecret(token)}.${cookie.split('.').at(-1)}`)
    expect(forged.statusCode).toBe(401)
  })

  it('refuses a wrong password, an unknown address and someone who has left alike', async () => {
    for (const body of [
      { email: maryam.email, password: 'not-this-one' },
      { email: 'nobody@amer.test', password },
      { email: gone.email, password },
      { email: 'no address at all', password },
    ]) {
      const answer = await signIn(body)
      expect(answer.statusCode).toBe(401)
      expect(answer.json()).toMatchObject({ code: 'access.wrong-credentials', facts: {} })
      expect(answer.cookies).toEqual([])
    }
    expect((await signIn({ email: maryam.email })).statusCode).toBe(422)
  })

  it('writes sign-ins and refusals of real accounts into the audit', async () => {
    const entries = await inEngine(db.pools, (trx) =>
      trx.selectFrom('platform.auditEntry').select(['action', 'actorId', 'entityId']).execute(),
    )
    expect(entries).toContainEqual({ action: 'access.signed-in', actorId: maryam.staffId, entityId: RES })
    expect(entries).toContainEqual({ action: 'access.sign-in-refused', actorId: maryam.staffId, entityId: RES })
  })

  it('opens no other door of the library', async () => {
    for (const path of [
      'sign-up/email',
      'update-user',
      'change-email',
      'delete-user',
      'list-sessions',
      'get-session',
    ]) {
      const answer = await app.inject({ method: 'POST', url: `/api/auth/${path}`, payload: {} })
      expect(answer.statusCode).toBe(404)
    }
  })

  it('leaves an account that is there already as it is', async () => {
    const again = { staffId: maryam.staffId, email: maryam.email, name: 'Maryam', password: 'something-else-2026' }
    expect(await access.createAccount(again)).toBe('there-already')
    await cookieOf()
  })
})

describe('guessing a password', () => {
  it('is stopped after ten failures from one address, for that account there only, for a quarter of an hour', async () => {
    await access.createAccount({
      staffId: '01900000-0000-7000-8000-000000000003',
      email: 'third@amer.test',
      name: 'T',
      password,
    })
    for (let attempt = 0; attempt < 10; attempt++)
      await signIn({ email: 'third@amer.test', password: `guess-${attempt}` })
    const stopped = await signIn({ email: 'third@amer.test', password })
    expect(stopped.statusCode).toBe(429)
    expect(stopped.json()).toMatchObject({ code: 'access.too-many-tries', facts: { tryAgainInSeconds: 900 } })
    await cookieOf()
    db.clock.advance(15 * 60_000 + 1)
    expect((await signIn({ email: 'third@amer.test', password: 'guess' })).statusCode).toBe(401)
  }, 60_000)
})

describe('a write with the cookie', () => {
  it.each([
    ['from our own page', { 'amer-csrf': '1', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, 200],
    ['from a client that is no browser', { 'amer-csrf': '1' }, 200],
    ['without the header', { origin: 'http://localhost' }, 403],
    ['from another site', { 'amer-csrf': '1', origin: 'http://evil.example' }, 403],
    ['said by the browser to come from another site', { 'amer-csrf': '1', 'sec-fetch-site': 'cross-site' }, 403],
    ['from an opaque origin', { 'amer-csrf': '1', origin: 'null' }, 403],
  ])('%s', async (_name, headers, status) => {
    const cookie = await cookieOf()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/things',
      headers: { cookie, host: 'localhost', ...headers },
      payload: {},
    })
    expect(answer.statusCode).toBe(status)
  })

  it('refuses to sign in for another site', async () => {
    const answer = await signIn({ email: maryam.email, password }, { origin: 'http://evil.example', host: 'localhost' })
    expect(answer.json()).toMatchObject({ status: 403, code: 'access.cross-site' })
  })
})

describe('sessions', () => {
  const write = { 'amer-csrf': '1' }

  it('are listed with where they began, and one is the reader’s own', async () => {
    const cookie = await cookieOf({ 'user-agent': 'Desk browser' })
    const { items } = (await app.inject({ method: 'GET', url: '/api/v1/me/sessions', headers: { cookie } })).json()
    expect(items.filter((one: { current: boolean }) => one.current)).toHaveLength(1)
    expect(items[0]).toMatchObject({ address: '127.0.0.1', userAgent: 'Desk browser', current: true })
  })

  it('end one by one, all others together, and by signing out', async () => {
    const [mine, other, third] = [await cookieOf(), await cookieOf(), await cookieOf()]
    const list = async () =>
      (await app.inject({ method: 'GET', url: '/api/v1/me/sessions', headers: { cookie: mine } })).json().items
    const otherId = (await app.inject({ method: 'GET', url: '/api/v1/me/sessions', headers: { cookie: other } }))
      .json()
      .items.find((one: { current: boolean }) => one.current).id
    const ended = await app.inject({
      method: 'DELETE',
      url: `/api/v1/me/sessions/${otherId}`,
      headers: { cookie: mine, ...write },
    })
    expect(ended.statusCode).toBe(204)
    expect((await me(other)).statusCode).toBe(401)
    expect((await me(third)).statusCode).toBe(200)
    await app.inject({ method: 'DELETE', url: '/api/v1/me/sessions', headers: { cookie: mine, ...write } })
    expect((await me(third)).statusCode).toBe(401)
    expect(await list()).toHaveLength(1)
    await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers: { cookie: mine, host: 'localhost' } })
    expect((await me(mine)).statusCode).toBe(401)
  })

  it('of somebody else cannot be ended', async () => {
    const cookie = await cookieOf()
    const answer = await app.inject({
      method: 'DELETE',
      url: '/api/v1/me/sessions/01900000-0000-7000-8000-0000000000ff',
      headers: { cookie, ...write },
    })
    expect(answer.statusCode).toBe(404)
  })

  it('end when the password is changed', async () => {
    const cookie = await cookieOf()
    await access.setPassword({ staffId: maryam.staffId, password })
    expect((await me(cookie)).statusCode).toBe(401)
    await cookieOf()
  })

  it('see a change of language at once', async () => {
    const cookie = await cookieOf()
    const answer = await app.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      headers: { cookie, ...write },
      payload: { language: 'en' },
    })
    expect(answer.json().staff.language).toBe('en')
  })
})

describe('the sign-in tables', () => {
  it('are out of reach for every other role', async () => {
    for (const pool of [db.pools.web, db.pools.engine]) {
      await expect(sql`select 1 from auth.account`.execute(pool)).rejects.toMatchObject({ code: '42501' })
    }
  })
})
