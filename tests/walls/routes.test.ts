// Generated from the routes that are served: a new route is tried the day it is made.
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { publish } from '#platform/events'
import type { Route } from '#platform/http'
import { newId } from '#platform/ids'
import { aFloor, type Floor } from '#rooms/desk/testing'
import { aMember } from '#rooms/staff/testing'
import { readCatalogue, type Table } from './catalogue.ts'
import { aFullBody, everyRole, type FullBody, upload } from './full-body.ts'
import { sample } from './sample.ts'

let floor: Floor
let theirs: FullBody
let ours: FullBody
/** One who works for two entities, neither of them theirs. */
let both: { id: string }
let tables: Table[]
/** Every id of theirs that we may not see. */
let hidden: Set<string>

beforeAll(async () => {
  floor = await aFloor()
  theirs = await aFullBody(floor, 'theirword')
  ours = await aFullBody(floor, 'ourword')
  const third = await aFullBody(floor, 'thirdword')
  both = await aMember(floor.db, {
    entityId: ours.hall.entity.id,
    roles: [ours, third].flatMap(({ hall }) => everyRole.map((role) => ({ role, entityId: hall.entity.id }))),
  })
  tables = (await readCatalogue(floor.db.superuser)).filter((table) => table.kind === 'table' && table.hasEntity)
  hidden = await idsHidden()
}, 120_000)
afterAll(() => floor.close())

async function idsHidden(): Promise<Set<string>> {
  const found = new Set<string>()
  const entityId = theirs.hall.entity.id
  for (const table of tables) {
    if (!table.columns.some((column) => column.name === 'id')) continue
    if (['entities.entity', 'staff.member', 'entities.unit'].includes(table.name)) continue
    const rows = await sql<{ id: unknown }>`
      select id from ${sql.raw(table.name)} where entity_id = ${entityId}`.execute(floor.db.superuser)
    for (const { id } of rows.rows) if (typeof id === 'string' && id.length > 20) found.add(id)
  }
  return found
}

/** What stands in their tables, as one string a table. */
async function whatTheyHave(): Promise<Record<string, string>> {
  const digest: Record<string, string> = {}
  for (const { name } of tables) {
    const mine = name === 'entities.entity' ? sql`id` : sql`entity_id`
    const { rows } = await sql<{ digest: string }>`
      select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as digest
      from ${sql.raw(name)} r where ${mine} = ${theirs.hall.entity.id}`.execute(floor.db.superuser)
    digest[name] = rows[0]?.digest ?? ''
  }
  return digest
}

interface Asking {
  by?: { id: string }
  entityId?: string
  /** Whose rows the path names, and whose the query and the body name. */
  path: FullBody
  fields: FullBody
  authorization?: string
}

interface Heard {
  what: string
  status: number
  body: string
}

/** Asks the route in every shape its query and body may take. */
async function ask(route: Route, how: Asking): Promise<Heard[]> {
  const named = { ...how.path.named, number: how.path.number, sessionId: newId() }
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = named[name as keyof typeof named]
    if (!value) throw new Error(`tell tests/walls/full-body.ts which table ':${name}' names`)
    return value
  })
  const headers = {
    ...(route.method === 'PATCH' ? { 'if-match': String(await versionOf(route, how.path)) } : {}),
    ...(how.by ? { 'test-staff': how.by.id } : {}),
    ...(how.entityId ? { 'amer-entity': how.entityId } : {}),
    ...(how.authorization ? { authorization: how.authorization } : {}),
  }
  const what = `${route.method} ${path}`
  if (route.method === 'POST' && route.path.endsWith('/files')) {
    const secret = route.query ? '?secret=not-the-secret-of-this' : ''
    const { statusCode: status, body } = await upload(floor, path + secret, headers)
    return [{ what, status, body }]
  }
  const heard: Heard[] = []
  for (const query of sample(route.query, how.fields.named, how.fields.word)) {
    for (const payload of sample(route.body, how.fields.named, how.fields.word)) {
      const search = new URLSearchParams(query as Record<string, string>)
      const answer = await floor.app.inject({
        method: route.method,
        url: `/api/v1${path}?${search}`,
        headers,
        ...(route.body ? { payload } : {}),
      })
      heard.push({ what: `${what}?${search} ${JSON.stringify(payload)}`, status: answer.statusCode, body: answer.body })
    }
  }
  return heard
}

async function versionOf(route: Route, { named }: FullBody): Promise<number> {
  const [table, id] = route.path.startsWith('/cases')
    ? ['cases.case', named.caseId]
    : ['customers.customer', named.customerId]
  const row = await floor.db.superuser
    .selectFrom(table as 'cases.case')
    .select('version')
    .where('id', '=', id ?? '')
    .executeTakeFirst()
  return row?.version ?? 1
}

/** What of theirs stands in an answer: their word, or in a granted one an id that we may not know. */
function leakIn({ status, body }: Heard): string | null {
  if (body.includes(theirs.word) || body.includes(theirs.number)) return theirs.word
  return status < 300 ? ([...hidden].find((id) => body.includes(id)) ?? null) : null
}

const isStaff = (route: Route) => route.allow !== 'public'
const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE']
const nameOf = (route: Route) => `${route.method} ${route.path}`
const streams = (route: Route) => route.path.endsWith('/events')

// Going off duty hands back the chat that the other routes are tried with, and names nothing of another entity.
const leavesTheDesk = (route: Route) => route.path.endsWith('/presence')

/** Asks every route and lists what should not have been answered. */
async function faults(
  routes: readonly Route[],
  how: (route: Route) => Asking,
  wrong: (heard: Heard, route: Route) => boolean = () => false,
): Promise<string[]> {
  const found: string[] = []
  for (const route of routes) {
    for (const heard of await ask(route, how(route))) {
      const leak = leakIn(heard)
      // 503: a part that these tests do without, the telephone engine.
      if (leak || (heard.status >= 500 && heard.status !== 503) || wrong(heard, route))
        found.push(`${heard.what} → ${heard.status} ${leak ?? ''} ${heard.body.slice(0, 200)}`)
    }
  }
  return found
}

/** Routes that reach into another entity on purpose, each with the reason. */
const reachAcross: Record<string, string> = {
  'POST /cases/:caseId/legs': 'a case is referred to a unit of another entity, which then has its leg',
}

describe('the walls in front of every route', () => {
  it('are tried on all of them', () => {
    expect(floor.rooms.routes.length).toBeGreaterThan(80)
  })

  it('are not green by being blind: asked by one of theirs, the same questions show what is theirs', async () => {
    const reads = floor.rooms.routes.filter((route) => isStaff(route) && route.method === 'GET')
    const how = () => ({ by: theirs.all, entityId: theirs.hall.entity.id, path: theirs, fields: theirs })
    expect((await faults(reads, how)).length).toBeGreaterThan(20)
  })

  it('let nobody in who is not signed in', async () => {
    const routes = floor.rooms.routes.filter(isStaff)
    const refused = ({ status }: Heard) => status !== 401 && status !== 422
    expect(await faults(routes, () => ({ path: theirs, fields: theirs }), refused)).toEqual([])
    for (const path of ['/api/events', '/metrics']) expect((await floor.app.inject(path)).statusCode, path).toBe(401)
  })

  it('show nothing and change nothing of another entity, whatever its ids are sent with', async () => {
    const before = await whatTheyHave()
    const routes = floor.rooms.routes.filter(isStaff)
    const mine = ours.hall.entity.id
    const namesTheirs = (route: Route) => route.path.includes('/:') && !route.path.includes(':sessionId')
    const granted = (heard: Heard, route: Route) => heard.status < 300 && namesTheirs(route)
    const ownHeader = () => ({ by: ours.all, entityId: mine, path: theirs, fields: theirs })
    expect(await faults(routes, ownHeader, granted)).toEqual([])
    const theirHeader = () => ({ ...ownHeader(), entityId: theirs.hall.entity.id })
    const needsHeader = (heard: Heard, route: Route) =>
      heard.status < 300 && (namesTheirs(route) || (route.entity ?? 'header') === 'header')
    expect(await faults(routes, theirHeader, needsHeader)).toEqual([])
    // First what only reads and what leaves a chat in hand, then the rest; twice, so that what comes after an end is met.
    const ownRows = routes
      .filter((route) => !(nameOf(route) in reachAcross) && !leavesTheDesk(route))
      .toSorted((a, b) => order.indexOf(a.method) - order.indexOf(b.method))
    for (const by of [ours.agent, ours.all, ours.agent]) {
      expect(await faults(ownRows, () => ({ by, entityId: mine, path: ours, fields: theirs }))).toEqual([])
    }
    expect(await whatTheyHave()).toEqual(before)
  }, 120_000)

  it('want to know which entity is meant by one who works for several', async () => {
    const routes = floor.rooms.routes.filter((route) => isStaff(route) && (route.entity ?? 'header') === 'header')
    const how = () => ({ by: both, path: ours, fields: ours })
    expect(await faults(routes, how, ({ status }) => status !== 422)).toEqual([])
  })

  it('show a customer nothing of a conversation or case without its secret, nor with that of another', async () => {
    const before = await whatTheyHave()
    const routes = floor.rooms.routes.filter((route) => !isStaff(route) && !streams(route))
    const keyed = routes.filter((route) => !/^\/public\/entities|links$/.test(route.path))
    const refused = ({ status }: Heard) => status < 400
    expect(await faults(keyed, () => ({ path: theirs, fields: theirs }), refused)).toEqual([])
    const [conversation] = theirs.token.split('.')
    const guesses = [`${conversation}.${ours.token.split('.')[1]}`, `${conversation}.`, `${newId()}.x`, 'x']
    for (const guess of guesses) {
      const how = () => ({ path: theirs, fields: theirs, authorization: `Conversation ${guess}` })
      expect(await faults(keyed, how, refused), guess).toEqual([])
      const events = `/api/v1/public/conversation/events?token=${encodeURIComponent(guess)}`
      expect((await floor.app.inject(events)).statusCode, guess).toBeGreaterThanOrEqual(400)
    }
    const ownKey = () => ({ path: theirs, fields: theirs, authorization: `Conversation ${ours.token}` })
    expect(await faults(keyed, ownKey)).toEqual([])
    expect(await whatTheyHave()).toEqual(before)
  })
})

describe('the walls around the stream of events', () => {
  it('let through what happens at one’s own entity and nothing of another', async () => {
    await floor.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = floor.app.server.address() as AddressInfo
    const stop = new AbortController()
    const stream = await fetch(`http://127.0.0.1:${port}/api/events`, {
      headers: { 'test-staff': ours.all.id },
      signal: stop.signal,
    })
    let heard = ''
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString()
    })().catch(() => undefined)
    const everyPermission = await inEngine(floor.db.pools, (trx) =>
      sql<{ permission: string }>`select distinct audience ->> 'permission' as permission from platform.event
        where audience ->> 'permission' is not null`.execute(trx),
    )
    expect(everyPermission.rows.length).toBeGreaterThan(0)
    for (const body of [theirs, ours]) {
      const entityId = body.hall.entity.id
      await inEntity(floor.db.pools, entityId, async (trx) => {
        for (const { permission } of everyPermission.rows) {
          const audience = { permission, staff: [body.all.id] } as never
          await publish(trx, {
            type: 'case.changed',
            entityId,
            payload: { said: body.word },
            audience,
            at: floor.db.clock.now(),
          })
        }
      })
    }
    floor.db.platform.events.signal({
      type: 'contact.sign',
      entityId: theirs.hall.entity.id,
      permission: 'contact.monitor',
      payload: { said: theirs.word },
    })
    await vi.waitFor(() => expect(heard).toContain(ours.word), 10_000)
    expect(heard).not.toContain(theirs.word)
    expect([...hidden].filter((id) => heard.includes(id))).toEqual([])
    stop.abort()
    await reading
  })
})
