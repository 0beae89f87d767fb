import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inEngine, inEntity, type Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { aChannelsRoom, aChat, laterRooms } from '#rooms/channels/testing'
import { aCustomer } from '#rooms/customers/testing'
import { aLine, anEntity, aUnit, type TestEntity } from '#rooms/entities/testing'
import { aMember, type TestMember } from '#rooms/staff/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { chaseCase, linkContact } from './chase-case.ts'
import { assignOwner, commentOnCase, editCase } from './edit-case.ts'
import { listLegs } from './list-legs.ts'
import { completeDraft, openCase } from './open-case.ts'
import { referCase } from './refer-case.ts'
import { closeCase, recordTelling, reopenCase, replyToCustomer } from './tell-customer.ts'
import { aCase, aCasesRoom, aReader, byStaff, type CasesForTests } from './testing.ts'
import { acceptLeg, answerLeg, askCustomer, assignLeg, returnLeg } from './work-leg.ts'

let db: TestDatabase
let cases: CasesForTests
let channels: ReturnType<typeof aChannelsRoom>
let later: ReturnType<typeof laterRooms>
let entity: TestEntity
let unitId: string
let agent: TestMember
let officer: TestMember

beforeAll(async () => {
  db = await aDatabase()
  later = laterRooms(db)
  channels = aChannelsRoom(db, later)
  cases = aCasesRoom(db, channels)
  entity = await anEntity(db, { code: 'RES', hours: 'office' })
  unitId = await aUnit(db, { entityId: entity.id })
  agent = await aMember(db, { entityId: entity.id, roles: ['agent'] })
  officer = await aMember(db, { entityId: entity.id, roles: [{ role: 'officer', unitId }] })
})
afterAll(() => db.close())
beforeEach(() => {
  cases.owed.length = 0
  cases.withdrawn.length = 0
})

const here = <T>(work: (trx: Trx) => Promise<T>) => inEntity(db.pools, entity.id, work)
const shown = (caseId: string) => here((trx) => cases.room.caseById(trx, caseId))
const legsOf = (caseId: string) =>
  db.superuser
    .selectFrom('cases.leg')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('unitId', 'is not', null)
    .orderBy('sentAt')
    .orderBy('id')
    .execute()
const historyOf = async (caseId: string) =>
  (
    await db.superuser
      .selectFrom('cases.caseEvent')
      .select('kind')
      .where('caseId', '=', caseId)
      .orderBy('seq')
      .execute()
  ).map((row) => row.kind)
const eventsOf = async (caseId: string) =>
  (
    await db.superuser.selectFrom('platform.event').select(['type', 'payload', 'audience']).orderBy('seq').execute()
  ).filter((event) => (event.payload as { caseId?: string }).caseId === caseId)
const refer = (caseId: string, to = unitId) =>
  here((trx) => referCase(cases.parts, trx, { caseId, unitId: to, question: 'ما سبب التأخير؟', actor: byStaff(agent) }))
const theLeg = async (caseId: string) => (await legsOf(caseId)).at(-1)?.id ?? ''

async function draft(more: { phone?: string; email?: string; customerId?: string } = {}) {
  const lineId = await aLine(db, { entityId: entity.id, opensCase: true })
  const { contact } = await aChat(db, later, { entityId: entity.id, lineId, ...more })
  const opened = await here(async (trx) => {
    const made = await cases.room.openDraft(trx, {
      entityId: entity.id,
      contactId: contact.id,
      lineId,
      channel: 'chat',
      language: 'ar',
      phoneGiven: more.phone ?? null,
      emailGiven: more.email ?? null,
      customerId: more.customerId ?? null,
      nameGiven: 'مريم',
    })
    await channels.linkCase(trx, {
      contactId: contact.id,
      caseId: made.caseId,
      caseNumber: made.number,
      by: { kind: 'system', name: 'flows' },
    })
    return made
  })
  return { ...opened, contactId: contact.id, lineId }
}

describe('numbering cases', () => {
  it('gives every one of many openings at once a number of its own, the year in it', async () => {
    const fresh = await anEntity(db, { code: 'NUM' })
    const by = await aMember(db, { entityId: fresh.id, roles: ['agent'] })
    const opened = await Promise.all(Array.from({ length: 12 }, () => aCase(db, cases, { entityId: fresh.id, by })))
    const numbers = opened.map((one) => one.number).toSorted()
    expect(new Set(numbers)).toHaveProperty('size', 12)
    expect(numbers[0]).toMatch(/^NUM-2026-0000\d\d$/)
  })

  it('gives no number twice after an opening was undone', async () => {
    const first = await aCase(db, cases, { entityId: entity.id, by: agent })
    const undone = here(async (trx) => {
      const row = await openCase(cases.parts, trx, {
        entityId: entity.id,
        type: 'praise',
        subject: 'شكر',
        actor: byStaff(agent),
      })
      throw new Error(row.number)
    })
    const lost = await undone.catch((error: Error) => error.message)
    const next = await aCase(db, cases, { entityId: entity.id, by: agent })
    expect(new Set([first.number, lost, next.number])).toHaveProperty('size', 3)
  })
})

describe('opening a case', () => {
  it('is a numbered draft at arrival, with a promise, a part and nobody forgotten', async () => {
    const { caseId, number, secret } = await draft()
    const one = await shown(caseId)
    expect(one).toMatchObject({ number, status: 'draft', type: 'enquiry', timeliness: 'on-time' })
    expect(one.promisedAt).not.toBeNull()
    expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
    expect(await inEngine(db.pools, cases.room.countLimbo)).toBe(0)
  })

  it('completes the contact’s draft, promises by the type, and writes to the customer', async () => {
    const { caseId, contactId } = await draft({ email: 'mona@example.com' })
    const before = await shown(caseId)
    const row = await here((trx) =>
      openCase(cases.parts, trx, {
        entityId: entity.id,
        contactId,
        type: 'complaint',
        class: 'ordinary',
        subject: 'خصم الرسم مرتين',
        actor: byStaff(agent),
      }),
    )
    expect(row).toMatchObject({ id: caseId, number: before.number, status: 'new', ownerId: agent.id })
    expect((row.promisedAt?.getTime() ?? 0) > Date.parse(before.promisedAt ?? '')).toBe(true)
    const mail = await db.superuser
      .selectFrom('platform.outgoingMessage')
      .selectAll()
      .where('aboutId', '=', caseId)
      .executeTakeFirstOrThrow()
    expect(mail.recipient).toBe('mona@example.com')
    expect(mail.subject).toBe(`شكواكم – الرقم المرجعي ${row.number}`)
    expect(mail.body).toMatch(/سُجلت شكواكم.*30 نوفمبر 2026.*\/e\/.*\/case\/RES-2026-\d+#\S{22}/s)
  })

  it('refuses a complaint without class, a report without place, anything without subject', async () => {
    const open = (more: object) =>
      here((trx) =>
        openCase(cases.parts, trx, {
          entityId: entity.id,
          type: 'complaint',
          subject: 'حفرة',
          actor: byStaff(agent),
          ...more,
        }),
      )
    await expect(open({})).rejects.toMatchObject({ code: 'cases.class-wanted' })
    await expect(open({ type: 'report' })).rejects.toMatchObject({ code: 'cases.place-wanted' })
    await expect(open({ type: 'praise', subject: ' ' })).rejects.toMatchObject({ code: 'cases.draft-incomplete' })
  })

  it('leaves the draft of a live conversation to whoever has it in hand', async () => {
    const { caseId, contactId } = await draft()
    const other = await aMember(db, { entityId: entity.id, roles: ['agent'] })
    await here((trx) =>
      channels.acceptContact(trx, { contactId: contactId as never, agent: { id: agent.id, name: agent.name } }),
    )
    const complete = (by: TestMember) =>
      here((trx) => completeDraft(cases.parts, trx, { caseId, type: 'enquiry', subject: 'سؤال', actor: byStaff(by) }))
    await expect(complete(other)).rejects.toMatchObject({ code: 'cases.in-anothers-hands' })
    expect((await complete(agent)).status).toBe('new')
  })

  it('answers, tells and closes a simple enquiry in one step', async () => {
    const { caseId, contactId } = await draft()
    await here((trx) =>
      cases.room.answerAndClose(trx, {
        entityId: entity.id,
        contactId,
        caseId,
        lineId: null,
        channel: 'chat',
        topicId: null,
        customerId: null,
        subject: 'موعد التجديد',
        answer: 'خلال يومي عمل',
        language: 'ar',
        staff: { id: agent.id, name: agent.name, entityId: entity.id },
      }),
    )
    expect(await shown(caseId)).toMatchObject({ status: 'closed', type: 'enquiry', timeliness: 'done' })
    const mails = await db.superuser
      .selectFrom('platform.outgoingMessage')
      .selectAll()
      .where('aboutId', '=', caseId)
      .execute()
    expect(mails).toEqual([])
  })

  it('promises anew, from the opening on, when the type changes; and takes one of two edits', async () => {
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    const edit = (subject: string) =>
      here((trx) =>
        editCase(cases.parts, trx, {
          caseId: one.id,
          ifMatch: one.version,
          change: { type: 'suggestion', subject },
          actor: byStaff(agent),
        }),
      )
    const ends = await Promise.allSettled([edit('مظلة انتظار'), edit('تذكرة لكبار المواطنين')])
    expect(ends.find((end) => end.status === 'rejected')).toMatchObject({
      reason: { code: 'platform.edited-by-another' },
    })
    const after = await shown(one.id)
    expect(after.promisedAt).toBe('2026-12-07T12:30:00.000Z')
  })
})

describe('a department’s part', () => {
  it('goes from referral to answer, told and closed, with the whole history', async () => {
    const customer = await here((trx) => aCustomer(trx, { entityId: entity.id }))
    const one = await aCase(db, cases, { entityId: entity.id, by: agent, customerId: customer.id })
    expect((await refer(one.id)).status).toBe('referred')
    const legId = await theLeg(one.id)
    const actor = byStaff(officer)
    await here((trx) => acceptLeg(cases.parts, trx, { legId, actor }))
    expect((await shown(one.id)).status).toBe('in-progress')
    await here((trx) => answerLeg(cases.parts, trx, { legId, actor, text: 'اكتمل التدقيق' }))
    expect((await shown(one.id)).status).toBe('answered')
    expect(cases.owed).toMatchObject([{ caseId: one.id, legId, reason: 'answered', preferredAgentId: agent.id }])

    const by = { caseId: one.id, actor: byStaff(agent) }
    await expect(here((trx) => closeCase(cases.parts, trx, { ...by, note: null }))).rejects.toMatchObject({
      code: 'cases.customer-not-told',
    })
    const attempt = { channel: 'phone' as const, note: null }
    await here((trx) => recordTelling(cases.parts, trx, { ...by, ...attempt, outcome: 'not-reached', content: null }))
    expect((await shown(one.id)).status).toBe('answered')
    await here((trx) => recordTelling(cases.parts, trx, { ...by, ...attempt, outcome: 'reached', content: true }))
    expect(cases.withdrawn).toContainEqual({ caseId: one.id, reason: 'told' })
    await here((trx) => closeCase(cases.parts, trx, { ...by, note: null }))
    expect((await shown(one.id)).status).toBe('closed')
    expect(await historyOf(one.id)).toEqual([
      'opened',
      'leg-sent',
      'referred',
      'leg-accepted',
      'status',
      'leg-answered',
      'status',
      'told',
      'told',
      'closed',
    ])
    expect((await eventsOf(one.id)).map((event) => event.type)).toEqual([
      'case.opened',
      'case.referred',
      'leg.sent',
      'case.changed',
      'leg.accepted',
      'case.answered',
      'leg.answered',
      'case.changed',
      'case.told',
      'case.closed',
    ])
  })

  it('is taken by one of two officers at once', async () => {
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    await refer(one.id)
    const legId = await theLeg(one.id)
    const second = await aMember(db, { entityId: entity.id, roles: [{ role: 'officer', unitId }] })
    const ends = await Promise.allSettled(
      [officer, second].map((who) => here((trx) => acceptLeg(cases.parts, trx, { legId, actor: byStaff(who) }))),
    )
    expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find((end) => end.status === 'rejected')).toMatchObject({
      reason: { code: 'cases.leg-move-not-allowed' },
    })
    const [winner] = ends.flatMap((end, index) => (end.status === 'fulfilled' ? [[officer, second][index]?.id] : []))
    expect(await legsOf(one.id)).toMatchObject([{ assigneeId: winner, status: 'accepted' }])
  })

  it('returned with its reason goes back to the contact centre until another is sent', async () => {
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    await refer(one.id)
    const legId = await theLeg(one.id)
    await here((trx) => returnLeg(cases.parts, trx, { legId, reason: 'ليس من اختصاص القسم', actor: byStaff(officer) }))
    expect((await shown(one.id)).status).toBe('returned')
    expect(cases.owed).toMatchObject([{ reason: 'returned', legId }])
    const other = await aUnit(db, { entityId: entity.id })
    expect(await refer(one.id, other)).toMatchObject({ status: 'referred', unitId: other })
    expect(cases.withdrawn).toContainEqual({ caseId: one.id, reason: 'referred' })
    expect(await legsOf(one.id)).toMatchObject([{ replacedByLegId: await theLeg(one.id) }, { status: 'sent' }])
  })

  it('asks the customer by mail, or has an agent ask where no address is known', async () => {
    const asked = async (more: object) => {
      const one = await aCase(db, cases, { entityId: entity.id, by: agent, ...more })
      await refer(one.id)
      const legId = await theLeg(one.id)
      await here((trx) => acceptLeg(cases.parts, trx, { legId, actor: byStaff(officer) }))
      await here((trx) => askCustomer(cases.parts, trx, { legId, text: 'إيصال الدفع', actor: byStaff(officer) }))
      expect((await shown(one.id)).status).toBe('waiting-customer')
      return one.id
    }
    const customer = await here((trx) => aCustomer(trx, { entityId: entity.id }))
    const known = await asked({ customerId: customer.id })
    const sms = await db.superuser
      .selectFrom('platform.outgoingMessage')
      .selectAll()
      .where('aboutId', '=', known)
      .execute()
    expect(sms).toMatchObject([{ kind: 'sms', recipient: '+971500000001' }])
    expect(cases.owed).toEqual([])
    const unknown = await asked({})
    expect(cases.owed).toMatchObject([{ caseId: unknown, reason: 'customer-asked' }])
  })

  it('is asked for from the desk though the draft was not completed', async () => {
    const { caseId } = await draft()
    const staff = { id: agent.id, name: agent.name, entityId: entity.id }
    await here((trx) => cases.room.referTo(trx, { caseId, unitId, question: 'متابعة طلب التجديد', staff }))
    expect(await shown(caseId)).toMatchObject({ status: 'referred', type: 'enquiry', subject: 'متابعة طلب التجديد' })
  })

  it('is given to a colleague who works there, and to nobody else', async () => {
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    await refer(one.id)
    const legId = await theLeg(one.id)
    const stranger = await aMember(db, { entityId: (await anEntity(db)).id })
    const give = (staffId: string) =>
      here((trx) => assignLeg(cases.parts, trx, { legId, staffId, actor: byStaff(officer) }))
    await expect(give(stranger.id)).rejects.toMatchObject({ code: 'cases.not-posted-here' })
    expect(await give(officer.id)).toMatchObject({ assigneeId: officer.id })
    const owner = { caseId: one.id, staffId: stranger.id, actor: byStaff(officer) }
    await expect(here((trx) => assignOwner(cases.parts, trx, owner))).rejects.toMatchObject({
      code: 'cases.not-posted-here',
    })
  })

  it('of another entity reads what the case shares and nothing of the case itself', async () => {
    const finance = await anEntity(db)
    const refunds = await aUnit(db, { entityId: finance.id })
    const clerk = await aMember(db, { entityId: finance.id, roles: [{ role: 'officer', unitId: refunds }] })
    const one = await aCase(db, cases, {
      entityId: entity.id,
      by: agent,
      type: 'complaint',
      class: 'ordinary',
      subject: 'خصم مكرر',
    })
    await here((trx) =>
      commentOnCase(cases.parts, trx, {
        caseId: one.id,
        text: 'داخلي',
        actor: byStaff(agent),
        authorEntityId: entity.id,
      }),
    )
    await refer(one.id)
    await here((trx) =>
      referCase(cases.parts, trx, {
        caseId: one.id,
        unitId: refunds,
        unitEntityId: finance.id,
        question: 'رد المبلغ',
        actor: byStaff(agent),
      }),
    )
    const legId = await theLeg(one.id)
    await inEntity(db.pools, finance.id, async (trx) => {
      expect(await trx.selectFrom('cases.case').selectAll().execute()).toEqual([])
      expect(await trx.selectFrom('cases.comment').selectAll().execute()).toEqual([])
      expect(await trx.selectFrom('cases.leg').selectAll().execute()).toMatchObject([
        { sharedSubject: 'خصم مكرر', question: 'رد المبلغ' },
      ])
      await acceptLeg(cases.parts, trx, { legId, actor: byStaff(clerk) })
      await answerLeg(cases.parts, trx, { legId, text: 'رُد المبلغ', actor: byStaff(clerk) })
      expect(await trx.selectFrom('cases.case').selectAll().execute()).toEqual([])
    })
    expect((await shown(one.id)).status).toBe('referred')
    const first = (await legsOf(one.id))[0]?.id ?? ''
    await here((trx) => acceptLeg(cases.parts, trx, { legId: first, actor: byStaff(officer) }))
    await here((trx) => answerLeg(cases.parts, trx, { legId: first, text: 'تأكد الخصم', actor: byStaff(officer) }))
    expect((await shown(one.id)).status).toBe('answered')
  })
})

describe('telling the customer', () => {
  it('sends a final reply by mail and closes over discontent only with a reason', async () => {
    const customer = await here((trx) =>
      aCustomer(trx, { entityId: entity.id, identifiers: [{ kind: 'email', value: 'a@example.com' }] }),
    )
    const one = await aCase(db, cases, { entityId: entity.id, by: agent, customerId: customer.id })
    const by = { caseId: one.id, actor: byStaff(agent) }
    const reply = (channel: 'mail' | 'sms') =>
      here((trx) => replyToCustomer(cases.parts, trx, { ...by, text: 'تم التجديد', channel, stage: 'final' }))
    await expect(reply('sms')).rejects.toMatchObject({ code: 'cases.no-address' })
    expect((await reply('mail')).status).toBe('answered')
    const telling = { channel: 'phone' as const, outcome: 'reached' as const, content: false, note: null }
    await here((trx) => recordTelling(cases.parts, trx, { ...by, ...telling }))
    await expect(here((trx) => closeCase(cases.parts, trx, { ...by, note: '' }))).rejects.toMatchObject({
      code: 'cases.customer-not-content',
    })
    await here((trx) => closeCase(cases.parts, trx, { ...by, note: 'شُرحت اللائحة' }))
    expect((await here((trx) => reopenCase(cases.parts, trx, { ...by, reason: 'تظلّم' }))).status).toBe('reopened')
    expect((await refer(one.id)).status).toBe('referred')
  })
})

describe('a repeated contact', () => {
  it('voids its own draft, redirects its number, and is a chaser once', async () => {
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    const arrived = await draft()
    const link = () =>
      here((trx) =>
        linkContact(cases.parts, trx, { caseId: one.id, contactId: arrived.contactId, actor: byStaff(agent) }),
      )
    await link()
    await link()
    expect(await shown(one.id)).toMatchObject({ chasers: 1 })
    expect(await shown(arrived.caseId)).toMatchObject({ status: 'void' })
    const contact = await here((trx) => channels.contactById(trx, arrived.contactId))
    expect([contact.caseId, contact.caseNumber]).toEqual([one.id, one.number])
    const chased = (await eventsOf(one.id)).find((event) => event.type === 'case.chased')
    expect(chased?.audience).toMatchObject({ staff: [agent.id] })
  })

  it('is linked to no case its agent may not see', async () => {
    const other = await aMember(db, { entityId: entity.id, roles: ['agent'] })
    const facts = { type: 'complaint', class: 'confidential' } as const
    const hidden = await aCase(db, cases, { entityId: entity.id, by: other, ...facts })
    const { contactId } = await draft()
    const link = (by: TestMember) =>
      here((trx) =>
        cases.room.linkContact(trx, {
          caseId: hidden.id,
          contactId,
          actor: byStaff(by),
          reader: aReader(by, [{ role: 'agent', entityId: entity.id }]),
        }),
      )
    await expect(link(agent)).rejects.toThrow(NotFound)
    expect(await shown(hidden.id)).toMatchObject({ chasers: 0 })
    expect(await link(other)).toMatchObject({ caseId: hidden.id })
  })

  it('shares the count with whoever works a leg, in another entity too and when it is sent later', async () => {
    const away = await anEntity(db)
    const abroad = await aUnit(db, { entityId: away.id })
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    const sent = { caseId: one.id, unitId: abroad, unitEntityId: away.id, question: 'الإفادة؟', actor: byStaff(agent) }
    await here((trx) => referCase(cases.parts, trx, sent))
    const hurried = { caseId: one.id, by: 'customer', text: null, actor: byStaff(agent) } as const
    await here((trx) => cases.room.chase(trx, hurried))
    await here((trx) => cases.room.chase(trx, hurried))
    await refer(one.id)
    const stranger = await aMember(db, { entityId: away.id, roles: [] })
    const reader = aReader(stranger, [{ role: 'officer', entityId: away.id, unitIds: [abroad] }])
    const wanted = { entityId: away.id, reader, scope: 'unit', group: 'open', limit: 10, now: db.clock.now() } as const
    const [seen] = await inEntity(db.pools, away.id, (trx) => listLegs(trx, wanted))
    expect(seen).toMatchObject({ caseId: one.id, chasers: 2 })
    expect((await legsOf(one.id)).map((leg) => leg.sharedChasers)).toEqual([2, 2])
  })

  it('counts chasers of customer and manager, each client id once', async () => {
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    const chase = (clientId: string, by: 'customer' | 'manager') =>
      here((trx) => chaseCase(cases.parts, trx, { caseId: one.id, by, text: null, clientId, actor: byStaff(agent) }))
    await Promise.all([
      chase('one-and-the-same', 'customer'),
      chase('one-and-the-same', 'customer'),
      chase('manager-1', 'manager'),
    ])
    expect(await shown(one.id)).toMatchObject({ chasers: 2 })
  })

  it('cannot hurry a draft or a closed case', async () => {
    const { caseId } = await draft()
    const chase = here((trx) =>
      chaseCase(cases.parts, trx, { caseId, by: 'customer', text: null, actor: byStaff(agent) }),
    )
    await expect(chase).rejects.toMatchObject({ code: 'cases.move-not-allowed', facts: { status: 'draft' } })
  })

  it('leaves one owner when two agents take the draft at once, and one completion', async () => {
    const { caseId } = await draft()
    const second = await aMember(db, { entityId: entity.id, roles: ['agent'] })
    const complete = (who: TestMember) =>
      here((trx) => completeDraft(cases.parts, trx, { caseId, type: 'enquiry', subject: 'سؤال', actor: byStaff(who) }))
    const ends = await Promise.allSettled([complete(agent), complete(second)])
    expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find((end) => end.status === 'rejected')).toMatchObject({ reason: { code: 'cases.move-not-allowed' } })
  })
})

describe('the customer of a contact', () => {
  const name = (caseId: string, customerId: string | null) =>
    here((trx) => cases.room.nameCustomer(trx, { caseId, customerId, staff: agent }))
  const someone = () => here((trx) => aCustomer(trx, { entityId: entity.id }))

  it('is written on its draft every time, with the name its legs share', async () => {
    const { caseId } = await draft()
    const [first, second] = [await someone(), await someone()]
    await name(caseId, first.id)
    expect(await shown(caseId)).toMatchObject({ customer: { id: first.id } })
    await name(caseId, second.id)
    await name(caseId, second.id)
    expect(await shown(caseId)).toMatchObject({ customer: { id: second.id } })
    const legs = await db.superuser
      .selectFrom('cases.leg')
      .select('sharedCustomerName')
      .where('caseId', '=', caseId)
      .execute()
    expect(legs).toEqual([{ sharedCustomerName: 'مريم سالم الشامسي' }])
    expect((await historyOf(caseId)).filter((kind) => kind === 'edited')).toHaveLength(2)
    await name(caseId, null)
    expect(await shown(caseId)).toMatchObject({ customer: null })
  })

  it('is written on an open case that names nobody, and replaces nobody there', async () => {
    const one = await aCase(db, cases, { entityId: entity.id, by: agent })
    const [first, second] = [await someone(), await someone()]
    await name(one.id, first.id)
    await name(one.id, second.id)
    await name(one.id, null)
    expect(await shown(one.id)).toMatchObject({ customer: { id: first.id } })
  })
})
