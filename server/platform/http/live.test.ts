import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReader, type Reader } from '#platform/access'
import { inEntity } from '#platform/database'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { createLive, type Live } from './live.ts'

const entityId = newId()
const foreignId = newId()
const unitId = newId()
const readerOf = (
  name: string,
  role: 'agent' | 'supervisor' | 'officer',
  at: string,
  units: string[] | null = null,
): Reader =>
  makeReader({
    staffId: name,
    name: { ar: name, en: name },
    sessionId: name,
    language: 'ar',
    grants: [{ role, entityId: at, unitId: units?.[0] ?? null, unitIds: units }],
  })
const readers: Record<string, Reader> = {
  agent: readerOf('agent', 'agent', entityId),
  supervisor: readerOf('supervisor', 'supervisor', entityId),
  officer: readerOf('officer', 'officer', entityId, [unitId]),
  elsewhere: readerOf('elsewhere', 'supervisor', foreignId),
}

let db: TestDatabase
let app: FastifyInstance
let live: Live
let port: number
const connections: string[] = []

beforeAll(async () => {
  db = await aDatabase()
  await db.startEvents()
  live = createLive(db.pools, db.events, async (reader) => reader)
  live.onStaff(({ staffId, connected }) => connections.push(`${staffId} ${connected}`))
  app = Fastify({ forceCloseConnections: true })
  app.get('/events/:who', async (request, reply) => {
    const reader = readers[(request.params as { who: string }).who]
    if (reader) await live.openForStaff(request, reply, reader)
  })
  await app.listen({ port: 0 })
  port = (app.server.address() as AddressInfo).port
})
afterAll(async () => {
  live.close()
  await app.close()
  await db.close()
})

interface Reading {
  frames: { id: string; event: string; data: { type?: string; payload?: { n?: number } } }[]
  until(fact: () => boolean): Promise<void>
  stop(): void
}

/** An event stream read frame by frame, as a browser would. */
async function read(who: string, headers: Record<string, string> = {}): Promise<Reading> {
  const response = await new Promise<IncomingMessage>((resolve) => {
    get({ port, path: `/events/${who}`, headers }, resolve)
  })
  const frames: Reading['frames'] = []
  let rest = ''
  let look: (() => void) | null = null
  response.setEncoding('utf8')
  response.on('data', (text: string) => {
    rest += text
    const parts = rest.split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? ''
      if (field('data')) frames.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) })
    }
    look?.()
  })
  const until = (fact: () => boolean) =>
    new Promise<void>((resolve) => {
      look = () => fact() && resolve()
      look()
    })
  return { frames, until, stop: () => response.destroy() }
}

const tell = (n: number, audience?: Parameters<typeof publish>[1]['audience'], at = entityId) =>
  inEntity(db.pools, at, (trx) =>
    publish(trx, { type: 'test.told', entityId: at, payload: { n }, audience, at: new Date() }),
  )
const numbers = (reading: Reading) =>
  reading.frames.filter((frame) => frame.data.type === 'test.told').map((frame) => frame.data.payload?.n)

describe('the live stream', () => {
  it('shows each reader only what they may see', async () => {
    const [agent, supervisor, officer, elsewhere] = await Promise.all(
      ['agent', 'supervisor', 'officer', 'elsewhere'].map((who) => read(who)),
    )
    if (!agent || !supervisor || !officer || !elsewhere) throw new Error('not opened')
    await Promise.all([agent, supervisor, officer, elsewhere].map((one) => one.until(() => one.frames.length > 0)))
    await tell(1, { permission: 'floor.read' })
    await tell(2, { staff: ['agent'] })
    await tell(3, { permission: 'leg.work', unitId })
    await tell(4, { permission: 'leg.work', unitId: newId() })
    await tell(7, { permission: 'leg.work', unitId: null })
    await tell(5)
    await tell(6, { staff: ['agent', 'supervisor', 'officer', 'elsewhere'] })
    await Promise.all([agent, supervisor, officer, elsewhere].map((one) => one.until(() => numbers(one).includes(6))))
    expect(numbers(agent)).toEqual([2, 6])
    expect(numbers(supervisor)).toEqual([1, 6])
    expect(numbers(officer)).toEqual([3, 6])
    expect(numbers(elsewhere)).toEqual([6])
    for (const one of [agent, supervisor, officer, elsewhere]) one.stop()
  })

  it('goes on after a drop exactly where it stopped', async () => {
    const first = await read('agent')
    await tell(10, { staff: ['agent'] })
    await first.until(() => numbers(first).includes(10))
    const lastId = first.frames.findLast((frame) => frame.id)?.id ?? ''
    first.stop()
    for (let n = 11; n <= 15; n++) await tell(n, { staff: ['agent'] })
    const second = await read('agent', { 'last-event-id': lastId })
    await tell(16, { staff: ['agent'] })
    await second.until(() => numbers(second).includes(16))
    expect(numbers(second)).toEqual([11, 12, 13, 14, 15, 16])
    second.stop()
  })

  it('says reset to an id it cannot go on from', async () => {
    const ahead = await read('agent', { 'last-event-id': '99999999' })
    await ahead.until(() => ahead.frames.length > 0)
    expect(ahead.frames[0]?.event).toBe('reset')
    ahead.stop()
  })

  it('says reset to an id whose followers were forgotten, and goes on from a later one', async () => {
    const agent = await read('agent')
    await tell(20, { staff: ['agent'] })
    await tell(21, { staff: ['agent'] })
    await agent.until(() => numbers(agent).includes(21))
    const [before = 0, last = 0] = agent.frames.slice(-2).map((frame) => Number(frame.id))
    agent.stop()
    await sql`update platform.event_counter set forgotten = ${last}`.execute(db.superuser)
    const late = await read('agent', { 'last-event-id': String(before) })
    const inTime = await read('agent', { 'last-event-id': String(last) })
    await late.until(() => late.frames.length > 0) // what happens before the reset is left to what the reader then asks for
    await tell(22, { staff: ['agent'] })
    for (const one of [late, inTime]) await one.until(() => numbers(one).includes(22))
    expect(late.frames[0]?.event).toBe('reset')
    expect(inTime.frames.map((frame) => frame.event)).not.toContain('reset')
    late.stop()
    inTime.stop()
    await sql`update platform.event_counter set forgotten = 0`.execute(db.superuser)
  })

  it('passes fleeting signs on without storing them', async () => {
    const agent = await read('agent')
    await agent.until(() => agent.frames.length > 0)
    db.events.signal({ type: 'contact.sign', entityId, payload: { n: 1 }, staff: ['agent'] })
    await agent.until(() => agent.frames.some((frame) => frame.data.type === 'contact.sign'))
    agent.stop()
  })

  it('tells when a staff member comes and when the last stream goes', async () => {
    connections.length = 0
    const gone = Promise.withResolvers<void>()
    live.onStaff((change) => {
      if (!change.connected && change.staffId === 'supervisor') gone.resolve()
    })
    const one = await read('supervisor')
    const two = await read('supervisor')
    one.stop()
    two.stop()
    await gone.promise
    expect(connections.filter((line) => line.startsWith('supervisor'))).toEqual(['supervisor true', 'supervisor false'])
    expect(live.isConnected('supervisor')).toBe(false)
  })
})
