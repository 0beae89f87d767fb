import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { anEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { findCustomers } from './find-customers.ts'
import { makeCustomers } from './make-customers.ts'
import { addIdentifier, createCustomer, editCustomer } from './save-customer.ts'
import { aCustomer } from './testing.ts'

let db: TestDatabase
let room: ReturnType<typeof makeCustomers>
const at = new Date('2026-11-23T06:00:00Z')

beforeAll(async () => {
  db = await aDatabase()
  room = makeCustomers(db.platform, { timelines: [], seesCaseOf: async () => false })
})
afterAll(() => db.close())

describe('recognising a customer', () => {
  it('knows one by a phone written in any way', async () => {
    const { id: entityId } = await anEntity(db)
    const known = await inEntity(db.pools, entityId, (trx) => aCustomer(trx, { entityId }))
    for (const value of ['0500000001', '+971 50 000 0001', '00971500000001', '٠٥٠٠٠٠٠٠٠١']) {
      const found = await inEntity(db.pools, entityId, (trx) =>
        room.identify(trx, { entityId, identifiers: [{ kind: 'phone', value }] }),
      )
      expect(found).toMatchObject({ kind: 'known', customerId: known.id })
    }
  })

  it('answers several where a family shares a phone, and one when the document decides', async () => {
    const { id: entityId } = await anEntity(db)
    const phone = { kind: 'phone' as const, value: '+971500000002' }
    const id = { kind: 'emirates-id' as const, value: '784-0000-0000001-0' }
    const father = await inEntity(db.pools, entityId, (trx) => aCustomer(trx, { entityId, identifiers: [phone, id] }))
    await inEntity(db.pools, entityId, (trx) => aCustomer(trx, { entityId, identifiers: [phone] }))
    await inEntity(db.pools, entityId, async (trx) => {
      expect((await room.identify(trx, { entityId, identifiers: [phone] })).kind).toBe('several')
      expect(await room.identify(trx, { entityId, identifiers: [phone, id] })).toMatchObject({ customerId: father.id })
      expect(await room.identify(trx, { entityId, identifiers: [{ kind: 'email', value: 'a@example.com' }] })).toEqual({
        kind: 'unknown',
      })
    })
  })

  it('gives the priority the entity sets, the highest counting', async () => {
    const { id: entityId } = await anEntity(db, { determinationPriority: 4, seniorPriority: 2 })
    await inEngine(db.pools, (trx) =>
      trx
        .insertInto('customers.segment')
        .values({ entityId, code: 'golden', nameAr: 'ذهبية', nameEn: 'Golden', priority: 3 })
        .execute(),
    )
    await inEntity(db.pools, entityId, async (trx) => {
      const priorities = []
      for (const more of [
        {},
        { senior: true },
        { senior: true, segment: 'golden' },
        { senior: true, determination: true },
      ]) {
        const { id } = await aCustomer(trx, { entityId, identifiers: [], ...more })
        priorities.push(await room.priorityOf(trx, id))
      }
      expect(priorities).toEqual([0, 2, 3, 4])
    })
  })
})

describe('finding customers', () => {
  it('finds a name by either script, by its beginning, and by how it sounds', async () => {
    const { id: entityId } = await anEntity(db)
    const mohammed = await inEntity(db.pools, entityId, (trx) =>
      aCustomer(trx, {
        entityId,
        fullNameAr: 'محمد عبد الرحمن بن سالم المنصوري',
        fullNameLatin: null,
        identifiers: [{ kind: 'emirates-id', value: '784-0000-0000002-8' }],
      }),
    )
    await inEntity(db.pools, entityId, (trx) => aCustomer(trx, { entityId }))
    for (const text of [
      'محمد',
      'محم المنص',
      'Muhammad',
      'mohammed al mansoori',
      'Abdulrahman',
      'Abdul Rahman',
      '0000002-8',
      '784000000000028',
    ]) {
      const found = await inEntity(db.pools, entityId, (trx) => findCustomers(trx, { entityId, text, limit: 10 }))
      expect(
        found.map((one) => one.id),
        text,
      ).toEqual([mohammed.id])
    }
  })

  it('shows nothing of another entity, by name or by number', async () => {
    const [ours, theirs] = [await anEntity(db), await anEntity(db)]
    const stranger = await inEntity(db.pools, theirs.id, (trx) => aCustomer(trx, { entityId: theirs.id }))
    await inEntity(db.pools, ours.id, async (trx) => {
      expect(await findCustomers(trx, { entityId: theirs.id, text: 'مريم', limit: 10 })).toEqual([])
      expect(await room.summariesOf(trx, [stranger.id])).toEqual([])
      await expect(room.customerById(trx, stranger.id)).rejects.toThrow('NotFound')
    })
  })

  it('shows an umbrella’s customer to the entity a contact is about, once shared', async () => {
    const [umbrella, about] = [await anEntity(db), await anEntity(db)]
    const { id } = await inEntity(db.pools, umbrella.id, async (trx) => {
      const customer = await aCustomer(trx, { entityId: umbrella.id })
      await room.shareWith(trx, { customerId: customer.id, aboutEntityId: about.id })
      return customer
    })
    await inEntity(db.pools, about.id, async (trx) => {
      expect(await room.customerById(trx, id)).toMatchObject({ id, identifiers: [{ value: '+971500000001' }] })
    })
  })
})

describe('keeping a customer', () => {
  it('warns of a wrong check digit and keeps the number', async () => {
    const { id: entityId } = await anEntity(db)
    const customer = await inEntity(db.pools, entityId, (trx) =>
      aCustomer(trx, { entityId, identifiers: [{ kind: 'emirates-id', value: '784-0000-0000001-1' }] }),
    )
    expect(customer.identifiers).toMatchObject([{ shown: '784-0000-0000001-1', warning: 'check-digit' }])
  })

  it('refuses a second customer with the same phone unless told to go on', async () => {
    const { id: entityId } = await anEntity(db)
    const wanted = { entityId, fullNameLatin: 'Second', identifiers: [{ kind: 'phone' as const, value: '0500000001' }] }
    await inEntity(db.pools, entityId, (trx) => aCustomer(trx, { entityId }))
    await expect(inEntity(db.pools, entityId, (trx) => createCustomer(trx, wanted, at))).rejects.toMatchObject({
      code: 'customers.already-known',
      facts: { customers: [{ name: { ar: 'مريم سالم الشامسي' } }] },
    })
    const second = await inEntity(db.pools, entityId, (trx) => createCustomer(trx, { ...wanted, anyway: true }, at))
    expect(second.identifiers).toHaveLength(1)
  })

  it('asks for a name in one script at least', async () => {
    const { id: entityId } = await anEntity(db)
    const nameless = { entityId, fullNameAr: ' ', identifiers: [] }
    await expect(inEntity(db.pools, entityId, (trx) => createCustomer(trx, nameless, at))).rejects.toMatchObject({
      code: 'customers.name-wanted',
    })
  })

  it('keeps a name that was emptied as none', async () => {
    const { id: entityId } = await anEntity(db)
    const named = { entityId, fullNameAr: 'سارة', fullNameLatin: 'Sara', identifiers: [] }
    const emptied = await inEntity(db.pools, entityId, async (trx) => {
      const { id: customerId, version: ifMatch } = await createCustomer(trx, named, at)
      return editCustomer(trx, { customerId, ifMatch, change: { fullNameLatin: '' } }, at)
    })
    expect(emptied.name).toEqual({ ar: 'سارة', latin: null })
  })

  it('takes one of two edits of the same version', async () => {
    const { id: entityId } = await anEntity(db)
    const { id, version } = await inEntity(db.pools, entityId, (trx) => aCustomer(trx, { entityId }))
    const edit = (title: string) =>
      inEntity(db.pools, entityId, (trx) =>
        editCustomer(trx, { customerId: id, ifMatch: version, change: { title } }, at),
      )
    const ends = await Promise.allSettled([edit('السيدة'), edit('سعادة')])
    expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = ends.find((end) => end.status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'platform.edited-by-another' } })
  })

  it('is found by what was added later', async () => {
    const { id: entityId } = await anEntity(db)
    const found = await inEntity(db.pools, entityId, async (trx) => {
      const { id, version } = await aCustomer(trx, { entityId })
      const given = { kind: 'passport' as const, value: 'n 123-4567' }
      const after = await addIdentifier(trx, { customerId: id, given, ifMatch: version }, at)
      expect(after.version).toBe(version + 1)
      return findCustomers(trx, { entityId, text: 'N1234567', limit: 5 })
    })
    expect(found).toHaveLength(1)
  })
})
