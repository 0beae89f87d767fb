import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEntity, type Trx } from '#platform/database'
import { createHttp } from '#platform/http'
import { newId } from '#platform/ids'
import { aLine, anEntity, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type { ChannelsRoom } from './room.ts'
import { aChannelsRoom, aStaffPerson, type LaterRooms, laterRooms } from './testing.ts'
import type { ContactId } from './words.ts'

let db: TestDatabase
let later: LaterRooms
let room: ChannelsRoom
let app: FastifyInstance
let entity: TestEntity
let url: string

beforeAll(async () => {
  db = await aDatabase()
  entity = await anEntity(db)
  await aLine(db, { entityId: entity.id })
  later = laterRooms(db)
  room = aChannelsRoom(db, later)
  await db.startEvents()
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    readerOf: async () => null,
    checkCsrf: () => undefined,
    routes: room.routes,
    version: 'test',
    rateLimitFactor: 1000,
  })
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/v1/public`
})
afterAll(async () => {
  room.close()
  await app.close()
  await db.close()
})

const within = <T>(work: (trx: Trx) => Promise<T>) => inEntity(db.pools, entity.id, work)
/** An answer's body, whose shape the expectation checks. */
const bodyOf = async (answer: Response) => (await answer.json()) as Record<string, string>
const json = { 'content-type': 'application/json' }

interface Chat {
  token: string
  contactId: ContactId
  headers: Record<string, string>
}

async function start(): Promise<Chat> {
  const answer = await fetch(`${url}/entities/${entity.slug}/conversations`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ clientId: newId(), name: 'مريم', language: 'ar', message: 'السلام عليكم' }),
  })
  expect(answer.status).toBe(201)
  const started = await bodyOf(answer)
  const token = `${started.conversationId}.${started.secret}`
  return { token, contactId: started.contactId as ContactId, headers: { authorization: `Conversation ${token}` } }
}
const post = (chat: Chat, path: string, body: unknown) =>
  fetch(`${url}/conversation/${path}`, {
    method: 'POST',
    headers: { ...chat.headers, ...json },
    body: JSON.stringify(body),
  })

interface Frame {
  id: string | null
  event: string
  data: Record<string, unknown>
}

/** Reads a customer's stream and waits for facts in it. */
async function listen(chat: Chat, lastEventId?: string) {
  const stop = new AbortController()
  const query = new URLSearchParams({ token: chat.token, ...(lastEventId ? { lastEventId } : {}) })
  const answer = await fetch(`${url}/conversation/events?${query}`, { signal: stop.signal })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const frames: Frame[] = []
  const waiters = new Set<() => void>()
  void (async () => {
    let held = ''
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      held += chunk
      const parts = held.split('\n\n')
      held = parts.pop() ?? ''
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? null
        const data = field('data')
        if (data) frames.push({ id: field('id'), event: field('event') ?? 'message', data: JSON.parse(data) })
      }
      for (const wake of waiters) wake()
    }
  })().catch(() => undefined)
  const until = (holds: (frames: Frame[]) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds(frames)) return
        waiters.delete(look)
        resolve()
      }
      waiters.add(look)
      look()
    })
  const messages = () =>
    frames
      .filter((frame) => frame.data.type === 'message')
      .map((frame) => frame.data.message as { seq: number; text: string })
  const state = () => frames.filter((frame) => frame.data.type === 'state').at(-1)?.data
  return { frames, until, messages, state, close: () => stop.abort() }
}

describe('a customer’s key', () => {
  it('opens its own conversation and nothing else; id and secret fail alike', async () => {
    const mine = await start()
    const other = await start()
    expect((await fetch(`${url}/conversation`, { headers: mine.headers })).status).toBe(200)
    const [id] = mine.token.split('.')
    const [, secret] = other.token.split('.')
    for (const token of [`${id}.${secret}`, `${newId()}.${secret}`, `${id}.`, 'nonsense', '']) {
      const answer = await fetch(`${url}/conversation`, { headers: { authorization: `Conversation ${token}` } })
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ code: 'chat.conversation-unknown' })
    }
    expect((await fetch(`${url}/conversation`)).status).toBe(404)
  })
})

describe('a start that is repeated', () => {
  it('with an idempotency key keeps no answer, for it holds the secret', async () => {
    const body = JSON.stringify({ clientId: newId(), name: 'مريم', language: 'ar', message: 'مرحبا' })
    const send = () =>
      fetch(`${url}/entities/${entity.slug}/conversations`, {
        method: 'POST',
        headers: { ...json, 'idempotency-key': 'the-same-key-twice' },
        body,
      })
    const [first, second] = [await bodyOf(await send()), await bodyOf(await send())]
    expect(second.secret).toBe(first.secret)
    expect(await db.superuser.selectFrom('platform.idempotencyRecord').select('key').execute()).toEqual([])
  })
})

describe('two customers behind one address', () => {
  it('never get each other’s answer, though their idempotency keys are the same', async () => {
    const [mine, other] = [await start(), await start()]
    const end = async (chat: Chat) => {
      const headers = { ...chat.headers, 'idempotency-key': 'the-same-key-again' }
      return bodyOf(await fetch(`${url}/conversation/end`, { method: 'POST', headers }))
    }
    const ended = [await end(mine), await end(mine), await end(other)]
    expect(ended.map((one) => one.state)).toEqual(['ended', 'ended', 'ended'])
    expect(ended[1]).toEqual(ended[0])
    expect(ended[2]?.conversationId).not.toBe(ended[0]?.conversationId)
  })
})

describe('the customer’s stream', () => {
  it('brings state and messages in order, once, and goes on from where it was cut', async () => {
    const chat = await start()
    const first = await listen(chat)
    await first.until(() => first.state()?.state === 'queued')
    const agent = aStaffPerson()
    await within((trx) => room.acceptContact(trx, { contactId: chat.contactId, agent }))
    await first.until(() => first.state()?.state === 'active')
    expect(first.state()).toMatchObject({ agentName: agent.name.ar, position: null })
    await within((trx) =>
      room.postAgentMessage(trx, {
        contactId: chat.contactId,
        agent,
        clientId: newId(),
        kind: 'text',
        text: 'وعليكم السلام',
      }),
    )
    await first.until(() => first.messages().some((message) => message.text === 'وعليكم السلام'))
    first.close()
    const lastId = first.frames.findLast((frame) => frame.id)?.id ?? ''
    for (const text of ['أول', 'ثان', 'ثالث']) await post(chat, 'messages', { clientId: newId(), text })
    const second = await listen(chat, lastId)
    await second.until(() => second.messages().length === 3)
    second.close()
    expect(second.messages().map((message) => message.text)).toEqual(['أول', 'ثان', 'ثالث'])
    const all = [...first.messages(), ...second.messages()].map((message) => message.seq)
    expect(all).toEqual(all.map((_, index) => index + 1))
  })

  it('tells a place in line, typing and reading, and says reset for an id it never gave', async () => {
    const chat = await start()
    const stream = await listen(chat)
    await stream.until(() => stream.state()?.state === 'queued')
    db.events.signal({
      type: 'queue.standing',
      entityId: entity.id,
      payload: { contactId: chat.contactId, position: 4, estimatedWaitSeconds: 240 },
      customerOf: chat.contactId,
    })
    await stream.until(() => stream.state()?.position === 4)
    const agent = aStaffPerson()
    await within((trx) => room.acceptContact(trx, { contactId: chat.contactId, agent }))
    await within((trx) => room.agentSigns(trx, { contactId: chat.contactId, agent, typing: true, readSeq: 1 }))
    await stream.until((frames) => frames.some((frame) => frame.data.type === 'typing' && frame.data.on === true))
    await stream.until((frames) => frames.some((frame) => frame.data.type === 'read' && frame.data.seq === 1))
    stream.close()
    const lost = await listen(chat, '9999')
    await lost.until((frames) => frames.some((frame) => frame.event === 'reset'))
    lost.close()
  })
})

describe('a customer’s file', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const upload = (chat: Chat, content: Buffer, name: string) => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(content)]), name)
    return fetch(`${url}/conversation/files`, { method: 'POST', headers: chat.headers, body: form })
  }

  it('is taken, shown in a message and read back only with the conversation’s key', async () => {
    const chat = await start()
    const answer = await upload(chat, png, 'جواز السفر.png')
    expect(answer.status).toBe(201)
    const file = await bodyOf(answer)
    expect(file).toMatchObject({ name: 'جواز السفر.png', mime: 'image/png', bytes: png.length })
    const message = await (await post(chat, 'messages', { clientId: newId(), fileId: file.fileId })).json()
    expect(message).toMatchObject({ kind: 'file', file: { id: file.fileId } })
    const back = await fetch(`${url}/conversation/files/${file.fileId}`, { headers: chat.headers })
    expect(Buffer.from(await back.arrayBuffer()).equals(png)).toBe(true)
    expect(back.headers.get('x-content-type-options')).toBe('nosniff')
    expect(back.headers.get('content-security-policy')).toContain('sandbox')
    const part = await fetch(`${url}/conversation/files/${file.fileId}`, {
      headers: { ...chat.headers, range: 'bytes=1-3' },
    })
    expect(part.status).toBe(206)
    expect(await part.text()).toBe('PNG')
    const other = await start()
    expect((await fetch(`${url}/conversation/files/${file.fileId}`, { headers: other.headers })).status).toBe(404)
    expect((await post(other, 'messages', { clientId: newId(), fileId: file.fileId })).status).toBe(404)
  })

  it('of a refused type is refused by its content, whatever its name', async () => {
    const chat = await start()
    const answer = await upload(chat, Buffer.from('<html><script>alert(1)</script></html>'), 'photo.png')
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ code: 'files.type-refused' })
  })
})

describe('leaving', () => {
  it('ends the chat, gives the transcript, and can be taken back', async () => {
    const chat = await start()
    const ended = await bodyOf(await post(chat, 'end', {}))
    expect(ended).toMatchObject({ state: 'ended', endReason: 'customer-left' })
    expect(ended.canReturnUntil).not.toBeNull()
    const transcript = await fetch(`${url}/conversation/transcript?language=en`, { headers: chat.headers })
    expect(transcript.headers.get('content-disposition')).toContain('attachment')
    expect(await transcript.text()).toContain('Customer: السلام عليكم')
    expect(await (await post(chat, 'return', {})).json()).toMatchObject({ state: 'queued' })
    expect((await post(chat, 'messages', { clientId: newId(), text: 'عدت' })).status).toBe(201)
  })

  it('takes no message that is not plain, short text', async () => {
    const chat = await start()
    for (const body of [
      { clientId: newId(), text: '' },
      { clientId: newId(), text: 'x'.repeat(5000) },
      { clientId: 'x', text: 'a' },
      { clientId: newId(), text: '\0' },
      {},
    ]) {
      expect((await post(chat, 'messages', body)).status).toBe(422)
    }
  })

  it('takes a text without what no database can keep, the same again when it is repeated', async () => {
    const chat = await start()
    const body = { clientId: newId(), text: 'نص\0 مقطوع \ud83d' }
    for (const _ of [1, 2]) {
      const answer = await post(chat, 'messages', body)
      expect(answer.status).toBe(201)
      expect(await answer.json()).toMatchObject({ text: 'نص مقطوع \ufffd' })
    }
    expect((await post(chat, 'signs', { readSeq: 2 ** 31 })).status).toBe(422)
  })
})
