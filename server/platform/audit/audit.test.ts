import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { audit, findBrokenSeal, sealAudit } from './index.ts'

let db: TestDatabase
const entityId = newId()
beforeAll(async () => {
  db = await aDatabase()
  await db.startEvents()
})
afterAll(() => db.close())

const note = (action: string) =>
  inEntity(db.pools, entityId, (trx) =>
    audit(trx, {
      entityId,
      actor: { kind: 'system', name: 'test' },
      action,
      subject: { type: 'case', id: '1' },
      at: db.clock.now(),
    }),
  )
const broken = () => inEngine(db.pools, findBrokenSeal)

describe('the audit chain', () => {
  it('seals committed entries once, and finds the one that was tampered with', async () => {
    for (const action of ['a.one', 'a.two', 'a.three']) await note(action)
    const epoch = db.lease.epoch() ?? 0
    expect(await inEngine(db.pools, (trx) => sealAudit(trx, epoch))).toBe(3)
    expect(await inEngine(db.pools, (trx) => sealAudit(trx, epoch))).toBe(0)
    expect(await broken()).toBeNull()
    // Even the superuser must first take the guard away.
    await sql`alter table platform.audit_entry disable trigger append_only`.execute(db.superuser)
    await sql`update platform.audit_entry set action = 'a.other' where action = 'a.two'`.execute(db.superuser)
    expect(await broken()).toMatchObject({ seq: 2 })
    await sql`update platform.audit_entry set action = 'a.two' where action = 'a.other'`.execute(db.superuser)
    expect(await broken()).toBeNull()
  })

  it('seals nothing under an epoch that has passed', async () => {
    await note('a.late')
    expect(await inEngine(db.pools, (trx) => sealAudit(trx, (db.lease.epoch() ?? 0) - 1))).toBe(0)
  })

  it('is never changed by web or engine', async () => {
    for (const pool of [db.pools.web, db.pools.engine]) {
      await expect(
        pool.transaction().execute(async (trx) => {
          await sql`select set_config('amer.entity', ${entityId}, true)`.execute(trx)
          await sql`delete from platform.audit_entry`.execute(trx)
        }),
      ).rejects.toMatchObject({ code: '42501' })
    }
  })
})
