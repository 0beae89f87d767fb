import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { virtualClock } from '#platform/clock'
import { createHttpOut, isPublicAddress, NotReached, TargetRefused } from './index.ts'

let server: Server
let port: number
let asked: { method: string; url: string; body: string }[]
let answer: { status: number; text: string; headers?: Record<string, string> } | 'nothing'
const clock = virtualClock(new Date('2026-11-23T06:00:00Z'))
const client = () => createHttpOut({ clock, listed: [`127.0.0.1:${port}`, `localhost:${port}`] })
const get = (path: string) => ({
  method: 'GET' as const,
  url: `http://127.0.0.1:${port}${path}`,
  timeoutMilliseconds: 2000,
})

beforeEach(async () => {
  asked = []
  answer = { status: 200, text: '{"ok":true}' }
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      asked.push({ method: request.method ?? '', url: request.url ?? '', body })
      if (answer !== 'nothing') response.writeHead(answer.status, answer.headers).end(answer.text)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

describe('asking an outside system', () => {
  it('sends and hears JSON', async () => {
    const question = { ...get('/a?b=c'), method: 'POST' as const, body: { number: '7' } }
    expect(await client().ask(question)).toEqual({ status: 200, text: '{"ok":true}' })
    expect(asked).toEqual([{ method: 'POST', url: '/a?b=c', body: '{"number":"7"}' }])
  })

  it('refuses what lies inside unless it is listed', async () => {
    const strict = createHttpOut({ clock, listed: [] })
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1']) {
      const question = { ...get('/'), url: `http://${host}:${port}/` }
      await expect(strict.ask(question), host).rejects.toBeInstanceOf(TargetRefused)
    }
    expect(asked).toEqual([])
    expect((await client().ask({ ...get('/'), url: `http://localhost:${port}/` })).status).toBe(200)
  })

  it('does not follow a redirect to somewhere else', async () => {
    answer = { status: 302, text: '', headers: { location: 'http://169.254.169.254/' } }
    expect((await client().ask(get('/'))).status).toBe(302)
    expect(asked).toHaveLength(1)
  })

  it('gives up in time', async () => {
    answer = 'nothing'
    await expect(client().ask({ ...get('/'), timeoutMilliseconds: 50 })).rejects.toBeInstanceOf(NotReached)
  })

  it('leaves a system that fails again and again alone for a while', async () => {
    const out = client()
    answer = { status: 503, text: '' }
    for (let failure = 0; failure < 5; failure += 1) await expect(out.ask(get('/'))).rejects.toBeInstanceOf(NotReached)
    expect(asked).toHaveLength(3)
    answer = { status: 200, text: '{}' }
    clock.advance(31_000)
    expect((await out.ask(get('/'))).status).toBe(200)
  })
})

describe('an address', () => {
  it.each([
    '10.1.2.3',
    '192.168.0.1',
    '172.31.0.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
  ])('%s lies inside', (address) => expect(isPublicAddress(address)).toBe(false))
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s lies outside', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )
})
