import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReader, type Reader } from '#platform/access'
import { type RunningAsterisk, startAsterisk } from '#platform/asterisk'
import { virtualClock } from '#platform/clock'
import { createLog } from '#platform/log'
import { freePort } from '#platform/processes'
import { makeGuestPasses } from './guest-pass.ts'
import { openSipDoor } from './sip-door.ts'

const entityId = '01900000-0000-7000-8000-00000000000a'
const passes = makeGuestPasses(randomBytes(32), virtualClock(new Date('2026-11-23T05:00:00Z')))
const readers: Record<string, Reader | null> = { agent: readerAs('agent'), coordinator: readerAs('planner') }
const ended = new Set<string>()

let folder: string
let engine: RunningAsterisk
let app: FastifyInstance
let withoutEngine: FastifyInstance
let elsewhere: FastifyInstance

beforeAll(async () => {
  folder = await mkdtemp('/tmp/amer-door-')
  const log = createLog('silent')
  const sipPort = await freePort()
  engine = await startAsterisk({
    dataDir: join(folder, 'asterisk'),
    sipPort,
    rtpPorts: { from: 29_000, to: 29_099 },
    listen: '127.0.0.1',
    numbers: [],
    trunks: [],
    keep: false,
    log,
    say: () => {},
  })
  const door = {
    readerOf: async ({ headers }: { headers: IncomingMessage['headers'] }) => readers[headers.cookie ?? ''] ?? null,
    readAgain: async (reader: Reader) => (ended.has(reader.sessionId) ? null : reader),
    guestOf: passes.endpointOf,
    publicUrl: 'https://amer.test',
    reviewMilliseconds: 50,
    log,
  }
  app = Fastify()
  openSipDoor(app, { ...door, engine: () => engine })
  await app.listen({ host: '127.0.0.1', port: 0 })
  withoutEngine = Fastify()
  openSipDoor(withoutEngine, { ...door, engine: () => null })
  await withoutEngine.listen({ host: '127.0.0.1', port: 0 })
  elsewhere = Fastify()
  const infoUrl = `${engine.ari.url.replace('http', 'ws')}/asterisk/info`
  openSipDoor(elsewhere, { ...door, engine: () => ({ sipSocketUrl: infoUrl }) })
  await elsewhere.listen({ host: '127.0.0.1', port: 0 })
})

afterAll(async () => {
  await app?.close()
  await withoutEngine?.close()
  await elsewhere?.close()
  await engine?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe('who is let through the telephone door', () => {
  const ours = () => `http://127.0.0.1:${portOf(app)}`
  const table: [string, Asked, number][] = [
    ['an agent from our own page', { cookie: 'agent' }, 101],
    ['an agent from the address we are reached at', { cookie: 'agent', origin: 'https://amer.test' }, 101],
    ['nobody signed in', {}, 401],
    ['a session that is not ours', { cookie: 'nobody' }, 401],
    ['staff without a desk', { cookie: 'coordinator' }, 403],
    ["an agent's cookie from another site", { cookie: 'agent', origin: 'https://other.test' }, 403],
    ["an agent's cookie from another port", { cookie: 'agent', origin: 'http://127.0.0.1:1' }, 403],
    ["an agent's cookie from no page", { cookie: 'agent', origin: null }, 403],
    [
      'a guest with a pass, from any site',
      { path: `/sip?guest=${passes.issue('g-a', 60)}`, origin: 'https://a.test' },
      101,
    ],
    ['a guest with a pass that has run out', { path: `/sip?guest=${passes.issue('g-b', 0)}` }, 401],
    ['a guest with a pass of their own making', { path: `/sip?guest=g-c.99999999999.${'A'.repeat(43)}` }, 401],
    ['an agent at another path', { cookie: 'agent', path: '/sip/ari' }, 404],
    ['an agent who speaks something else than SIP', { cookie: 'agent', protocol: 'chat' }, 400],
  ]
  it.each(table)('%s', async (_, asked, status) => {
    expect(await knock(app, { origin: ours(), ...asked })).toBe(status)
  })

  it('says so when there is no engine', async () => {
    const origin = `http://127.0.0.1:${portOf(withoutEngine)}`
    expect(await knock(withoutEngine, { origin, cookie: 'agent' })).toBe(503)
    expect(await knock(withoutEngine, { origin })).toBe(401)
  })

  it('lets one guest hold two connections and no third', async () => {
    const path = `/sip?guest=${passes.issue('g-many', 60)}`
    const first = await enter(app, { path })
    const second = await enter(app, { path })
    expect(await knock(app, { path })).toBe(429)
    first.socket.destroy()
    second.socket.destroy()
  })
})

describe('an open telephone line', () => {
  it('registers a telephone with its secret, and none without', async () => {
    const secret = await provision('s-desk')
    const line = await aLine()
    expect(await register(line, 's-desk', secret)).toBe(200)
    expect(await register(line, 's-desk', 'another')).toBe(401)
    line.close()
  })

  it('is never joined to what is no telephone line, so that the control interface of the engine stays out of reach', async () => {
    const origin = `http://127.0.0.1:${portOf(elsewhere)}`
    expect(await knock(elsewhere, { origin, cookie: 'agent' })).toBe(503)
  })

  it('ends with the session', async () => {
    readers.leaving = readerAs('agent', 'leaving')
    const { socket } = await enter(app, { origin: `http://127.0.0.1:${portOf(app)}`, cookie: 'leaving' })
    const over = new Promise((resolve) => socket.once('close', resolve))
    socket.resume()
    ended.add('leaving')
    await over
  })
})

interface Asked {
  path?: string
  cookie?: string
  origin?: string | null
  protocol?: string
}

function readerAs(role: 'agent' | 'planner', sessionId: string = role): Reader {
  const name = { ar: 'موظفة', en: 'Agent' }
  const grants = [{ role, entityId, unitId: null, unitIds: null }]
  return makeReader({ staffId: role, sessionId, name, language: 'ar', grants })
}

const portOf = (server: FastifyInstance) => (server.server.address() as AddressInfo).port

function ask(server: FastifyInstance, { path = '/sip', cookie, origin, protocol = 'sip' }: Asked): ClientRequest {
  const asking = request({
    host: '127.0.0.1',
    port: portOf(server),
    path,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-protocol': protocol,
      ...(cookie ? { cookie } : {}),
      ...(origin ? { origin } : {}),
    },
  })
  asking.end()
  return asking
}

function enter(server: FastifyInstance, asked: Asked): Promise<{ socket: IncomingMessage['socket'] }> {
  return new Promise((resolve, reject) => {
    const asking = ask(server, asked)
    asking.once('upgrade', (_, socket) =>
      resolve({ socket: socket.on('error', () => {}) as IncomingMessage['socket'] }),
    )
    asking.once('response', (answer) => reject(new Error(`refused with ${answer.statusCode}`)))
    asking.once('error', reject)
  })
}

function knock(server: FastifyInstance, asked: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = ask(server, asked)
    asking.once('upgrade', (answer, socket) => {
      socket.destroy()
      resolve(answer.statusCode ?? 0)
    })
    asking.once('response', (answer) => resolve(answer.statusCode ?? 0))
    asking.once('error', reject)
  })
}

async function provision(id: string): Promise<string> {
  const secret = randomBytes(12).toString('hex')
  const fields: [string, Record<string, string>][] = [
    ['auth', { auth_type: 'userpass', username: id, password: secret }],
    ['aor', { max_contacts: '2', remove_existing: 'yes' }],
    ['endpoint', { auth: id, aors: id, context: 'staff', webrtc: 'yes', disallow: 'all', allow: 'alaw,ulaw' }],
  ]
  const authorization = `Basic ${Buffer.from(`${engine.ari.user}:${engine.ari.password}`).toString('base64')}`
  for (const [kind, values] of fields) {
    const answer = await fetch(`${engine.ari.url}/asterisk/config/dynamic/res_pjsip/${kind}/${id}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ fields: Object.entries(values).map(([attribute, value]) => ({ attribute, value })) }),
    })
    expect(answer.status).toBe(200)
  }
  return secret
}

function aLine(): Promise<WebSocket> {
  const origin = `http://127.0.0.1:${portOf(app)}`
  const line = new WebSocket(`ws://127.0.0.1:${portOf(app)}/sip`, {
    protocols: ['sip'],
    headers: { origin, cookie: 'agent' },
  } as unknown as string[])
  return new Promise((resolve, reject) => {
    line.onopen = () => resolve(line)
    line.onerror = () => reject(new Error('the line was refused'))
  })
}

/** The last status of a registration that answers one challenge. */
async function register(line: WebSocket, user: string, secret: string): Promise<number> {
  const callId = randomBytes(8).toString('hex')
  const first = await sendRegister(line, { user, callId, cseq: 1 })
  const challenge = Object.fromEntries(
    [...(/WWW-Authenticate: Digest (.*)/i.exec(first)?.[1] ?? '').matchAll(/(\w+)="?([^",]+)"?/g)].map((one) =>
      one.slice(1),
    ),
  ) as Record<string, string>
  const md5 = (text: string) => createHash('md5').update(text).digest('hex')
  const [nc, cnonce] = ['00000001', randomBytes(4).toString('hex')]
  const { realm, nonce, opaque = '', qop = 'auth' } = challenge
  const own = md5(`${user}:${realm}:${secret}`)
  const response = md5(`${own}:${nonce}:${nc}:${cnonce}:${qop}:${md5('REGISTER:sip:amer.invalid')}`)
  const proof = `Authorization: Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="sip:amer.invalid", response="${response}", algorithm=MD5, qop=${qop}, nc=${nc}, cnonce="${cnonce}", opaque="${opaque}"\r\n`
  return statusOf(await sendRegister(line, { user, callId, cseq: 2, proof }))
}

function sendRegister(
  line: WebSocket,
  { user, callId, cseq, proof = '' }: { user: string; callId: string; cseq: number; proof?: string },
): Promise<string> {
  const answered = new Promise<string>((resolve) => {
    line.onmessage = async ({ data }) => {
      const text = typeof data === 'string' ? data : await new Response(data).text()
      if (text.startsWith('SIP/2.0') && text.includes(`CSeq: ${cseq} REGISTER`)) resolve(text)
    }
  })
  line.send(
    `REGISTER sip:amer.invalid SIP/2.0\r\nVia: SIP/2.0/WS ${user}.invalid;branch=z9hG4bK${randomBytes(6).toString('hex')}\r\n` +
      `Max-Forwards: 70\r\nFrom: <sip:${user}@amer.invalid>;tag=${callId}\r\nTo: <sip:${user}@amer.invalid>\r\n` +
      `Call-ID: ${callId}\r\nCSeq: ${cseq} REGISTER\r\nContact: <sip:${user}@${user}.invalid;transport=ws>;expires=60\r\n` +
      `${proof}Content-Length: 0\r\n\r\n`,
  )
  return answered
}

const statusOf = (answer: string) => Number(answer.split(' ')[1])
