import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { createMailOut, type MailTransport, sendWaiting, textMessageParts, throughMailServer } from './index.ts'

let db: TestDatabase
const entityId = newId()

beforeAll(async () => {
  db = await aDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  await db.superuser.deleteFrom('platform.outgoingMessage').execute()
})

const rows = () => db.superuser.selectFrom('platform.outgoingMessage').selectAll().orderBy('createdAt').execute()
const write = (gateways: { mail?: boolean; sms?: boolean }, more: { kind?: 'mail' | 'sms' } = {}) =>
  inEntity(db.pools, entityId, (trx) =>
    createMailOut({ clock: db.clock, ...gateways }).send(trx, {
      entityId,
      to: 'mona@example.com',
      subject: 'الرقم المرجعي',
      text: 'سُجل طلبكم',
      ...more,
    }),
  )
const sending = (transport: MailTransport) => ({ ...db.platform, transport })

describe('writing to a customer', () => {
  it('is caught where nothing leaves the machine', async () => {
    await write({})
    await write({ mail: true }, { kind: 'sms' })
    expect((await rows()).map((row) => [row.kind, row.state])).toEqual([
      ['mail', 'caught'],
      ['sms', 'caught'],
    ])
  })

  it('leaves nothing behind when the fact is rolled back', async () => {
    const failing = inEntity(db.pools, entityId, async (trx) => {
      await createMailOut({ clock: db.clock }).send(trx, { entityId, to: 'a@example.com', subject: 's', text: 't' })
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await rows()).toEqual([])
  })

  it('counts the parts of a text message by its script', () => {
    expect([160, 161, 306, 307].map((length) => textMessageParts('a'.repeat(length)))).toEqual([1, 2, 2, 3])
    expect([70, 71, 134, 135].map((length) => textMessageParts('م'.repeat(length)))).toEqual([1, 2, 2, 3])
  })
})

describe('sending what waits', () => {
  it('hands the mail to a real mail server in its language', async () => {
    const received: Buffer[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          received.push(Buffer.concat(chunks))
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await write({ mail: true })
    const transport = throughMailServer({ url: `smtp://127.0.0.1:${port}`, from: 'no-reply@amer.test' })
    expect(await sendWaiting(sending(transport))).toBe(1)
    const mail = await simpleParser(received[0] ?? '')
    expect([mail.subject, mail.text?.trim()]).toEqual(['الرقم المرجعي', 'سُجل طلبكم'])
    expect(await rows()).toMatchObject([{ state: 'sent', nextTryAt: null }])
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  it('is done once by two nodes at the same time', async () => {
    for (let n = 0; n < 12; n++) await write({ mail: true })
    const taken: string[] = []
    const transport: MailTransport = async (mail) => void taken.push(mail.id)
    const counts = await Promise.all([1, 2, 3].map(() => sendWaiting(sending(transport))))
    expect(counts.reduce((a, b) => a + b)).toBe(12)
    expect(new Set(taken)).toHaveProperty('size', 12)
  })

  it('waits longer after each refusal and gives up after eight', async () => {
    await write({ mail: true })
    const refusing: MailTransport = () => Promise.reject(Object.assign(new Error('busy'), { responseCode: 450 }))
    expect(await sendWaiting(sending(refusing))).toBe(0)
    expect(await rows()).toMatchObject([{ state: 'waiting', tries: 1, errorCode: '450' }])
    expect(await sendWaiting(sending(refusing))).toBe(0)
    expect(await rows()).toMatchObject([{ tries: 1 }])
    for (let n = 0; n < 7; n++) {
      db.clock.advance(13 * 3_600_000)
      await sendWaiting(sending(refusing))
    }
    expect(await rows()).toMatchObject([{ state: 'failed', tries: 8, nextTryAt: null }])
  })

  it('takes up again what a dead node had claimed', async () => {
    await write({ mail: true })
    await inEngine(db.pools, (trx) =>
      trx
        .updateTable('platform.outgoingMessage')
        .set({ state: 'sending', tries: 1, nextTryAt: new Date(db.clock.now().getTime() - 1) })
        .execute(),
    )
    expect(await sendWaiting(sending(async () => {}))).toBe(1)
  })
})
