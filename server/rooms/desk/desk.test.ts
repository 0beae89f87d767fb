import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import type { PlatformEvent } from '#platform/events'
import { newId } from '#platform/ids'
import { aCustomer } from '#rooms/customers/testing'
import { aCard } from '#rooms/services/testing'
import { aFloor, aHall, aWrapUpCode, type Floor, type Hall } from './testing.ts'

let floor: Floor
let hall: Hall

beforeAll(async () => {
  floor = await aFloor()
})
afterAll(() => floor.close())
beforeEach(async () => {
  hall = await aHall(floor)
})

interface Answer<T> {
  status: number
  body: T
}

async function ask<T = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  by: { id: string } | { token: string } | null,
  body?: object,
): Promise<Answer<T>> {
  const response = await floor.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(by && 'id' in by ? { 'test-staff': by.id } : {}),
      ...(by && 'token' in by ? { authorization: `Conversation ${by.token}` } : {}),
      ...(body ? { 'idempotency-key': newId() } : {}),
      'amer-entity': hall.entity.id,
    },
    ...(body ? { payload: body } : {}),
  })
  return { status: response.statusCode, body: (response.body ? response.json() : null) as T }
}

interface Chat {
  contactId: string
  token: string
}
async function aChat(message = 'متى تنتهي إقامتي؟'): Promise<Chat> {
  const { status, body } = await ask<{ contactId: string; conversationId: string; secret: string }>(
    'POST',
    `/public/entities/${hall.entity.slug}/conversations`,
    null,
    { clientId: newId(), name: 'مريم', language: 'ar', topicId: hall.topicId, phone: '+971500000011', message },
  )
  expect(status).toBe(201)
  return { contactId: body.contactId, token: `${body.conversationId}.${body.secret}` }
}

interface DeskShown {
  presence: { state: string }
  capacity: { usedUnits: number; chats: number }
  ringing: { reservationId: string; contactId: string; workItemId: string; name: string; preview: string }[]
  handlings: { id: string; contactId: string; state: string; unread: number; wrapUpUntil: string | null }[]
  parked: { id: string; contactId: string }[]
}
const deskOf = async (staff: { id: string }) => (await ask<DeskShown>('GET', '/desk', staff)).body

/** Waits until the chat rings at one of the agents. */
function rings(chat: Chat, at: readonly { id: string }[] = hall.agents) {
  return vi.waitFor(
    async () => {
      for (const agent of at) {
        const offer = (await deskOf(agent)).ringing.find((ringing) => ringing.contactId === chat.contactId)
        if (offer) return { agent, offer, other: hall.agents.find((one) => one !== agent) ?? hall.agents[1] }
      }
      throw new Error('does not ring yet')
    },
    { timeout: 5000 },
  )
}

async function anAcceptedChat(message?: string) {
  const chat = await aChat(message)
  const { agent, offer, other } = await rings(chat)
  const accepted = await ask<{ id: string; state: string }>(
    'POST',
    `/desk/reservations/${offer.reservationId}/acceptance`,
    agent,
    {},
  )
  expect(accepted).toMatchObject({ status: 200, body: { state: 'active' } })
  return { chat, agent, other, handlingId: accepted.body.id }
}
const say = (chat: Chat, agent: { id: string }, text: string) =>
  ask('POST', `/desk/contacts/${chat.contactId}/messages`, agent, { kind: 'text', clientId: newId(), text })
const contactRow = (chat: Chat) =>
  floor.db.superuser
    .selectFrom('channels.contact')
    .selectAll()
    .where('id', '=', chat.contactId)
    .executeTakeFirstOrThrow()
const usedBy = async (agent: { id: string }) =>
  (
    await floor.db.superuser
      .selectFrom('routing.agent')
      .select('usedUnits')
      .where('memberId', '=', agent.id)
      .executeTakeFirstOrThrow()
  ).usedUnits

describe('answering a chat', () => {
  it('shows what rings, gives it to the first tab and refuses the second by name', async () => {
    const chat = await aChat()
    const { agent, offer } = await rings(chat)
    expect(offer).toMatchObject({ name: 'مريم', preview: 'متى تنتهي إقامتي؟' })
    const path = `/desk/reservations/${offer.reservationId}/acceptance`
    const tabs = await Promise.all([ask('POST', path, agent, {}), ask<{ code: string }>('POST', path, agent, {})])
    expect(tabs.map((tab) => tab.status).toSorted()).toEqual([200, 409])
    expect(tabs.find((tab) => tab.status === 409)?.body).toMatchObject({ code: 'routing.reservation-over' })
    expect(await contactRow(chat)).toMatchObject({ state: 'active', agentId: agent.id })
    const stage = await ask<{ messages: unknown[]; handling: { state: string } }>(
      'GET',
      `/desk/contacts/${chat.contactId}`,
      agent,
    )
    expect(stage.status).toBe(200)
    expect(stage.body.handling.state).toBe('active')
  })

  it('does not show a contact to an agent who never had it', async () => {
    const { chat, other } = await anAcceptedChat()
    expect((await ask('GET', `/desk/contacts/${chat.contactId}`, other)).status).toBe(409)
    const text = { kind: 'text', clientId: newId(), text: 'x' }
    expect((await ask('POST', `/desk/contacts/${chat.contactId}/messages`, other, text)).status).toBe(409)
  })

  it('writes who the customer is on the contact’s case too where that names nobody', async () => {
    const { chat, agent } = await anAcceptedChat()
    const wanted = { type: 'enquiry', subject: 'موعد انتهاء الإقامة', contactId: chat.contactId }
    const opened = await ask<{ id: string }>('POST', '/cases', agent, wanted)
    expect(opened).toMatchObject({ status: 201, body: { customer: null } })
    const { id: customerId } = await inEntity(floor.db.pools, hall.entity.id, (trx) =>
      aCustomer(trx, { entityId: hall.entity.id }),
    )
    const linked = await ask('PUT', `/desk/contacts/${chat.contactId}/customer`, agent, { customerId })
    expect(linked).toMatchObject({ status: 200, body: { customerId } })
    const file = await ask('GET', `/cases/${opened.body.id}`, agent)
    expect(file.body).toMatchObject({ status: 'new', customer: { id: customerId } })
  })

  it('keeps a comment from the customer', async () => {
    const { chat, agent } = await anAcceptedChat()
    await say(chat, agent, 'أهلاً بكم')
    const comment = { kind: 'comment', clientId: newId(), text: 'انتبه للملف' }
    expect((await ask('POST', `/desk/contacts/${chat.contactId}/messages`, agent, comment)).status).toBe(201)
    const seen = await ask<{ messages: { text: string }[] }>('GET', '/public/conversation', { token: chat.token })
    expect(seen.body.messages.map((message) => message.text)).toContain('أهلاً بكم')
    expect(JSON.stringify(seen.body)).not.toContain('انتبه للملف')
  })
})

describe('wrapping up', () => {
  it('holds the capacity until exactly one code and a topic are chosen', async () => {
    const { chat, agent, handlingId } = await anAcceptedChat()
    const wrapUp = `/desk/handlings/${handlingId}/wrap-up`
    const filed = { codeId: hall.codeId, topicIds: [hall.topicId] }
    expect((await ask('POST', wrapUp, agent, filed)).body).toMatchObject({ code: 'desk.contact-still-open' })
    expect((await ask('POST', `/desk/contacts/${chat.contactId}/end`, agent, {})).body).toMatchObject({
      state: 'wrap-up',
    })
    expect(await contactRow(chat)).toMatchObject({ state: 'ended', outcome: 'handled' })
    expect(await usedBy(agent)).toBe(4)
    expect((await ask('POST', wrapUp, agent, { ...filed, topicIds: [] })).body).toMatchObject({
      code: 'desk.topic-wanted',
    })
    expect((await ask('POST', wrapUp, agent, { ...filed, codeId: newId() })).body).toMatchObject({
      code: 'desk.code-unknown',
    })
    floor.db.clock.advance(120_000)
    expect((await deskOf(agent)).handlings[0]).toMatchObject({ state: 'wrap-up' })
    expect((await ask('POST', wrapUp, agent, filed)).body).toMatchObject({ state: 'done', wrapUpSeconds: 120 })
    expect(await usedBy(agent)).toBe(0)
    expect((await ask('POST', wrapUp, agent, filed)).status).toBe(409)
  })

  it('begins by itself when the customer ends, and can be extended three times', async () => {
    const { chat, agent, handlingId } = await anAcceptedChat()
    expect((await ask('POST', '/public/conversation/end', { token: chat.token }, {})).status).toBeLessThan(300)
    await vi.waitFor(async () => expect((await deskOf(agent)).handlings[0]).toMatchObject({ state: 'wrap-up' }))
    const extend = () => ask('POST', `/desk/handlings/${handlingId}/wrap-up/extension`, agent, {})
    for (let n = 1; n <= 3; n++) expect((await extend()).body).toMatchObject({ wrapUpExtensions: n })
    expect((await extend()).body).toMatchObject({ code: 'desk.no-more-extensions' })
  })

  it('answers and closes a simple enquiry with one key', async () => {
    const { chat, agent } = await anAcceptedChat()
    const key = { clientId: newId(), text: 'تنتهي إقامتكم في نهاية الشهر.' }
    const closed = await ask('POST', `/desk/contacts/${chat.contactId}/answer-and-close`, agent, key)
    expect(closed).toMatchObject({ status: 200, body: { state: 'done', wrapUpCodeId: hall.codeId } })
    expect(await contactRow(chat)).toMatchObject({ state: 'ended', outcome: 'handled' })
    expect(await usedBy(agent)).toBe(0)
    const file = await floor.db.superuser
      .selectFrom('cases.case')
      .select(['status', 'type'])
      .where('entityId', '=', hall.entity.id)
      .executeTakeFirstOrThrow()
    expect(file).toMatchObject({ status: 'closed', type: 'enquiry' })
  })
})

describe('passing on', () => {
  it('rings at the agent it was transferred to, with the note', async () => {
    const { chat, agent, other } = await anAcceptedChat()
    const to = { kind: 'agent', id: other.id }
    const path = `/desk/contacts/${chat.contactId}/transfer`
    expect((await ask('POST', path, agent, { to, note: 'يحتاج مختصاً' })).body).toMatchObject({ kind: 'queued' })
    expect(await usedBy(agent)).toBe(0)
    const { offer } = await rings(chat, [other])
    await ask('POST', `/desk/reservations/${offer.reservationId}/acceptance`, other, {})
    const stage = await ask<{ transfers: { note: string }[] }>('GET', `/desk/contacts/${chat.contactId}`, other)
    expect(stage.body.transfers).toMatchObject([{ note: 'يحتاج مختصاً' }])
    expect((await say(chat, agent, 'لست معكم')).status).toBe(409)
    expect((await say(chat, other, 'معكم الآن')).status).toBe(201)
  })

  it('names colleagues with their room, and queues with what waits in them', async () => {
    const { agent, other } = await anAcceptedChat()
    const targets = await ask<object[]>('GET', '/desk/targets', agent)
    expect(targets.body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'agent', id: other.id, presence: 'available', hasRoom: true }),
        expect.objectContaining({ kind: 'queue', id: hall.queueId, waiting: 0, takesConversations: true }),
      ]),
    )
    expect(targets.body).not.toContainEqual(expect.objectContaining({ id: agent.id }))
  })

  it('asks for a case before a department can have it', async () => {
    const { chat, agent } = await anAcceptedChat()
    const { aUnit } = await import('#rooms/entities/testing')
    const to = { kind: 'unit', id: await aUnit(floor.db, { entityId: hall.entity.id }) }
    const refused = await ask('POST', `/desk/contacts/${chat.contactId}/transfer`, agent, { to, note: 'للإدارة' })
    expect(refused.body).toMatchObject({ code: 'desk.case-wanted' })
  })

  it('goes back to the queue when the agent signs off, and the wrap-up stays', async () => {
    const first = await anAcceptedChat()
    await ask('POST', `/desk/contacts/${first.chat.contactId}/end`, first.agent, {})
    const chat = await aChat()
    const second = await rings(chat)
    await ask('POST', `/desk/reservations/${second.offer.reservationId}/acceptance`, second.agent, {})
    await ask('PUT', '/desk/presence', second.agent, { state: 'off-duty' })
    const others = hall.agents.filter((one) => one.id !== second.agent.id)
    // The agent who went is waited for first: when they are off duty, the others are asked at once.
    await rings(chat, others)
    expect(await contactRow(chat)).toMatchObject({ state: 'queued' })
    expect((await deskOf(first.agent)).handlings.some((handling) => handling.state === 'wrap-up')).toBe(true)
  })

  it('frees the agent while a customer is silent and comes back to the same one', async () => {
    const { chat, agent } = await anAcceptedChat()
    await say(chat, agent, 'هل ما زلتم معنا؟')
    const silence = floor.rooms.sweeps.filter((sweep) => /silence|silent/.test(sweep.name))
    expect(silence.length).toBeGreaterThan(0)
    for (const milliseconds of [181_000, 121_000]) {
      floor.db.clock.advance(milliseconds)
      for (const sweep of silence) await sweep.run(floor.db.lease.epoch() ?? 0)
    }
    await vi.waitFor(async () => expect((await deskOf(agent)).parked).toMatchObject([{ contactId: chat.contactId }]))
    expect(await usedBy(agent)).toBe(0)
    const back = { clientId: newId(), text: 'عدت' }
    expect((await ask('POST', '/public/conversation/messages', { token: chat.token }, back)).status).toBeLessThan(300)
    const { offer } = await rings(chat, [agent])
    await ask('POST', `/desk/reservations/${offer.reservationId}/acceptance`, agent, {})
    expect((await deskOf(agent)).handlings).toMatchObject([{ contactId: chat.contactId, state: 'active' }])
    expect((await deskOf(agent)).parked).toEqual([])
  })
})

describe('leaving before a queue was found', () => {
  it('is an end like any other, and the callback owed waits in the line’s own queue', async () => {
    const started = await ask<{ contactId: string; conversationId: string; secret: string; state: string }>(
      'POST',
      `/public/entities/${hall.entity.slug}/conversations`,
      null,
      // A language nobody speaks is asked for, so that the flow waits for an answer.
      { clientId: newId(), name: 'سالم', language: 'xx', phone: '+971500000012' },
    )
    expect(started).toMatchObject({ status: 201, body: { state: 'flow' } })
    floor.db.clock.advance(60_000)
    const token = `${started.body.conversationId}.${started.body.secret}`
    expect((await ask('POST', '/public/conversation/end', { token }, {})).status).toBe(200)
    const contact = await contactRow({ contactId: started.body.contactId, token })
    expect(contact).toMatchObject({ state: 'ended', outcome: 'abandoned', shortAbandon: false })
    const owed = await floor.db.superuser
      .selectFrom('routing.workItem')
      .selectAll()
      .where('id', '=', contact.owedWorkItemId ?? '')
      .executeTakeFirstOrThrow()
    expect(owed).toMatchObject({ kind: 'callback', queueId: hall.queueId })
  })
})

describe('the floor', () => {
  interface BoardShown {
    queues: {
      id: string
      waiting: number
      offered: number
      answered: number
      serviceLevel: Record<string, unknown>
      speedOfAnswer: Record<string, unknown>
    }[]
    agents: { id: string; state: string; handRaised: boolean; on: unknown[] }[]
  }
  const board = async () => (await ask<BoardShown>('GET', `/board?entityId=${hall.entity.id}`, hall.supervisor)).body

  it('counts today with the formula named, and shows who is on what', async () => {
    const { chat, agent } = await anAcceptedChat()
    await ask('POST', `/desk/contacts/${chat.contactId}/hand`, agent, { raised: true })
    const shown = await board()
    expect(shown.queues[0]).toMatchObject({ offered: 1, answered: 1, waiting: 0 })
    expect(shown.queues[0]?.serviceLevel).toMatchObject({
      value: 100,
      numerator: 1,
      denominator: 1,
      formula: 'desk.formula.service-level-of-answered-and-abandoned',
    })
    expect(shown.queues[0]?.speedOfAnswer).toMatchObject({
      answered: 1,
      formula: 'desk.formula.average-speed-of-answer',
    })
    const busy = shown.agents.find((one) => one.id === agent.id)
    expect(busy).toMatchObject({ state: 'busy', handRaised: true })
    expect(busy?.on).toMatchObject([{ contactId: chat.contactId }])
  })

  it('names customers to those who may read them, and not to an outside company’s supervisor or a planner', async () => {
    for (const [role, name] of [
      ['operator', null],
      ['planner', null],
      ['manager', 'مريم'],
    ] as const) {
      hall = await aHall(floor, { supervisorRoles: [role] })
      const { agent } = await anAcceptedChat()
      const busy = (await board()).agents.find((one) => one.id === agent.id)
      expect(busy?.on).toMatchObject([{ name }])
      for (const one of hall.agents) await ask('PUT', '/desk/presence', one, { state: 'break', reason: 'meal' })
      await aChat()
      const items = await ask('GET', `/board/queues/${hall.queueId}/items`, hall.supervisor)
      expect(items.body).toMatchObject([{ name }])
    }
  })

  it('lets a supervisor read along, whisper and take over', async () => {
    const { chat, agent, handlingId } = await anAcceptedChat()
    const read = await ask<{ messages: unknown[] }>('GET', `/board/contacts/${chat.contactId}`, hall.supervisor)
    expect(read.status).toBe(200)
    const whispered = await ask('POST', `/board/contacts/${chat.contactId}/whisper`, hall.supervisor, {
      text: 'اعرض البطاقة',
    })
    expect(whispered.status).toBe(201)
    const seen = await ask('GET', '/public/conversation', { token: chat.token })
    expect(JSON.stringify(seen.body)).not.toContain('اعرض البطاقة')
    const taken = await ask('POST', `/board/contacts/${chat.contactId}/takeover`, hall.supervisor, {})
    expect(taken).toMatchObject({ status: 200, body: { state: 'active', agentId: hall.supervisor.id } })
    expect(await usedBy(agent)).toBe(0)
    expect(await contactRow(chat)).toMatchObject({ agentId: hall.supervisor.id, state: 'active' })
    expect((await say(chat, agent, 'ما زلت هنا')).status).toBe(409)
    const before = await floor.db.superuser
      .selectFrom('desk.handling')
      .select(['state', 'transferredToKind'])
      .where('id', '=', handlingId)
      .executeTakeFirstOrThrow()
    expect(before).toEqual({ state: 'done', transferredToKind: 'supervisor' })
  })

  it('changes an agent’s state, a waiting item’s priority and queue, and shows its trace', async () => {
    for (const agent of hall.agents) {
      const path = `/board/agents/${agent.id}/presence?entityId=${hall.entity.id}`
      const answer = await ask('POST', path, hall.supervisor, { state: 'break', reason: 'meeting' })
      expect(answer.status).toBe(204)
    }
    const chat = await aChat()
    const items = await ask<{ id: string; subjectId: string }[]>(
      'GET',
      `/board/queues/${hall.queueId}/items`,
      hall.supervisor,
    )
    const item = items.body.find((one) => one.subjectId === chat.contactId)
    expect((await ask('POST', `/board/items/${item?.id}/priority`, hall.supervisor, { priority: 40 })).status).toBe(204)
    const trace = await ask<{ entries: { kind: string }[] }>('GET', `/board/items/${item?.id}/trace`, hall.supervisor)
    expect(trace.body.entries.map((entry) => entry.kind)).toEqual(expect.arrayContaining(['queued', 'changed']))
    expect((await ask('POST', `/board/items/${item?.id}/priority`, hall.agents[0], { priority: 1 })).status).toBe(403)
  })

  it('counts each contact in the half-hour of its arrival, as the day’s figures do', async () => {
    await anAcceptedChat()
    floor.db.clock.advance(30 * 60_000)
    const { chat } = await anAcceptedChat('سؤال ثانٍ')
    const shown = await ask<{ queues: { queueId: string; halfHours: { from: string; offered: number }[] }[] }>(
      'GET',
      `/board/half-hours?entityId=${hall.entity.id}`,
      hall.supervisor,
    )
    const [queue, ...others] = shown.body.queues
    expect([queue?.queueId, others]).toEqual([hall.queueId, []])
    expect(queue?.halfHours).toMatchObject([
      { offered: 1, answered: 1, abandoned: 0 },
      { offered: 1, answered: 1, abandoned: 0 },
    ])
    const [first, second] = (queue?.halfHours ?? []).map((one) => Date.parse(one.from))
    expect((second ?? 0) - (first ?? 0)).toBe(30 * 60_000)
    expect((second ?? 0) <= (await contactRow(chat)).arrivedAt.getTime()).toBe(true)
  })

  it('lists what waits in the router’s order: a point of priority is worth a minute of waiting, and no more', async () => {
    for (const agent of hall.agents) await ask('PUT', '/desk/presence', agent, { state: 'break', reason: 'meal' })
    const early = await aChat()
    floor.db.clock.advance(10 * 60_000)
    const late = await aChat()
    const path = `/board/queues/${hall.queueId}/items`
    const items = async () => (await ask<{ id: string; subjectId: string }[]>('GET', path, hall.supervisor)).body
    const order = async () => (await items()).map((item) => item.subjectId)
    const raise = async (priority: number) => {
      const item = (await items()).find((one) => one.subjectId === late.contactId)
      await ask('POST', `/board/items/${item?.id}/priority`, hall.supervisor, { priority })
    }
    await raise(9)
    expect(await order()).toEqual([early.contactId, late.contactId])
    await raise(11)
    expect(await order()).toEqual([late.contactId, early.contactId])
  })

  it('tells the floor of another entity that an agent it borrows has changed, and nothing else', async () => {
    const lender = hall
    const borrower = await aHall(floor)
    const [lent] = lender.agents
    const queues = [lender, borrower].map(({ entity, queueId }) => ({ entityId: entity.id, queueId }))
    await inEngine(floor.db.pools, async (trx) => {
      await trx.insertInto('staff.posting').values({ entityId: borrower.entity.id, memberId: lent.id }).execute()
      await floor.rooms.routing.putOnQueues(trx, { memberId: lent.id, homeEntityId: lender.entity.id, queues })
    })
    await ask('PUT', '/desk/presence', lent, { state: 'break', reason: 'meal' })
    const heard = () =>
      floor.db.superuser
        .selectFrom('platform.event')
        .select(['entityId', 'payload', 'audience'])
        .where('type', '=', 'agent.changed-elsewhere')
        .where('entityId', 'in', [lender.entity.id, borrower.entity.id])
        .execute()
    await vi.waitFor(async () => expect(await heard()).toHaveLength(1), { timeout: 5000 })
    expect(await heard()).toEqual([
      { entityId: borrower.entity.id, payload: { staffId: lent.id }, audience: { permission: 'floor.read' } },
    ])
  })
})

describe('files', () => {
  async function bring(chat: Chat, agent: { id: string }, text: string): Promise<string> {
    const form = new FormData()
    form.append('file', new Blob([text], { type: 'text/plain' }), 'note.txt')
    const payload = Buffer.from(await new Response(form).arrayBuffer())
    const boundary = payload.toString('latin1').slice(2, payload.indexOf('\r\n'))
    const sent = await floor.app.inject({
      method: 'POST',
      url: `/api/v1/desk/contacts/${chat.contactId}/files`,
      headers: { 'test-staff': agent.id, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload,
    })
    expect(sent.statusCode).toBe(201)
    const { fileId } = sent.json() as { fileId: string }
    const message = { kind: 'file', clientId: newId(), fileId }
    expect((await ask('POST', `/desk/contacts/${chat.contactId}/messages`, agent, message)).status).toBe(201)
    return fileId
  }
  const read = (fileId: string, by: { id: string }) =>
    floor.app.inject({ method: 'GET', url: `/api/v1/files/${fileId}`, headers: { 'test-staff': by.id } })

  it('go into the conversation of their agent and come out for whoever may read it', async () => {
    const { chat, agent, other } = await anAcceptedChat()
    const fileId = await bring(chat, agent, 'مرحباً')
    expect((await read(fileId, agent)).body).toBe('مرحباً')
    expect((await read(fileId, other)).statusCode).toBe(409)
  })

  it('are read by every agent who had a part of the conversation, whichever it was', async () => {
    const { chat, agent, other } = await anAcceptedChat()
    const first = await bring(chat, agent, 'من الجزء الأول')
    await ask('POST', `/desk/contacts/${chat.contactId}/end`, agent, {})
    await ask('PUT', '/desk/presence', agent, { state: 'off-duty' })
    const back = await ask<{ contactId: string }>('POST', '/public/conversation/return', chat, {})
    const again = { ...chat, contactId: back.body.contactId }
    expect(again.contactId).not.toBe(chat.contactId)
    const { offer } = await rings(again, [other])
    await ask('POST', `/desk/reservations/${offer.reservationId}/acceptance`, other, {})
    const second = await bring(again, other, 'من الجزء الثاني')
    for (const by of [agent, other]) {
      expect((await read(first, by)).body).toBe('من الجزء الأول')
      expect((await read(second, by)).body).toBe('من الجزء الثاني')
    }
  })
})

describe('ready wordings', () => {
  it('are filled in for the contact, naming what is not known', async () => {
    const { chat, agent } = await anAcceptedChat()
    await floor.db.superuser
      .insertInto('desk.cannedReply')
      .values({
        id: newId(),
        entityId: hall.entity.id,
        code: 'greeting',
        language: 'ar',
        name: 'ترحيب',
        body: 'السلام عليكم {customer.name}، معكم {agent.name}. {case.number}',
      })
      .execute()
    const path = `/desk/canned-replies?language=ar&contactId=${chat.contactId}`
    const replies = await ask<{ body: string; missing: string[] }[]>('GET', path, agent)
    const name = 'name' in agent ? (agent as { name: { ar: string } }).name.ar : ''
    expect(replies.body).toMatchObject([
      { body: `السلام عليكم مريم، معكم ${name}. {case.number}`, missing: ['case.number'] },
    ])
    await aWrapUpCode(floor.db, hall.entity.id, 'case-opened')
    const codes = await ask<unknown[]>('GET', `/desk/wrap-up-codes?contactId=${chat.contactId}`, agent)
    expect(codes.body).toHaveLength(2)
  })
})

describe('a service card', () => {
  it('stays on the contact in the version told, also when it is mailed', async () => {
    const { chat, agent } = await anAcceptedChat()
    const contacts = floor.db.superuser.updateTable('channels.contact').where('id', '=', chat.contactId)
    await contacts.set({ emailGiven: 'maryam@example.org' }).execute()
    const { versionIds } = await aCard(floor.db, { entityId: hall.entity.id })
    const [cardVersionId] = versionIds
    const wanted = { clientId: newId(), cardVersionId, to: 'mail' }
    // Twice at once, as after a second click; each asks with a key of its own.
    const twice = await Promise.all(
      [1, 2].map(() => ask('POST', `/desk/contacts/${chat.contactId}/cards`, agent, wanted)),
    )
    for (const sent of twice) {
      expect(sent).toMatchObject({
        status: 200,
        body: { mailedTo: 'maryam@example.org', message: { author: 'comment' } },
      })
    }
    const mails = floor.db.superuser.selectFrom('platform.outgoingMessage').where('aboutId', '=', chat.contactId)
    expect(await mails.select('recipient').execute()).toHaveLength(1)
    const stage = await ask('GET', `/desk/contacts/${chat.contactId}`, agent)
    expect(stage.body).toMatchObject({ quotedCards: [{ cardVersionId }] })
  })
})

describe('a callback in hand', () => {
  it('is not wrapped up when the end of its contact is heard late', async () => {
    const chat = await aChat()
    const { offer: first } = await rings(chat)
    floor.db.clock.advance(15_000)
    await ask('POST', '/public/conversation/end', { token: chat.token }, {})
    const { agent, reservationId } = await vi.waitFor(
      async () => {
        for (const one of hall.agents) {
          const [offer] = (await deskOf(one)).ringing
          if (offer && offer.reservationId !== first.reservationId) return { agent: one, ...offer }
        }
        throw new Error('the callback does not ring yet')
      },
      { timeout: 5000 },
    )
    const accepted = await ask('POST', `/desk/reservations/${reservationId}/acceptance`, agent, {})
    expect(accepted.body).toMatchObject({ kind: 'callback', state: 'active', contactId: chat.contactId })
    const ended = { type: 'contact.ended', payload: { contactId: chat.contactId } } as unknown as PlatformEvent
    await inEngine(floor.db.pools, (trx) => floor.rooms.desk.listeners.beginWrapUp(ended, trx))
    expect((await deskOf(agent)).handlings).toMatchObject([{ contactId: chat.contactId, state: 'active' }])
  })
})
