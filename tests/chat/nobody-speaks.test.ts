// A customer waits where nobody on duty speaks their language: asked once, called back, or going on in another language.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inEntity } from '#platform/database'
import { aFloor, aHall, type Floor, type Hall } from '#rooms/desk/testing'
import { anAgent } from '#rooms/routing/testing'
import { aMember } from '#rooms/staff/testing'
import { type Chat, type StartWanted, says, seenBy, startsChat } from './support.ts'

let floor: Floor
let hall: Hall

beforeAll(async () => {
  floor = await aFloor()
})
afterAll(() => floor.close())
beforeEach(async () => {
  hall = await aHall(floor)
})

const CALLBACK = 'اردو میں واپس کال'
const ENGLISH = 'انگریزی میں گفتگو جاری رکھیں'
const ARABIC = 'عربی میں گفتگو جاری رکھیں'

const rows = () => floor.db.superuser
const contactOf = ({ contactId }: Chat) =>
  rows().selectFrom('channels.contact').selectAll().where('id', '=', contactId).executeTakeFirstOrThrow()
const workOf = ({ contactId }: Chat, kind = 'contact') =>
  rows()
    .selectFrom('routing.workItem')
    .selectAll()
    .where('subjectId', '=', contactId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
const traceOf = async (chat: Chat) =>
  (
    await rows()
      .selectFrom('routing.trace')
      .select('kind')
      .where('workItemId', '=', (await workOf(chat)).id)
      .orderBy('seq')
      .execute()
  ).map((row) => row.kind)
const timesAsked = async (chat: Chat) =>
  Number(
    (
      await rows()
        .selectFrom('channels.message')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('contactId', '=', chat.contactId)
        .where('wordKey', '=', 'flow.ask.speaker')
        .executeTakeFirstOrThrow()
    ).count,
  )

/** Everything committed so far has been heard by the router and by every listener. */
async function settled() {
  for (const _turn of [1, 2]) {
    await vi.waitFor(
      async () => {
        const event = await rows()
          .selectFrom('platform.event')
          .select(({ fn }) => fn.max('position').as('last'))
          .select(({ fn }) => fn.countAll().filterWhere('position', 'is', null).as('open'))
          .executeTakeFirstOrThrow()
        expect(Number(event.open)).toBe(0)
        const heard = await rows()
          .selectFrom('platform.listener')
          .select('name')
          .where('name', 'like', 'flows.%')
          .where('position', '<', Number(event.last))
          .execute()
        expect(await behind(heard.map((row) => row.name))).toEqual([])
      },
      { timeout: 10_000 },
    )
    await floor.rooms.routing.router.turn()
  }
}

// A listener that hears none of the last events does not move in the table: only those with something to hear are behind.
async function behind(names: string[]): Promise<string[]> {
  const late: string[] = []
  for (const name of names) {
    const types = Object.entries(floor.db.journey).flatMap(([type, heard]) =>
      heard.some((one) => one.name === name) ? [type] : [],
    )
    const missed = await rows()
      .selectFrom('platform.event as e')
      .innerJoin('platform.listener as l', (join) => join.on('l.name', '=', name))
      .select('e.id')
      .where('e.type', 'in', types)
      .whereRef('e.position', '>', 'l.position')
      .executeTakeFirst()
    if (missed) late.push(name)
  }
  return late
}

async function isAsked(wanted: StartWanted = {}) {
  const chat = await startsChat(floor, hall, wanted)
  await vi.waitFor(async () => expect((await seenBy(floor, chat)).choices).not.toEqual([]), { timeout: 10_000 })
  return chat
}

async function aSpeaker(languages: Record<string, number>, presence: 'available' | 'break' | 'off-duty' = 'available') {
  const member = await aMember(floor.db, { entityId: hall.entity.id, roles: ['agent'], languages })
  const queues = [{ entityId: hall.entity.id, queueId: hall.queueId }]
  const reason = presence === 'break' ? ('meal' as const) : undefined
  const agent = { entityId: hall.entity.id, memberId: member.id, queues, presence }
  await anAgent(floor.db, reason ? { ...agent, reason } : agent)
  return member
}

const ringsAt = (chat: Chat) =>
  vi.waitFor(
    async () => {
      const ring = await rows()
        .selectFrom('routing.reservation')
        .selectAll()
        .where('workItemId', '=', (await workOf(chat)).id)
        .where('state', '=', 'ringing')
        .executeTakeFirstOrThrow()
      return ring
    },
    { timeout: 10_000 },
  )

async function accepts(chat: Chat) {
  const ring = await ringsAt(chat)
  const answer = await floor.app.inject({
    method: 'POST',
    url: `/api/v1/desk/reservations/${ring.id}/acceptance`,
    headers: { 'test-staff': ring.agentId, 'amer-entity': hall.entity.id, 'idempotency-key': ring.id },
    payload: {},
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return ring.agentId
}

describe('a customer whose language nobody on duty speaks', () => {
  it('is asked in that language, with answers to press', async () => {
    const chat = await isAsked()
    const seen = await seenBy(floor, chat)
    expect(seen).toMatchObject({ state: 'queued', language: 'ur', choices: [CALLBACK, ARABIC, ENGLISH] })
    expect(seen.messages.at(-1)?.text).toContain('اس وقت اردو بولنے والا کوئی ساتھی ڈیوٹی پر نہیں ہے')
    expect(seen.messages.at(-1)?.text).toContain(`1. ${CALLBACK}\n2. ${ARABIC}\n3. ${ENGLISH}`)
  })

  it('is called back by a speaker, and told by when', async () => {
    const chat = await isAsked()
    const seen = await says(floor, chat, CALLBACK)
    expect(seen).toMatchObject({ state: 'ended', endReason: 'callback-taken', choices: [] })
    expect(seen.messages.at(-1)?.text).toMatch(/اردو بولنے والا ایک ساتھی .*14:00.* تک آپ سے رابطہ کرے گا/)
    const contact = await contactOf(chat)
    const owed = await workOf(chat, 'callback')
    expect(contact).toMatchObject({ outcome: 'deferred', owedWorkItemId: owed.id })
    expect(owed).toMatchObject({ state: 'waiting', language: 'ur', languageLevel: 3, queueId: hall.queueId })
    expect(owed.dueAt.getTime()).toBeGreaterThan(floor.db.clock.now().getTime())
    expect((await workOf(chat)).state).toBe('withdrawn')
    await settled()
    expect(await traceOf(chat)).not.toContain('reserved')
    const speaker = await aSpeaker({ ur: 4 })
    await vi.waitFor(
      async () => expect(await workOf(chat, 'callback')).toMatchObject({ state: 'reserved', agentId: speaker.id }),
      { timeout: 10_000 },
    )
  })

  it('goes on in English in the same place in line, and is answered', async () => {
    const chat = await isAsked()
    const before = await workOf(chat)
    const seen = await says(floor, chat, ENGLISH)
    expect(seen).toMatchObject({ state: 'queued', language: 'en', choices: [] })
    expect(seen.messages.at(-1)?.text).toContain('We go on in English.')
    const { id, arrivedAt, enteredAt } = before
    expect(await workOf(chat)).toMatchObject({ id, arrivedAt, enteredAt, language: 'en' })
    const agentId = await accepts(chat)
    expect(hall.agents.map((agent) => agent.id)).toContain(agentId)
    expect(await traceOf(chat)).toEqual(['queued', 'nobody', 'language-changed', 'reserved', 'accepted'])
    expect(await contactOf(chat)).toMatchObject({ state: 'active', language: 'en' })
    expect(await timesAsked(chat)).toBe(1)
  })

  it('may write on meanwhile; the question stays and is not asked again', async () => {
    const chat = await isAsked()
    const seen = await says(floor, chat, 'میرا ویزا کب ختم ہو رہا ہے؟')
    expect(seen).toMatchObject({ state: 'queued', choices: [CALLBACK, ARABIC, ENGLISH] })
    const coming = await aSpeaker({ fr: 5 })
    await settled()
    await inEntity(floor.db.pools, hall.entity.id, (trx) =>
      floor.rooms.routing.setPresence(trx, {
        memberId: coming.id,
        presence: 'off-duty',
        by: { kind: 'self' },
        entityId: hall.entity.id,
      }),
    )
    await settled()
    expect(await timesAsked(chat)).toBe(1)
    expect((await says(floor, chat, '2')).language).toBe('ar')
  })

  it('is no longer asked when a speaker signs in and takes the chat first', async () => {
    const chat = await isAsked()
    const speaker = await aSpeaker({ ur: 5 })
    expect(await accepts(chat)).toBe(speaker.id)
    const seen = await seenBy(floor, chat)
    expect(seen).toMatchObject({ state: 'active', language: 'ur', choices: [] })
    await settled()
    // What would have been an answer is now a word to the agent, also once the chat waits again.
    expect((await says(floor, chat, '1')).state).toBe('active')
    const run = await rows()
      .selectFrom('flows.flowRun')
      .select('status')
      .where('contactId', '=', chat.contactId)
      .executeTakeFirstOrThrow()
    expect(run.status).toBe('done')
  })

  it('says where to be called back when that is not known', async () => {
    const chat = await isAsked({ phone: null })
    const asked = await says(floor, chat, CALLBACK)
    expect(asked).toMatchObject({ state: 'queued', choices: [] })
    expect(asked.messages.at(-1)?.text).toContain('فون نمبر یا ای میل')
    expect((await says(floor, chat, 'ایک منٹ')).state).toBe('queued')
    expect((await says(floor, chat, '050 123 4567')).state).toBe('ended')
    expect(await contactOf(chat)).toMatchObject({ outcome: 'deferred', phoneGiven: '0501234567' })
  })

  it('of two answers at once gives one its way', async () => {
    const chat = await isAsked()
    await Promise.all([says(floor, chat, ENGLISH).catch(() => null), says(floor, chat, ENGLISH).catch(() => null)])
    expect(await contactOf(chat)).toMatchObject({ language: 'en' })
    expect((await traceOf(chat)).filter((kind) => kind === 'language-changed')).toHaveLength(1)
  })
})

describe('a customer who is not asked', () => {
  it.each(['ar', 'en'])('speaks %s, and nobody is on duty at all', async (language) => {
    for (const { id: memberId } of hall.agents) await goesOffDuty(memberId)
    const chat = await startsChat(floor, hall, { language })
    await settled()
    expect(await traceOf(chat)).toContain('nobody')
    expect(await seenBy(floor, chat)).toMatchObject({ state: 'queued', choices: [] })
    expect(await timesAsked(chat)).toBe(0)
  })

  it('has speakers on a break, who will come back', async () => {
    await aSpeaker({ ur: 5 }, 'break')
    const chat = await startsChat(floor, hall)
    await settled()
    expect(await timesAsked(chat)).toBe(0)
  })

  it('speaks English where only Arabic is spoken: is asked, as soon as somebody is there', async () => {
    for (const { id: memberId } of hall.agents) await goesOffDuty(memberId)
    const chat = await startsChat(floor, hall, { language: 'en' })
    await settled()
    expect(await timesAsked(chat)).toBe(0)
    await aSpeaker({ ar: 5 })
    await vi.waitFor(
      async () =>
        expect(await seenBy(floor, chat)).toMatchObject({ choices: ['A callback in English', 'Go on in Arabic'] }),
      { timeout: 10_000 },
    )
  })
})

const goesOffDuty = (memberId: string) =>
  inEntity(floor.db.pools, hall.entity.id, (trx) =>
    floor.rooms.routing.setPresence(trx, {
      memberId,
      presence: 'off-duty',
      by: { kind: 'self' },
      entityId: hall.entity.id,
    }),
  )
