import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inEngine, inEntity, type Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { aLine, anEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { conversationState, messagesForCustomer } from './conversation-view.ts'
import { endByCustomer, postCustomerMessage, returnToConversation } from './customer-acts.ts'
import { ContactNotWaiting, ConversationEnded, NotYourContact, TooLateToReturn, TooManyMessages } from './errors.ts'
import type { ChannelsRoom } from './room.ts'
import { aChannelsRoom, aChat, aStaffPerson, type LaterRooms, laterRooms } from './testing.ts'
import type { ConversationId } from './words.ts'

let db: TestDatabase
let later: LaterRooms
let room: ChannelsRoom
let entityId: string
let lineId: string

beforeAll(async () => {
  db = await aDatabase()
  entityId = (await anEntity(db)).id
  lineId = await aLine(db, { entityId, recoveryCallback: true, shortAbandonSeconds: 10 })
})
afterAll(() => db.close())
beforeEach(() => {
  later = laterRooms(db)
  room = aChannelsRoom(db, later)
})

const within = <T>(work: (trx: Trx) => Promise<T>) => inEntity(db.pools, entityId, work)
const say = (conversationId: ConversationId, text: string, clientId: string = newId()) =>
  within((trx) => postCustomerMessage(db.platform, later.needs, trx, { conversationId, clientId, text, fileId: null }))
const minutes = (count: number) => db.clock.advance(count * 60_000)
const sweep = async () => {
  for (const one of room.sweeps) await one.run(1)
}
const agent = aStaffPerson()
const agentSays = (contactId: string, text: string, who = agent) =>
  within((trx) =>
    room.postAgentMessage(trx, { contactId: contactId as never, agent: who, clientId: newId(), kind: 'text', text }),
  )
const accepted = async (more: Parameters<typeof aChat>[2] = { entityId, lineId }) => {
  const chat = await aChat(db, later, more)
  const contact = await within((trx) => room.acceptContact(trx, { contactId: chat.contact.id, agent }))
  return { ...chat, contact }
}
const eventsOf = (contactId: string) =>
  inEngine(db.pools, (trx) =>
    trx
      .selectFrom('channels.contactEvent')
      .select(['seq', 'type', 'outcome'])
      .where('contactId', '=', contactId)
      .orderBy('seq')
      .execute(),
  )

describe('starting a chat', () => {
  it('writes the contact, its arrival and the first words, and queues it', async () => {
    const { contact, conversationId, secret } = await aChat(db, later, { entityId, lineId, phone: '+971500000001' })
    expect(contact).toMatchObject({
      state: 'queued',
      outcome: null,
      queueId: later.queueId,
      phoneGiven: '+971500000001',
    })
    expect(secret.length).toBeGreaterThanOrEqual(22)
    expect(await eventsOf(contact.id)).toMatchObject([{ type: 'arrived' }, { type: 'moved' }])
    const messages = await within((trx) => messagesForCustomer(trx, conversationId, { language: 'ar' }))
    expect(messages).toMatchObject([{ seq: 1, author: 'customer', text: 'السلام عليكم' }])
  })

  it('answers the same conversation and secret when its client repeats the request, and never stores the secret', async () => {
    const clientId = newId()
    const [first, second] = await Promise.all([
      aChat(db, later, { entityId, lineId, clientId }),
      aChat(db, later, { entityId, lineId, clientId }),
    ])
    expect(second.conversationId).toBe(first.conversationId)
    expect(second.contact.id).toBe(first.contact.id)
    expect(second.secret).toBe(first.secret)
    const stored = await db.superuser
      .selectFrom('channels.conversation')
      .selectAll()
      .where('id', '=', first.conversationId)
      .executeTakeFirst()
    expect(JSON.stringify(stored)).not.toContain(first.secret)
    expect(JSON.stringify(stored)).not.toContain(clientId)
  })

  it('keeps nothing when the line is closed', async () => {
    const opensAt = new Date('2026-11-24T03:30:00Z')
    later = laterRooms(db, { beginFlow: async () => ({ kind: 'closed', opensAt }) })
    await expect(aChat(db, later, { entityId, lineId })).rejects.toMatchObject({
      code: 'chat.closed',
      facts: { opensAt: opensAt.toISOString() },
    })
  })

  it('turns a form into a deferred contact with what is owed', async () => {
    const { contact } = await aChat(db, later, { entityId, lineId, channel: 'form', email: 'a@example.com' })
    expect(contact).toMatchObject({ state: 'ended', outcome: 'deferred', endReason: 'form-received' })
    expect(contact.owedWorkItemId).not.toBeNull()
  })
})

describe('messages', () => {
  it('are numbered without gap or double when many are posted at once', async () => {
    const { conversationId, contact } = await accepted()
    await Promise.all([
      ...Array.from({ length: 12 }, (_, index) => say(conversationId, `c${index}`)),
      ...Array.from({ length: 12 }, (_, index) => agentSays(contact.id, `a${index}`)),
    ])
    const messages = await within((trx) => messagesForCustomer(trx, conversationId, { language: 'en' }))
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1))
    expect(messages.filter((message) => message.kind === 'text')).toHaveLength(25)
  })

  it('are taken once a client id, and refuse the id for other words', async () => {
    const { conversationId } = await accepted()
    const clientId = newId()
    const posted = await Promise.all([
      say(conversationId, 'مرة', clientId),
      say(conversationId, 'مرة', clientId),
      say(conversationId, 'مرة', clientId),
    ])
    expect(new Set(posted.map((message) => message.id)).size).toBe(1)
    await expect(say(conversationId, 'غيرها', clientId)).rejects.toMatchObject({ code: 'chat.client-id-reused' })
  })

  it('of staff alone leave no trace in the numbers a customer sees', async () => {
    const { conversationId, contact } = await accepted()
    const before = await agentSays(contact.id, 'one')
    const whisper = await within((trx) =>
      room.postInternal(trx, {
        contactId: contact.id,
        author: 'whisper',
        staff: aStaffPerson('Sara'),
        clientId: newId(),
        text: 'offer the card',
      }),
    )
    const after = await agentSays(contact.id, 'two')
    expect(whisper).toMatchObject({ seq: before.seq, internal: 1 })
    expect(after.seq).toBe(before.seq + 1)
    const forCustomer = await within((trx) => messagesForCustomer(trx, conversationId, { language: 'en' }))
    expect(JSON.stringify(forCustomer)).not.toContain('offer the card')
    const desk = await within((trx) => room.contactForDesk(trx, contact.id))
    expect(desk.messages.map((message) => message.text).slice(-3)).toEqual(['one', 'offer the card', 'two'])
  })

  it('tell the customer’s stream, but not what only staff read', async () => {
    const { contact } = await accepted()
    await within((trx) =>
      room.postInternal(trx, {
        contactId: contact.id,
        author: 'comment',
        staff: agent,
        clientId: newId(),
        text: 'check',
      }),
    )
    const events = await inEngine(db.pools, (trx) =>
      trx
        .selectFrom('platform.event')
        .select(['audience', 'payload'])
        .where('type', '=', 'message.posted')
        .orderBy('seq', 'desc')
        .limit(1)
        .execute(),
    )
    expect(events[0]?.payload).toMatchObject({ message: { author: 'comment' } })
    expect(events[0]?.audience).not.toHaveProperty('customerOf')
  })

  it('are limited a minute', async () => {
    const { conversationId } = await accepted()
    for (let index = 0; index < 29; index++) await say(conversationId, `${index}`)
    await expect(say(conversationId, 'one more')).rejects.toBeInstanceOf(TooManyMessages)
    minutes(2)
    await expect(say(conversationId, 'later')).resolves.toMatchObject({ text: 'later' })
  })

  it('of an agent who does not hold the contact are refused', async () => {
    const { contact } = await accepted()
    await expect(agentSays(contact.id, 'hello', aStaffPerson('Other'))).rejects.toBeInstanceOf(NotYourContact)
  })
})

describe('two at once', () => {
  it('accepting: one agent has the contact, the other is told', async () => {
    const { contact } = await aChat(db, later, { entityId, lineId })
    const tries = await Promise.allSettled(
      [aStaffPerson('A'), aStaffPerson('B'), aStaffPerson('C')].map((one) =>
        within((trx) => room.acceptContact(trx, { contactId: contact.id, agent: one })),
      ),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ContactNotWaiting)
  })

  it('ending: the contact ends once, with one outcome and one event', async () => {
    const { contact, conversationId } = await accepted()
    const by = { kind: 'staff', staffId: agent.id, name: agent.name } as const
    const ended = await Promise.all([
      within((trx) => endByCustomer(db.platform, later.needs, trx, conversationId)),
      within((trx) => endByCustomer(db.platform, later.needs, trx, conversationId)),
      within((trx) => room.endContact(trx, { contactId: contact.id, reason: 'customer-served', by })),
    ])
    expect(new Set(ended.map((one) => one.endReason)).size).toBe(1)
    expect((await eventsOf(contact.id)).filter((event) => event.type === 'ended')).toHaveLength(1)
  })

  it('leaving and being accepted: either abandoned or handled, never both', async () => {
    for (let round = 0; round < 6; round++) {
      const { contact, conversationId } = await aChat(db, later, { entityId, lineId })
      const [left, taken] = await Promise.allSettled([
        within((trx) => endByCustomer(db.platform, later.needs, trx, conversationId)),
        within((trx) => room.acceptContact(trx, { contactId: contact.id, agent })),
      ])
      expect(left.status).toBe('fulfilled')
      const now = await within((trx) => room.contactById(trx, contact.id))
      expect(now.outcome).toBe(taken.status === 'fulfilled' ? 'handled' : 'abandoned')
    }
  })
})

describe('the database itself', () => {
  it('refuses a second outcome, an end without one, and a deferred contact that owes nothing', async () => {
    const { contact, conversationId } = await accepted()
    const set = (changes: object) =>
      inEngine(db.pools, (trx) =>
        trx.updateTable('channels.contact').set(changes).where('id', '=', contact.id).execute(),
      )
    await expect(set({ state: 'ended', endedAt: new Date(), endReason: 'x' })).rejects.toMatchObject({
      constraint: 'one_outcome_when_ended',
    })
    await expect(set({ outcome: 'handled' })).rejects.toMatchObject({ constraint: 'one_outcome_when_ended' })
    await expect(
      set({ state: 'ended', endedAt: new Date(), endReason: 'x', outcome: 'deferred' }),
    ).rejects.toMatchObject({ constraint: 'deferred_owes' })
    await within((trx) => endByCustomer(db.platform, later.needs, trx, conversationId))
    await expect(set({ outcome: 'rejected' })).rejects.toMatchObject({ code: 'AM060' })
    await expect(set({ state: 'active', outcome: null, endedAt: null, endReason: null })).rejects.toMatchObject({
      code: 'AM060',
    })
    await expect(set({ verificationLevel: 2 })).resolves.toBeDefined()
  })

  it('lets nobody change or remove history', async () => {
    const { contact } = await accepted()
    const history = () =>
      inEngine(db.pools, (trx) => trx.deleteFrom('channels.contactEvent').where('contactId', '=', contact.id).execute())
    await expect(history()).rejects.toThrow()
    const contacts = () => within((trx) => trx.deleteFrom('channels.contact').where('id', '=', contact.id).execute())
    await expect(contacts()).rejects.toThrow()
  })
})

describe('a silent customer', () => {
  it('is reminded, parked and closed, and the ledger says handled', async () => {
    const { contact, conversationId } = await accepted({ entityId, lineId, email: 'm@example.com' })
    await agentSays(contact.id, 'هل لديكم رقم الطلب؟')
    minutes(2.9)
    await sweep()
    expect(await stateOf(conversationId)).toBe('active')
    minutes(0.2)
    await sweep()
    await sweep()
    expect((await notices(conversationId)).filter((text) => text.startsWith('هل ما زلتم معنا؟'))).toHaveLength(1)
    minutes(2)
    await sweep()
    expect(await stateOf(conversationId)).toBe('parked')
    expect(later.asked).toContainEqual({ what: 'park', contactId: contact.id })
    minutes(10)
    await sweep()
    const ended = await within((trx) => room.contactById(trx, contact.id))
    expect(ended).toMatchObject({ state: 'ended', outcome: 'handled', endReason: 'customer-silent' })
    const mail = await db.superuser
      .selectFrom('platform.outgoingMessage')
      .selectAll()
      .where('recipient', '=', 'm@example.com')
      .execute()
    expect(mail).toHaveLength(1)
    expect(mail[0]?.body).toContain('هل لديكم رقم الطلب؟')
  })

  it('who writes while parked waits again, before others, for the same agent', async () => {
    const { contact, conversationId } = await accepted()
    await agentSays(contact.id, 'hello?')
    minutes(3.1)
    await sweep()
    minutes(2)
    await sweep()
    await say(conversationId, 'عدت')
    const back = await within((trx) => room.contactById(trx, contact.id))
    expect(back).toMatchObject({ state: 'queued', agentId: null, lastAgentId: agent.id, silentSince: null })
    expect(later.asked).toContainEqual({ what: 'requeue', contactId: contact.id })
  })

  it('is only whoever owes the next word', async () => {
    const { contact, conversationId } = await accepted()
    await agentSays(contact.id, 'yes?')
    await say(conversationId, 'لحظة')
    minutes(60)
    await sweep()
    const waiting = await within((trx) => room.contactById(trx, contact.id))
    expect(waiting.state).toBe('active')
    expect(waiting.waitingReplySince).not.toBeNull()
  })
})

describe('leaving before an answer', () => {
  it('is abandoned and owes a recovery callback where the line says so and the customer can be reached', async () => {
    const { contact, conversationId } = await aChat(db, later, { entityId, lineId, phone: '+971500000002' })
    minutes(1)
    await within((trx) => endByCustomer(db.platform, later.needs, trx, conversationId))
    const left = await within((trx) => room.contactById(trx, contact.id))
    expect(left).toMatchObject({ outcome: 'abandoned', shortAbandon: false })
    expect(left.owedWorkItemId).not.toBeNull()
    expect(later.asked.map(({ what }) => what)).toEqual(['begin-flow', 'withdraw', 'owe-callback'])
  })

  it('under the line’s threshold is a short abandon that owes nothing', async () => {
    const { contact, conversationId } = await aChat(db, later, { entityId, lineId, phone: '+971500000002' })
    db.clock.advance(5_000)
    await within((trx) => endByCustomer(db.platform, later.needs, trx, conversationId))
    const left = await within((trx) => room.contactById(trx, contact.id))
    expect(left).toMatchObject({ outcome: 'abandoned', shortAbandon: true, owedWorkItemId: null })
  })
})

describe('the ledger', () => {
  it('balances over everything above', async () => {
    expect(await room.ledgerImbalance()).toBe(0)
    expect(await room.limbo()).toEqual([{ room: 'channels', count: 0 }]) // before whole days are let pass
    expect(await db.platform.metrics.metrics()).toContain('amer_ledger_imbalance 0')
  })
})

describe('coming back', () => {
  it('within the time makes a new contact that follows the first, shown as one conversation', async () => {
    const { contact, conversationId } = await accepted()
    await agentSays(contact.id, 'تم')
    await within((trx) => endByCustomer(db.platform, later.needs, trx, conversationId))
    await expect(say(conversationId, 'بقي سؤال')).rejects.toBeInstanceOf(ConversationEnded)
    minutes(60)
    const back = await Promise.all([
      within((trx) => returnToConversation(db.platform, later.needs, trx, conversationId)),
      within((trx) => returnToConversation(db.platform, later.needs, trx, conversationId)),
    ])
    expect(back[0].id).toBe(back[1].id)
    expect(back[0]).toMatchObject({ state: 'queued', followsContactId: contact.id })
    await say(conversationId, 'بقي سؤال')
    const texts = (await within((trx) => messagesForCustomer(trx, conversationId, { language: 'ar' }))).map(
      (message) => message.text,
    )
    expect(texts).toContain('تم')
    expect(texts).toContain('بقي سؤال')
    const desk = await within((trx) => room.contactForDesk(trx, back[0].id))
    expect(desk.conversationContacts).toHaveLength(2)
  })

  it('after the time, or after abuse, is refused', async () => {
    const old = await accepted()
    await within((trx) => endByCustomer(db.platform, later.needs, trx, old.conversationId))
    minutes(24 * 60 + 1)
    await expect(
      within((trx) => returnToConversation(db.platform, later.needs, trx, old.conversationId)),
    ).rejects.toBeInstanceOf(TooLateToReturn)
    const bad = await accepted()
    const by = { kind: 'staff', staffId: agent.id, name: agent.name } as const
    await within((trx) => room.endContact(trx, { contactId: bad.contact.id, reason: 'abuse', by }))
    await expect(
      within((trx) => returnToConversation(db.platform, later.needs, trx, bad.conversationId)),
    ).rejects.toBeInstanceOf(TooLateToReturn)
  })
})

const stateOf = async (conversationId: ConversationId) =>
  (await within((trx) => conversationState(later.needs, trx, conversationId))).state
const notices = async (conversationId: ConversationId) =>
  (await within((trx) => messagesForCustomer(trx, conversationId, { language: 'ar' })))
    .filter((message) => message.author === 'system')
    .map((message) => message.text)

describe('contacts in brief', () => {
  it('carry the last words heard and how many the agent has not read, without what only staff see', async () => {
    const { contact, conversationId } = await accepted()
    await agentSays(contact.id, 'كيف أساعدك؟')
    await within((trx) => room.agentSigns(trx, { contactId: contact.id, agent, readSeq: 1 }))
    await say(conversationId, 'أين معاملتي؟')
    const clientId = newId()
    const comment = { contactId: contact.id, author: 'comment', staff: agent, clientId, text: 'للتحقق' } as const
    await within((trx) => room.postInternal(trx, comment))
    const briefs = await within((trx) => room.briefsOf(trx, [contact.id, newId()]))
    expect([...briefs.values()]).toMatchObject([{ lastWords: 'أين معاملتي؟', unread: 1, contact: { id: contact.id } }])
  })
})
