// A line whose topic and own queue lead nowhere: nothing is lost, the contact fails in the ledger and a callback is owed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids'
import { aFloor, aHall, type Floor, type Hall } from '#rooms/desk/testing'
import { aQueue } from '#rooms/routing/testing'
import { startsChat } from './support.ts'

let floor: Floor
let hall: Hall

beforeAll(async () => {
  floor = await aFloor()
})
afterAll(() => floor.close())
beforeEach(async () => {
  hall = await aHall(floor, { opensCase: true })
})

const rows = () => floor.db.superuser
const leadNowhere = async () => {
  await rows()
    .updateTable('entities.line')
    .set({ defaultQueueId: null })
    .where('entityId', '=', hall.entity.id)
    .execute()
  await rows().deleteFrom('routing.topicQueue').where('entityId', '=', hall.entity.id).execute()
}
const closeQueue = () =>
  rows().updateTable('routing.queue').set({ active: false }).where('id', '=', hall.queueId).execute()
const contactOf = ({ contactId }: { contactId: string }) =>
  rows().selectFrom('channels.contact').selectAll().where('id', '=', contactId).executeTakeFirstOrThrow()
const owedTo = ({ contactId }: { contactId: string }) =>
  rows()
    .selectFrom('routing.workItem as item')
    .innerJoin('routing.queue as queue', 'queue.id', 'item.queueId')
    .select(['item.id', 'item.kind', 'item.state', 'item.dueAt', 'item.queueId', 'queue.code', 'queue.active'])
    .where('item.subjectId', '=', contactId)
    .execute()
const expectNothingLost = async () => {
  expect(await floor.rooms.channels.ledgerImbalance()).toBe(0)
  const limbo = await floor.rooms.channels.limbo()
  expect(limbo.filter(({ count }) => count > 0)).toEqual([])
}

describe('a contact that nothing leads anywhere', () => {
  it('fails, is called back from another open queue, and its customer is told by when', async () => {
    await leadNowhere()
    const chat = await startsChat(floor, hall, { language: 'en' })
    expect(chat.seen).toMatchObject({ state: 'ended', endReason: 'fault' })
    expect(chat.seen.messages.at(-1)?.text).toMatch(/fault on our side.*recorded.*contact you by .*14:00/)
    const [owed, ...more] = await owedTo(chat)
    expect(more).toEqual([])
    expect(owed).toMatchObject({ kind: 'callback', queueId: hall.queueId })
    const contact = await contactOf(chat)
    expect(contact).toMatchObject({ state: 'ended', outcome: 'failed', owedWorkItemId: owed?.id })
    expect(contact.caseNumber).not.toBeNull()
    await expectNothingLost()
  })

  it('fails without a callback where nobody can be reached, and says so', async () => {
    await leadNowhere()
    const chat = await startsChat(floor, hall, { language: 'ar', phone: null })
    expect(chat.seen).toMatchObject({ state: 'ended', endReason: 'fault' })
    expect(chat.seen.messages.at(-1)?.text).toContain('ترك رقم هاتف أو بريد إلكتروني')
    expect(await owedTo(chat)).toEqual([])
    expect(await contactOf(chat)).toMatchObject({ outcome: 'failed', owedWorkItemId: null })
    await expectNothingLost()
  })

  it('is owed in a queue opened for it where the entity has none open', async () => {
    await closeQueue()
    const chats = [await startsChat(floor, hall), await startsChat(floor, hall)]
    for (const chat of chats) {
      expect(chat.seen).toMatchObject({ state: 'ended', endReason: 'fault' })
      expect(await owedTo(chat)).toMatchObject([{ kind: 'callback', code: 'unrouted', active: true }])
    }
    await expectNothingLost()
  })

  it('waits in the line’s queue where only the topic’s is closed', async () => {
    const other = await aQueue(floor.db, { entityId: hall.entity.id })
    await rows()
      .updateTable('entities.line')
      .set({ defaultQueueId: other })
      .where('entityId', '=', hall.entity.id)
      .execute()
    await closeQueue()
    const chat = await startsChat(floor, hall)
    expect(chat.seen.state).toBe('queued')
    expect(await owedTo(chat)).toMatchObject([{ kind: 'contact', queueId: other }])
  })

  it('is kept as a callback when it is a form', async () => {
    await leadNowhere()
    const response = await floor.app.inject({
      method: 'POST',
      url: `/api/v1/public/entities/${hall.entity.slug}/forms`,
      payload: {
        clientId: newId(),
        name: 'مريم',
        language: 'ar',
        topicId: hall.topicId,
        phone: '+971500000012',
        message: 'أرجو التواصل معي.',
      },
    })
    expect(response.statusCode, response.body).toBe(201)
    const form = response.json() as { contactId: string; dueAt: string }
    expect(Date.parse(form.dueAt)).toBeGreaterThan(floor.db.clock.now().getTime())
    expect(await contactOf(form)).toMatchObject({ outcome: 'deferred' })
    expect(await owedTo(form)).toMatchObject([{ kind: 'callback', queueId: hall.queueId }])
    await expectNothingLost()
  })
})
