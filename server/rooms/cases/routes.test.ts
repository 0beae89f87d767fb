import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '#platform/access'
import { inEntity } from '#platform/database'
import { createHttp } from '#platform/http'
import { aChannelsRoom, aChat, laterRooms } from '#rooms/channels/testing'
import { aCustomer } from '#rooms/customers/testing'
import { aLine, anEntity, aUnit, type TestEntity } from '#rooms/entities/testing'
import { aMember } from '#rooms/staff/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { loadCase } from './case-store.ts'
import { linkContactRow } from './open-case.ts'
import { aCase, aCasesRoom, aReader, byStaff, type CasesForTests } from './testing.ts'

let db: TestDatabase
let app: FastifyInstance
let cases: CasesForTests
let channels: ReturnType<typeof aChannelsRoom>
let homeLine: Promise<string>
let home: TestEntity
let away: TestEntity
let sector: string
let unit: string
let voice: string
let abroad: string
const readers = new Map<string, Reader>()
let agent: Awaited<ReturnType<typeof aMember>>

beforeAll(async () => {
  db = await aDatabase()
  channels = aChannelsRoom(db, laterRooms(db))
  cases = aCasesRoom(db, channels)
  home = await anEntity(db, { code: 'HOM' })
  away = await anEntity(db, { code: 'AWY' })
  homeLine = aLine(db, { entityId: home.id })
  sector = await aUnit(db, { entityId: home.id, level: 'sector' })
  unit = await aUnit(db, { entityId: home.id, parentUnitId: sector })
  voice = await aUnit(db, { entityId: home.id })
  abroad = await aUnit(db, { entityId: away.id })
  agent = await aMember(db, { entityId: home.id, roles: ['agent'] })
  const member = async (name: string, grants: Parameters<typeof aReader>[1]) => {
    const who = name === 'agent' ? agent : await aMember(db, { entityId: grants[0]?.entityId ?? home.id, roles: [] })
    readers.set(name, aReader(who, grants))
  }
  await member('agent', [{ role: 'agent', entityId: home.id }])
  await member('colleague', [{ role: 'agent', entityId: home.id }])
  await member('officer', [{ role: 'officer', entityId: home.id, unitIds: [unit] }])
  await member('voice', [{ role: 'officer', entityId: home.id, unitIds: [voice] }])
  await member('head', [{ role: 'manager', entityId: home.id, unitIds: [sector, unit] }])
  await member('manager', [{ role: 'manager', entityId: home.id }])
  await member('supervisor', [{ role: 'supervisor', entityId: home.id }])
  await member('complaints', [{ role: 'complaints-officer', entityId: home.id }])
  await member('stranger', [
    { role: 'officer', entityId: away.id, unitIds: [abroad] },
    { role: 'manager', entityId: away.id },
  ])
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    routes: [...cases.room.routes, ...cases.customers.routes],
    version: 'test',
    rateLimitFactor: 100,
    readerOf: async (request) => readers.get(String(request.headers.authorization)) ?? null,
    checkCsrf: () => undefined,
  })
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})

const call = async (
  who: string,
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  payload?: object,
  headers: object = {},
) => {
  const entity = who === 'stranger' ? away : home
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: who, 'amer-entity': entity.id, ...headers },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.body ? answer.json() : null }
}
const open = (more: object = {}) => aCase(db, cases, { entityId: home.id, by: agent, ...more })
const refer = (caseId: string, to: string, entityId?: string) =>
  call('agent', 'POST', `/cases/${caseId}/legs`, { unitId: to, entityId, question: 'يرجى الإفادة' })
const numbersOf = (answer: { body: { items: { number: string }[] } }) => answer.body.items.map((one) => one.number)

/** A chat this agent had a part in, about a case or of a customer. */
async function tookPart(staffId: string, about: { caseId?: string; customerId?: string }): Promise<void> {
  const lineId = await homeLine
  const { contact } = await aChat(db, laterRooms(db), { entityId: home.id, lineId })
  await db.superuser
    .insertInto('channels.participant')
    .values({
      entityId: home.id,
      contactId: contact.id,
      staffId,
      role: 'agent',
      nameAr: '-',
      nameEn: '-',
      joinedAt: db.clock.now(),
    })
    .execute()
  await inEntity(db.pools, home.id, async (trx) => {
    const { caseId, customerId } = about
    if (caseId) await linkContactRow(cases.parts, trx, await loadCase(trx, caseId), contact.id, byStaff(agent))
    if (customerId) await channels.linkCustomer(trx, { contactId: contact.id, customerId, by: byStaff(agent) })
  })
}

describe('the whole way over HTTP', () => {
  it('from an agent’s opening to the department’s answer, told and closed', async () => {
    const opened = await call('agent', 'POST', '/cases', { type: 'enquiry', subject: 'موعد استلام البطاقة' })
    expect(opened).toMatchObject({
      status: 201,
      body: { status: 'new', owner: { id: agent.id }, history: [{ kind: 'opened' }] },
    })
    const { id } = opened.body
    const referred = await refer(id, unit)
    expect(referred).toMatchObject({ status: 201, body: { status: 'referred', unit: { id: unit } } })
    const worklist = await call('officer', 'GET', '/legs?group=new')
    const leg = worklist.body.items.find((one: { caseId: string }) => one.caseId === id)
    expect(leg).toMatchObject({ subject: 'موعد استلام البطاقة', moves: ['accept', 'return', 'assign', 'comment'] })
    expect((await call('officer', 'POST', `/legs/${leg.id}/acceptance`, {})).body).toMatchObject({ status: 'accepted' })
    expect(await call('officer', 'POST', `/legs/${leg.id}/comments`, { text: 'سألت المخزن' })).toMatchObject({
      status: 201,
      body: { comments: [{ text: 'سألت المخزن' }] },
    })
    expect((await call('officer', 'POST', `/legs/${leg.id}/answer`, { text: 'غداً' })).body).toMatchObject({
      answer: 'غداً',
    })
    expect((await call('agent', 'POST', `/cases/${id}/closure`, {})).body.code).toBe('cases.customer-not-told')
    await call('agent', 'POST', `/cases/${id}/told`, { outcome: 'reached', channel: 'phone', content: true })
    const closed = await call('agent', 'POST', `/cases/${id}/closure`, {})
    expect(closed).toMatchObject({
      status: 200,
      body: { status: 'closed', content: true, moves: ['reopen', 'comment', 'link'] },
    })
    const entries = await db.superuser
      .selectFrom('platform.auditEntry')
      .select('action')
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute()
    expect(entries.map((entry) => entry.action)).toEqual(['case.opened', 'case.referred', 'case.told', 'case.closed'])
  })

  it('forgets a class that the type does not have', async () => {
    const opened = await call('agent', 'POST', '/cases', { type: 'enquiry', class: 'urgent', subject: 'متى؟' })
    expect(opened).toMatchObject({ status: 201, body: { type: 'enquiry', class: null } })
  })

  it('wants the version a change is made to', async () => {
    const { id, version } = await open()
    const patch = (headers: object) => call('agent', 'PATCH', `/cases/${id}`, { subject: 'أوضح' }, headers)
    expect((await patch({})).status).toBe(422)
    expect((await patch({ 'if-match': '99999999999999' })).status).toBe(422)
    expect((await patch({ 'if-match': `"${version}"` })).body).toMatchObject({ subject: 'أوضح', version: version + 1 })
    expect((await patch({ 'if-match': `"${version}"` })).status).toBe(412)
  })
})

describe('who sees which cases', () => {
  it('gives a unit’s manager and officer those of the unit and below, an agent their own', async () => {
    const inside = await open({ subject: 'في القطاع' })
    await refer(inside.id, unit)
    const outside = await open({ subject: 'خارج القطاع' })
    await refer(outside.id, voice)
    const seen = async (who: string, query = '') => numbersOf(await call(who, 'GET', `/cases?limit=200${query}`))
    for (const who of ['head', 'officer']) {
      expect(await seen(who)).toContain(inside.number)
      expect(await seen(who)).not.toContain(outside.number)
    }
    expect(await seen('manager', `&unitId=${sector}`)).not.toContain(outside.number)
    expect(await seen('manager', `&unitId=${sector}`)).toContain(inside.number)
    expect(await seen('colleague')).not.toContain(inside.number)
    expect(await seen('colleague', `&q=${inside.number}`)).toEqual([inside.number])
    expect(await seen('stranger')).toEqual([])
    expect((await call('stranger', 'GET', `/cases/${inside.id}`)).status).toBe(404)
  })

  it('finds an agent by words only what they have to do with, and whoever may read every contact all', async () => {
    const words = 'نقل كفالة عامل منزلي'
    const customer = await inEntity(db.pools, home.id, (trx) =>
      aCustomer(trx, { entityId: home.id, fullNameAr: 'سعيد راشد الوردي' }),
    )
    const linked = await open({ subject: words })
    const ofCustomer = await open({ subject: words, customerId: customer.id })
    const foreign = await open({ subject: words })
    const found = async (who: string, q = words) =>
      numbersOf(await call(who, 'GET', `/cases?q=${encodeURIComponent(q)}`))
    expect(await found('colleague')).toEqual([])
    expect((await found('agent')).toSorted()).toEqual([linked.number, ofCustomer.number, foreign.number].toSorted())
    expect(await found('supervisor')).toHaveLength(3)
    expect(await found('manager')).toHaveLength(3)
    const colleague = readers.get('colleague')?.staffId ?? ''
    await tookPart(colleague, { caseId: linked.id })
    expect(await found('colleague')).toEqual([linked.number])
    await tookPart(colleague, { customerId: customer.id })
    expect((await found('colleague')).toSorted()).toEqual([linked.number, ofCustomer.number].toSorted())
    expect(await found('colleague', foreign.number)).toEqual([foreign.number])
  })

  it('lets an officer know the customers of the cases of their units, and no others', async () => {
    const customer = await inEntity(db.pools, home.id, (trx) =>
      aCustomer(trx, { entityId: home.id, fullNameAr: 'موزة سالم الوردي' }),
    )
    const knows = (who: string) =>
      inEntity(db.pools, home.id, (trx) =>
        cases.room.seesCaseOf(trx, { customerId: customer.id, entityId: home.id, reader: readers.get(who) as Reader }),
      )
    const one = await open({ subject: 'بدل فاقد', customerId: customer.id })
    await refer(one.id, voice)
    expect([await knows('officer'), await knows('voice'), await knows('stranger')]).toEqual([false, true, false])
    const two = await open({ subject: 'تجديد', customerId: customer.id })
    await refer(two.id, unit)
    expect([await knows('officer'), await knows('head')]).toEqual([true, true])
  })

  it('hides a confidential complaint from all but complaint roles, its owner and the unit that works it', async () => {
    const secret = await open({ type: 'complaint', class: 'confidential', subject: 'سلوك موظف سري' })
    await refer(secret.id, voice)
    const can = async (who: string) => (await call(who, 'GET', `/cases/${secret.id}`)).status
    expect(
      await Promise.all(['agent', 'complaints', 'voice', 'colleague', 'manager', 'head', 'officer'].map(can)),
    ).toEqual([200, 200, 200, 404, 404, 404, 404])
    expect(numbersOf(await call('manager', 'GET', '/cases?q=سري'))).toEqual([])
    expect(numbersOf(await call('complaints', 'GET', '/cases?q=سري'))).toEqual([secret.number])
    const legs = async (who: string) => numbersOf(await call(who, 'GET', '/legs?limit=200'))
    expect(await legs('manager')).not.toContain(secret.number)
    expect(await legs('voice')).toContain(secret.number)
    const counted = async (who: string) => (await call(who, 'GET', '/cases/counts')).body.unfinished
    expect((await counted('complaints')) - (await counted('manager'))).toBe(1)
    const leaks = await db.superuser
      .selectFrom('platform.event')
      .select('audience')
      .where('type', '=', 'case.referred')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(leaks.audience).toMatchObject({ permission: 'case.read-confidential' })
  })

  it('lets another entity’s officer work a leg and its files, and read nothing else', async () => {
    const one = await open({ type: 'complaint', class: 'ordinary', subject: 'رسم مكرر' })
    await refer(one.id, abroad, away.id)
    const [leg] = (await call('stranger', 'GET', '/legs')).body.items
    expect(leg).toMatchObject({ subject: 'رسم مكرر', caseEntityId: home.id })
    await call('stranger', 'POST', `/legs/${leg.id}/acceptance`, {})
    const file = await upload(`/legs/${leg.id}/files`, 'stranger')
    expect(file).toMatchObject({ status: 201, body: { name: 'note.txt', mime: 'text/plain' } })
    const read = (who: string, url: string) => app.inject({ url: `/api/v1${url}`, headers: { authorization: who } })
    expect((await read('stranger', `/legs/${leg.id}/files/${file.body.id}`)).body).toBe('ملاحظة')
    expect((await read('agent', `/cases/${one.id}/files/${file.body.id}`)).body).toBe('ملاحظة')
    expect((await read('stranger', `/cases/${one.id}/files/${file.body.id}`)).statusCode).toBe(404)
    expect((await call('officer', 'GET', `/legs/${leg.id}`)).status).toBe(404)
  })

  it('lets a manager reassign and remind, and nobody else in their name', async () => {
    const one = await open()
    await refer(one.id, unit)
    const colleague = readers.get('colleague')?.staffId
    expect((await call('agent', 'POST', `/cases/${one.id}/owner`, { staffId: colleague })).status).toBe(404)
    expect((await call('manager', 'POST', `/cases/${one.id}/owner`, { staffId: colleague })).body).toMatchObject({
      owner: { id: colleague },
    })
    expect((await call('agent', 'POST', `/cases/${one.id}/chasers`, { by: 'manager' })).status).toBe(404)
    expect(
      (await call('manager', 'POST', `/cases/${one.id}/chasers`, { by: 'manager', text: 'اليوم رجاءً' })).body,
    ).toMatchObject({
      chasers: 1,
      chaserList: [{ by: 'manager', text: 'اليوم رجاءً' }],
    })
  })
})

describe('lists of cases', () => {
  it('page through everything once, the most overdue first', async () => {
    const fresh = await anEntity(db)
    const by = await aMember(db, { entityId: fresh.id, roles: ['agent'] })
    readers.set('pager', aReader(by, [{ role: 'manager', entityId: fresh.id }]))
    for (let n = 0; n < 7; n++) {
      db.clock.advance(60_000)
      await aCase(db, cases, { entityId: fresh.id, by, subject: `طلب رقم ${n}` })
    }
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const after: string = next ? `&after=${next}` : ''
      const { body } = await call('pager', 'GET', `/cases?limit=3${after}`, undefined, { 'amer-entity': fresh.id })
      seen.push(...body.items.map((one: { promisedAt: string }) => one.promisedAt))
      next = body.next
    }
    expect(seen).toHaveLength(7)
    expect(seen).toEqual(seen.toSorted())
  })

  it('count what is late and near as time goes by, and the contacts that lack a case', async () => {
    const fresh = await anEntity(db)
    const by = await aMember(db, { entityId: fresh.id, roles: ['agent'] })
    readers.set('counter', aReader(by, [{ role: 'manager', entityId: fresh.id }]))
    const counts = async () =>
      (await call('counter', 'GET', '/cases/counts', undefined, { 'amer-entity': fresh.id })).body
    await aCase(db, cases, { entityId: fresh.id, by, type: 'complaint', class: 'urgent' })
    expect(await counts()).toMatchObject({ unfinished: 1, near: 0, overdue: 0, contactsWithoutFinishedCase: 0 })
    db.clock.advance(6.5 * 3_600_000)
    expect(await counts()).toMatchObject({ near: 1, overdue: 0 })
    db.clock.advance(2 * 3_600_000)
    expect(await counts()).toMatchObject({ near: 0, overdue: 1 })
    const lineId = await aLine(db, { entityId: fresh.id, opensCase: true })
    const { contact } = await aChat(db, laterRooms(db), { entityId: fresh.id, lineId })
    expect(await counts()).toMatchObject({ contactsWithoutFinishedCase: 1 })
    const one = await aCase(db, cases, { entityId: fresh.id, by })
    await inEntity(db.pools, fresh.id, async (trx) =>
      linkContactRow(cases.parts, trx, await loadCase(trx, one.id), contact.id, byStaff(by)),
    )
    expect(await counts()).toMatchObject({ contactsWithoutFinishedCase: 0, unfinished: 2 })
  })
})

describe('following a case by its link', () => {
  async function tracked(more: object = {}) {
    const customer = await inEntity(db.pools, home.id, (trx) =>
      aCustomer(trx, { entityId: home.id, identifiers: [{ kind: 'email', value: 'mona@example.com' }] }),
    )
    const one = await open({ customerId: customer.id, quiet: false, ...more })
    return { ...one, secret: await secretIn(one.id) }
  }
  async function secretIn(caseId: string) {
    const mail = await db.superuser
      .selectFrom('platform.outgoingMessage')
      .select('body')
      .where('aboutId', '=', caseId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return /#(\S+)/.exec(mail.body)?.[1] ?? ''
  }
  const look = (number: string, secret: string) => call('nobody', 'GET', `/public/cases/${number}?secret=${secret}`)

  it('shows where it stands, and neither comments nor names of staff', async () => {
    const one = await tracked()
    await refer(one.id, unit)
    await call('agent', 'POST', `/cases/${one.id}/comments`, { text: 'تعليق داخلي' })
    const { status, body } = await look(one.number, one.secret)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      number: one.number,
      status: 'referred',
      steps: [
        { key: 'registered', done: true },
        { key: 'with-unit', done: false },
        { key: 'final-answer', done: false },
      ],
    })
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`تعليق|${agent.name.en}`))
  })

  it('refuses a wrong secret and a wrong number alike, and another case’s secret', async () => {
    const [one, other] = [await tracked(), await tracked()]
    const answers = [
      await look(one.number, 'x'.repeat(22)),
      await look('HOM-2026-999999', one.secret),
      await look(one.number, other.secret),
    ]
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([404, 'cases.tracking-unknown']),
    )
  })

  it('takes a chaser once a click, and what the customer was asked for', async () => {
    const one = await tracked()
    await refer(one.id, unit)
    const chase = { secret: one.secret, clientId: 'a-click-of-mine' }
    await call('nobody', 'POST', `/public/cases/${one.number}/chasers`, chase)
    expect((await call('nobody', 'POST', `/public/cases/${one.number}/chasers`, chase)).body).toMatchObject({
      chasers: 1,
    })
    const leg = (await call('officer', 'GET', '/legs?limit=200')).body.items.find(
      (item: { caseId: string }) => item.caseId === one.id,
    )
    await call('officer', 'POST', `/legs/${leg.id}/acceptance`, {})
    await call('officer', 'POST', `/legs/${leg.id}/question`, { text: 'إيصال الدفع' })
    expect((await look(one.number, one.secret)).body).toMatchObject({
      status: 'waiting-customer',
      needs: { text: 'إيصال الدفع' },
    })
    const given = await upload(`/public/cases/${one.number}/files?secret=${one.secret}`, 'nobody')
    expect(given.status).toBe(201)
    expect((await look(one.number, one.secret)).body).toMatchObject({ status: 'in-progress', needs: null })
    const file = (await call('officer', 'GET', `/legs/${leg.id}`)).body.files
    expect(file).toMatchObject([{ addedBy: 'customer', name: 'note.txt' }])
  })

  it('refuses a file that is too long instead of keeping its beginning', async () => {
    const one = await tracked()
    const url = `/public/cases/${one.number}/files?secret=${one.secret}`
    const tooLong = await upload(url, 'nobody', 'a'.repeat(10 * 1024 * 1024 + 1))
    expect([tooLong.status, tooLong.body.code]).toEqual([413, 'files.too-large'])
    expect((await upload(url, 'nobody', 'a'.repeat(10 * 1024 * 1024))).status).toBe(201)
  })

  it('gives an agent what was added while nobody works the case', async () => {
    const one = await tracked()
    cases.owed.length = 0
    await call('nobody', 'POST', `/public/cases/${one.number}/additions`, { secret: one.secret, text: 'رقم الطلب 55' })
    expect(cases.owed).toMatchObject([{ caseId: one.id, reason: 'customer-added' }])
  })

  it('sends a new link to the recorded address only, answering the same to everybody', async () => {
    const one = await tracked()
    const ask = (given: object) => call('nobody', 'POST', '/public/cases/links', { number: one.number, ...given })
    const mails = async () =>
      (
        await db.superuser
          .selectFrom('platform.outgoingMessage')
          .select('recipient')
          .where('aboutId', '=', one.id)
          .execute()
      ).map((mail) => mail.recipient)
    expect((await ask({ email: 'thief@example.com' })).status).toBe(202)
    expect(await mails()).toEqual(['mona@example.com'])
    expect((await ask({ email: 'Mona@Example.com' })).status).toBe(202)
    expect(await mails()).toEqual(['mona@example.com', 'mona@example.com'])
    const fresh = await secretIn(one.id)
    expect(fresh).not.toBe(one.secret)
    expect((await look(one.number, fresh)).status).toBe(200)
    expect((await look(one.number, one.secret)).status).toBe(200)
  })
})

async function upload(url: string, who: string, text = 'ملاحظة') {
  const boundary = 'a-boundary'
  const payload = [
    `--${boundary}`,
    'content-disposition: form-data; name="file"; filename="note.txt"',
    'content-type: text/plain',
    '',
    text,
    `--${boundary}--`,
    '',
  ].join('\r\n')
  const headers = { authorization: who, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const answer = await app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
  return { status: answer.statusCode, body: answer.json() }
}
