import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildRooms, type Rooms } from '#app/build.ts'
import { inEngine, inEntity, roleUrl, type Trx } from '#platform/database'
import { Refusal } from '#platform/errors'
import { createHttp } from '#platform/http'
import { newId } from '#platform/ids'
import type { ContactId } from '#rooms/channels'
import { aLine, anEntity, type TestEntity } from '#rooms/entities/testing'
import { anAgent, aQueue } from '#rooms/routing/testing'
import { aTopic } from '#rooms/services/testing'
import { aMember, type TestMember } from '#rooms/staff/testing'
import { aDatabase, type TestDatabase } from '../support/database.ts'

let db: TestDatabase
let rooms: Rooms
let app: FastifyInstance
let entity: TestEntity
let topicId: string
let agents: TestMember[]

beforeAll(async () => {
  db = await aDatabase()
  rooms = buildRooms(db.platform, roleUrl(db.adminUrl, 'amer_auth', db.name))
  entity = await anEntity(db)
  topicId = await aTopic(db, { entityId: entity.id })
  const queueId = await aQueue(db, { entityId: entity.id, topicIds: [topicId] })
  await aLine(db, { entityId: entity.id, opensCase: true, defaultQueueId: queueId, shortAbandonSeconds: 10 })
  agents = [
    await aMember(db, { entityId: entity.id, roles: ['agent'] }),
    await aMember(db, { entityId: entity.id, roles: ['agent'] }),
  ]
  for (const { id: memberId } of agents) {
    await anAgent(db, {
      memberId,
      entityId: entity.id,
      queues: [{ entityId: entity.id, queueId }],
      units: 60,
      channels: [{ channel: 'chat', cost: 1, atOnce: 60 }],
    })
  }
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    readerOf: async () => null,
    checkCsrf: () => undefined,
    routes: rooms.channels.routes,
    version: 'test',
    rateLimitFactor: 10_000,
  })
})
afterAll(async () => {
  await app.close()
  await rooms.close()
  await db.close()
})

const within = <T>(work: (trx: Trx) => Promise<T>) => inEntity(db.pools, entity.id, work)

interface Chat {
  authorization: string
  contactId: ContactId
}

const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('start' as const), phone: fc.boolean(), topic: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('form' as const) }) },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'say',
        'say',
        'accept',
        'accept',
        'answer',
        'leave',
        'return',
        'serve',
        'abuse',
        'spam',
        'fault',
      ),
      chat: fc.nat({ max: 7 }),
      agent: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(5, 60, 190, 320, 920) }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

async function post(path: string, chat: Chat | null, body: object): Promise<Record<string, string>> {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/public/${path}`,
    headers: chat ? { authorization: chat.authorization } : {},
    payload: body,
  })
  if (answer.statusCode >= 500) throw new Error(`${path}: ${answer.body}`)
  return answer.json()
}

async function carryOut(one: Act, chats: Chat[]): Promise<void> {
  if (one.kind === 'start') {
    const started = await post(`entities/${entity.slug}/conversations`, null, {
      clientId: newId(),
      name: 'Mona',
      language: 'ar',
      topicId: one.topic ? topicId : null,
      phone: one.phone ? '+971500000009' : null,
      message: 'hello',
    })
    chats.push({
      authorization: `Conversation ${started.conversationId}.${started.secret}`,
      contactId: started.contactId as ContactId,
    })
    return
  }
  if (one.kind === 'form') {
    await post(`entities/${entity.slug}/forms`, null, {
      clientId: newId(),
      name: 'Mona',
      language: 'en',
      email: 'm@example.com',
      message: 'call me',
    })
    return
  }
  if (one.kind === 'wait') {
    db.clock.advance(one.seconds * 1000)
    for (const sweep of rooms.channels.sweeps) await sweep.run(1)
    return
  }
  const chat = chats[one.chat % Math.max(1, chats.length)]
  const agent = agents[one.agent]
  if (chat && agent) await actOn(one.kind, chat, agent)
}

async function actOn(kind: string, chat: Chat, agent: TestMember): Promise<void> {
  const { contactId } = chat
  const staff = { id: agent.id as string, name: agent.name }
  const by = { kind: 'staff', staffId: staff.id, name: staff.name } as const
  const end = (reason: 'customer-served' | 'abuse' | 'spam' | 'fault') =>
    within((trx) => rooms.channels.endContact(trx, { contactId, reason, by }))
  switch (kind) {
    case 'say':
      return void (await post('conversation/messages', chat, { clientId: newId(), text: 'words' }))
    case 'leave':
      return void (await post('conversation/end', chat, {}))
    case 'return': {
      const back = await post('conversation/return', chat, {})
      if (back.contactId) chat.contactId = back.contactId as ContactId
      return
    }
    case 'accept':
      return void (await within(async (trx) => {
        const item = await trx
          .selectFrom('routing.shownWorkItem')
          .select('workItemId')
          .where('subjectId', '=', contactId)
          .where('kind', '=', 'contact')
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        if (!item?.workItemId) return
        await rooms.routing.takeByHand(trx, { workItemId: item.workItemId, agentId: staff.id })
        await rooms.channels.acceptContact(trx, { contactId, agent: staff })
      }))
    case 'answer':
      return void (await within((trx) =>
        rooms.channels.postAgentMessage(trx, {
          contactId,
          agent: staff,
          clientId: newId(),
          kind: 'text',
          text: 'yes?',
        }),
      ))
    case 'serve':
      return void (await end('customer-served'))
    default:
      return void (await end(kind as 'abuse' | 'spam' | 'fault'))
  }
}

/** What the ledger must be at any moment, however it came there. */
async function expectBalance(): Promise<void> {
  expect(await rooms.channels.ledgerImbalance()).toBe(0)
  const [contact] = await inEngine(db.pools, (trx) =>
    trx
      .selectFrom('channels.contact')
      .select(['id', 'state', 'outcome'])
      .where((eb) =>
        eb.or([
          eb.and([eb('state', '=', 'ended'), eb('outcome', 'is', null)]),
          eb.and([eb('state', '!=', 'ended'), eb('outcome', 'is not', null)]),
        ]),
      )
      .execute(),
  )
  expect(contact).toBeUndefined()
  expect((await rooms.channels.limbo()).filter(({ count }) => count > 0)).toEqual([])
}

describe('the ledger under whatever happens', () => {
  it('balances after every batch of things done at once, and leaves nothing in limbo', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { minLength: 4, maxLength: 14 }),
        async (batches) => {
          const chats: Chat[] = []
          for (const batch of batches) {
            const done = await Promise.allSettled(batch.map((one) => carryOut(one, chats)))
            for (const one of done) if (one.status === 'rejected' && !(one.reason instanceof Refusal)) throw one.reason
            await expectBalance()
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
    const metrics = await db.platform.metrics.metrics()
    expect(metrics).toMatch(/^amer_ledger_imbalance 0$/m)
    expect(metrics).toMatch(/^amer_limbo_items 0$/m)
    expect(metrics).toMatch(/^amer_contacts_arrived_total\{channel="chat"\} \d+$/m)
  }, 180_000)

  const metric = async (name: string) => {
    const line = (await db.platform.metrics.metrics()).split('\n').find((one) => one.startsWith(`${name} `))
    return Number(line?.split(' ')[1])
  }
  const anEndedContact = () =>
    db.superuser.selectFrom('channels.contact').selectAll().where('state', '=', 'ended').executeTakeFirstOrThrow()
  const sweep = (name: string) => rooms.channels.sweeps.find((one) => one.name === name)?.run(1)

  it('shows a contact that was written past the rules, before and after the counts were gathered', async () => {
    const id = newId()
    const stray = { ...(await anEndedContact()), id, conversationId: null, followsContactId: null }
    await db.superuser.insertInto('channels.contact').values(stray).execute()
    expect(await rooms.channels.ledgerImbalance()).toBeGreaterThan(0)
    expect(await metric('amer_ledger_imbalance')).toBeGreaterThan(0)
    await sweep('channels.gather-ledger')
    expect(await metric('amer_ledger_imbalance')).toBeGreaterThan(0)
    await db.superuser.deleteFrom('channels.contact').where('id', '=', id).execute()
    expect(await rooms.channels.ledgerImbalance()).toBe(0)
    expect(await metric('amer_ledger_imbalance')).toBe(0)
  })

  it('gathers its counts without losing or doubling one, by two nodes at once', async () => {
    const arrived = async () =>
      (await db.platform.metrics.metrics()).match(/^amer_contacts_arrived_total\{.*/gm)?.toSorted()
    const before = await arrived()
    await Promise.all([sweep('channels.gather-ledger'), sweep('channels.gather-ledger')])
    const { left } = await db.superuser
      .selectFrom('channels.ledgerCount')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .executeTakeFirstOrThrow()
    expect(left).toBe(0)
    expect(await arrived()).toEqual(before)
    expect(await rooms.channels.ledgerImbalance()).toBe(0)
  })

  it('finds by its proof a count that was changed behind its back', async () => {
    const { side, day, channel, what } = await db.superuser
      .selectFrom('channels.ledgerTotal')
      .selectAll()
      .where('what', '=', 'arrived')
      .executeTakeFirstOrThrow()
    const more = (by: number) =>
      sql`update channels.ledger_total set count = count + ${by}
        where (side, day, channel, what) = (${side}, ${day}, ${channel}, ${what})`.execute(db.superuser)
    await more(1)
    await sweep('channels.prove-ledger')
    expect(await metric('amer_ledger_proof_difference')).toBe(1)
    await more(-1)
    await sweep('channels.prove-ledger')
    expect(await metric('amer_ledger_proof_difference')).toBe(0)
  })

  it('calls limbo what lies a day past its due time, and what no sweep has moved for an hour', async () => {
    const chats: Chat[] = []
    await carryOut({ kind: 'start', phone: true, topic: true }, chats)
    await carryOut({ kind: 'accept', chat: 0, agent: 0 }, chats)
    const live = db.superuser.updateTable('channels.contact').where('id', '=', chats[0]?.contactId ?? '')
    const ago = (hours: number) => new Date(db.clock.now().getTime() - hours * 3_600_000)
    const wrong = [
      { dueAt: ago(25) },
      { silentSince: ago(2), remindedAt: null },
      { silentSince: ago(2), remindedAt: ago(1.9) },
    ]
    const sound = { dueAt: ago(23), silentSince: ago(0.5), remindedAt: null }
    await live.set(sound).execute()
    expect(await metric('amer_limbo_items')).toBe(0)
    for (const one of wrong) {
      await live.set({ ...sound, ...one }).execute()
      expect(await metric('amer_limbo_items'), JSON.stringify(one)).toBe(1)
    }
    await live.set({ dueAt: db.clock.now(), silentSince: null, remindedAt: null }).execute()
  })
})

describe('a line that is closed', () => {
  const ask = { name: 'Mona', language: 'en', email: 'm@example.com', message: 'When is my turn?' }

  it('refuses a chat with its next opening, and turns a form into a callback owed within working hours', async () => {
    const office = await anEntity(db, { hours: 'office', timezone: 'Asia/Dubai' })
    const topic = await aTopic(db, { entityId: office.id })
    const queue = await aQueue(db, { entityId: office.id, topicIds: [topic] })
    await aLine(db, { entityId: office.id, defaultQueueId: queue })
    db.clock.set(new Date('2026-11-27T18:00:00Z')) // Friday evening; Monday opens at 07:30 there
    const leftLying = await rooms.channels.limbo() // live contacts of the tests above, now days old
    const send = (path: string) =>
      app.inject({
        method: 'POST',
        url: `/api/v1/public/entities/${office.slug}/${path}`,
        payload: { ...ask, clientId: newId(), topicId: topic },
      })
    const refused = await send('conversations')
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'chat.closed', facts: { opensAt: '2026-11-30T03:30:00.000Z' } })
    const taken = await send('forms')
    expect(taken.statusCode).toBe(201)
    expect(taken.json()).toMatchObject({ dueAt: '2026-11-30T07:30:00.000Z' })
    const owed = await inEngine(db.pools, (trx) =>
      trx
        .selectFrom('routing.workItem')
        .select(['kind', 'state', 'queueId', 'availableAt'])
        .where('subjectId', '=', taken.json().contactId)
        .execute(),
    )
    expect(owed).toEqual([
      { kind: 'callback', state: 'waiting', queueId: queue, availableAt: new Date('2026-11-30T03:30:00Z') },
    ])
    expect(await rooms.channels.ledgerImbalance()).toBe(0)
    expect(await rooms.channels.limbo()).toEqual(leftLying)
  })
})

describe('an entity under an umbrella', () => {
  it('is reached through the umbrella’s line; the contact is about it and it sees it, others do not', async () => {
    const umbrella = await anEntity(db)
    const below = await anEntity(db, { parentEntityId: umbrella.id })
    const beside = await anEntity(db, { parentEntityId: umbrella.id })
    const queue = await aQueue(db, { entityId: umbrella.id })
    await aLine(db, { entityId: umbrella.id, defaultQueueId: queue })
    const answer = await app.inject({
      method: 'POST',
      url: `/api/v1/public/entities/${below.slug}/conversations`,
      payload: { clientId: newId(), name: 'Mona', language: 'en', message: 'hello' },
    })
    expect(answer.statusCode).toBe(201)
    const seenBy = (entityId: string) =>
      inEntity(db.pools, entityId, (trx) =>
        trx
          .selectFrom('channels.contact')
          .select(['entityId', 'aboutEntityId'])
          .where('id', '=', answer.json().contactId)
          .execute(),
      )
    expect(await seenBy(umbrella.id)).toEqual([{ entityId: umbrella.id, aboutEntityId: below.id }])
    expect(await seenBy(below.id)).toHaveLength(1)
    expect(await seenBy(beside.id)).toHaveLength(0)
  })
})
