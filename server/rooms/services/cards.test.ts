import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReader } from '#platform/access'
import { inEntity } from '#platform/database'
import { createHttp } from '#platform/http'
import { makeEntities } from '#rooms/entities'
import { aLine, anEntity, officeWeek, openHours, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { makeServices, type ServicesRoom } from './index.ts'
import { aCard, aTopic } from './testing.ts'

let db: TestDatabase
let app: FastifyInstance
let services: ServicesRoom
let home: TestEntity
let other: TestEntity
let umbrella: TestEntity
let below: TestEntity
let renewal: Awaited<ReturnType<typeof aCard>>

beforeAll(async () => {
  db = await aDatabase()
  const entities = makeEntities(db.platform)
  services = makeServices(db.platform, { entities })
  home = await anEntity(db)
  other = await anEntity(db)
  umbrella = await anEntity(db, { hours: 'office' })
  below = await anEntity(db, { parentEntityId: umbrella.id })
  renewal = await aCard(db, {
    entityId: home.id,
    versions: [
      {
        from: '2025-01-01',
        feeFils: 30000,
        texts: {
          ar: {
            name: 'تجديد إقامة (عائلة)',
            steps: ['الدخول بالهوية الرقمية', 'رفع المستندات'],
            documents: ['جواز السفر'],
          },
          en: { name: 'Renew a family residence permit', steps: ['Sign in', 'Upload'] },
        },
      },
      {
        from: '2026-12-01',
        feeFils: 35000,
        texts: { ar: { name: 'تجديد إقامة (عائلة)' }, en: { name: 'Renew a family residence permit' } },
      },
    ],
  })
  await aCard(db, {
    entityId: home.id,
    versions: [
      {
        from: '2025-01-01',
        texts: {
          ar: { name: 'تصريح عودة مقيم خارج الدولة' },
          en: { name: 'Return permit for a resident abroad' },
          fr: { name: "Autorisation de retour d'un résident", stale: true },
        },
      },
    ],
  })
  await aCard(db, { entityId: home.id, versions: [{ from: '2027-06-01', texts: { ar: { name: 'بطاقة قادمة' } } }] })
  await aCard(db, { entityId: other.id, versions: [{ from: '2025-01-01', texts: { ar: { name: 'إقامة أخرى' } } }] })
  const reader = makeReader({
    staffId: '01900000-0000-7000-8000-000000000001',
    sessionId: 's',
    name: { ar: 'موظف', en: 'Agent' },
    language: 'ar',
    grants: [home, other].map(({ id }) => ({ role: 'agent', entityId: id, unitId: null, unitIds: null })),
  })
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    routes: [...services.routes, ...entities.routes],
    version: 'test',
    readerOf: async (request) => (request.headers.authorization === 'agent' ? reader : null),
    checkCsrf: () => undefined,
  })
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})

const get = (url: string, entity = home) =>
  app.inject({ method: 'GET', url: `/api/v1${url}`, headers: { authorization: 'agent', 'amer-entity': entity.id } })
const names = async (url: string, entity = home) =>
  (await get(url, entity)).json().items.map((card: { name: string }) => card.name)

describe('searching service cards', () => {
  it.each([
    ['the name as it is written', 'تجديد إقامة', 'ar', 'تجديد إقامة (عائلة)'],
    ['another alef and ha', 'تجديد اقامه', 'ar', 'تجديد إقامة (عائلة)'],
    ['with vowel signs', 'تَجْدِيد', 'ar', 'تجديد إقامة (عائلة)'],
    ['a prefix grown together', 'وبالتجديد', 'ar', 'تجديد إقامة (عائلة)'],
    ['a step', 'الهوية الرقمية', 'ar', 'تجديد إقامة (عائلة)'],
    ['English, read in Arabic', 'renewal of residence', 'ar', 'تجديد إقامة (عائلة)'],
    ['Arabic, read in English', 'عودة مقيم', 'en', 'Return permit for a resident abroad'],
    ['French', 'autorisation retour', 'fr', "Autorisation de retour d'un résident"],
  ])('finds %s', async (_name, sought, language, wanted) => {
    expect((await names(`/cards?q=${encodeURIComponent(sought)}&language=${language}`))[0]).toBe(wanted)
  })

  it('lists what holds today where nothing is sought, and nothing of another entity', async () => {
    expect(await names('/cards')).toEqual(
      expect.arrayContaining(['تجديد إقامة (عائلة)', 'تصريح عودة مقيم خارج الدولة']),
    )
    expect(await names('/cards')).toHaveLength(2)
    expect(await names('/cards', other)).toEqual(['إقامة أخرى'])
    expect(await names(`/cards?q=${encodeURIComponent('عودة')}`, other)).toEqual([])
  })

  it('sees a card the moment it is there', async () => {
    const before = await names('/cards', other)
    await aCard(db, {
      entityId: other.id,
      versions: [{ from: '2025-01-01', texts: { ar: { name: 'بطاقة المنشأة' } } }],
    })
    expect(await names(`/cards?q=${encodeURIComponent('منشأه')}`, other)).toEqual(['بطاقة المنشأة'])
    expect(await names('/cards', other)).toHaveLength(before.length + 1)
  })
})

describe('a service card', () => {
  it('shows what holds today and what it changes to', async () => {
    const card = (await get(`/cards/${renewal.cardId}`)).json()
    expect(card).toMatchObject({
      version: 1,
      feeFils: 30000,
      changes: { on: '2026-12-01', feeFils: 35000 },
      steps: ['الدخول بالهوية الرقمية', 'رفع المستندات'],
      documents: ['جواز السفر'],
      languages: [
        { language: 'ar', stale: false },
        { language: 'en', stale: false },
      ],
    })
  })

  it('shows another day’s version on request', async () => {
    const card = (await get(`/cards/${renewal.cardId}?at=2026-12-01&language=en`)).json()
    expect(card).toMatchObject({ version: 2, feeFils: 35000, changes: null, name: 'Renew a family residence permit' })
    expect((await get(`/cards/${renewal.cardId}?at=2024-12-31`)).statusCode).toBe(404)
  })

  it('falls back to English and says which language it is', async () => {
    expect((await get(`/cards/${renewal.cardId}?language=ur`)).json()).toMatchObject({ language: 'en' })
  })

  it('says that a translation is stale', async () => {
    const [card] = (await get('/cards?q=retour&language=fr')).json().items
    expect(card).toMatchObject({ language: 'fr', stale: true })
  })

  it('that was quoted stays the version it was', async () => {
    const [first] = renewal.versionIds
    db.clock.advance(30 * 24 * 3_600_000)
    const quoted = await inEntity(db.pools, home.id, (trx) => services.cardShown(trx, first ?? '', 'ar'))
    expect(quoted).toMatchObject({ cardVersionId: first, feeFils: 30000, name: 'تجديد إقامة (عائلة)' })
    expect((await get(`/cards/${renewal.cardId}`)).json()).toMatchObject({ version: 2 })
    db.clock.advance(-30 * 24 * 3_600_000)
  })

  it('of another entity is not there', async () => {
    expect((await get(`/cards/${renewal.cardId}`, other)).statusCode).toBe(404)
    const [first] = renewal.versionIds
    expect(await inEntity(db.pools, other.id, (trx) => services.cardShown(trx, first ?? '', 'ar'))).toBeNull()
  })
})

describe('the public page', () => {
  const page = (slug: string) => app.inject({ method: 'GET', url: `/api/v1/public/entities/${slug}` })

  it('shows topics, hours in words, cards with their fees and whether the chat is open', async () => {
    await aLine(db, { entityId: home.id })
    const topicId = await aTopic(db, { entityId: home.id, name: 'Residence' })
    const shown = (await page(home.slug)).json()
    expect(shown).toMatchObject({
      slug: home.slug,
      topics: [{ id: topicId, name: { en: 'Residence' } }],
      chat: { open: true, opensAt: null },
      hours: [{ days: { ar: 'كل يوم', en: 'Every day' }, text: { ar: 'على مدار الساعة', en: 'Day and night' } }],
    })
    expect(shown.cards).toContainEqual(
      expect.objectContaining({
        name: { ar: 'تجديد إقامة (عائلة)', en: 'Renew a family residence permit' },
        fee: { ar: '300 درهم', en: 'AED 300' },
        time: { ar: 'يوما عمل', en: '2 working days' },
      }),
    )
  })

  it('of an entity under an umbrella offers the umbrella’s chat, closed when it is closed', async () => {
    const lineId = await aLine(db, { entityId: umbrella.id })
    await openHours(db, { entityId: umbrella.id, lineId, days: officeWeek })
    // Monday 10:00 in Dubai, then Monday 20:00
    expect((await page(below.slug)).json()).toMatchObject({ slug: below.slug, chat: { lineId, open: true } })
    db.clock.advance(10 * 3_600_000)
    expect((await page(below.slug)).json()).toMatchObject({
      chat: { lineId, open: false, opensAt: '2026-11-24T03:30:00.000Z' },
      hours: [{ days: { en: 'Monday – Friday' }, text: { ar: 'من 07:30 إلى 16:30' } }],
    })
    expect((await page(umbrella.slug)).json().about).toEqual([{ slug: below.slug, name: expect.anything() }])
    db.clock.advance(-10 * 3_600_000)
  })

  it('of nobody is not there', async () => {
    expect((await page('no-such-body')).statusCode).toBe(404)
  })

  it('is listed with its umbrella', async () => {
    const list = (await app.inject({ method: 'GET', url: '/api/v1/public/entities' })).json()
    expect(list).toContainEqual(expect.objectContaining({ slug: below.slug, parent: umbrella.slug }))
  })
})
