import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEntity } from '#platform/database'
import { publish } from '#platform/events'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { createLease } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await aDatabase()
})
afterAll(() => db.close())

const program = join(import.meta.dirname, '../../../tests/support/frozen-leader.ts')

describe('leading under a lease', () => {
  it('replaces a leader that was frozen and refuses its late claim', async () => {
    const child = spawn(process.execPath, [program, db.adminUrl, db.name], { stdio: ['pipe', 'pipe', 'inherit'] })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    try {
      const first = String((await lines.next()).value)
      expect(first).toMatch(/^leads \d+$/)
      child.kill('SIGSTOP')

      const mine = createLease(db.pools, 'leader', createLog('silent'))
      const gained = new Promise<number>((resolve) => mine.onGain(resolve))
      mine.start()
      const epoch = await gained
      expect(epoch).toBe(Number(first.split(' ')[1]) + 1)

      const entityId = newId()
      await inEntity(db.pools, entityId, (trx) =>
        publish(trx, { type: 'test.claimed', entityId, payload: {}, at: new Date() }),
      )
      child.stdin.write('number\n')
      child.kill('SIGCONT')
      expect((await lines.next()).value).toBe('numbered 0 believes null')
      await mine.stop()
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('lets only one of many hold it at a time', async () => {
    const leases = Array.from({ length: 4 }, () => createLease(db.pools, 'test-one', createLog('silent')))
    const winners: number[] = []
    const first = new Promise<void>((resolve) => {
      for (const [index, lease] of leases.entries()) lease.onGain(() => resolve(void winners.push(index)))
    })
    for (const lease of leases) lease.start()
    await first
    expect(leases.filter((lease) => lease.epoch() !== null)).toHaveLength(1)
    const second = new Promise<void>((resolve) => {
      for (const lease of leases) lease.onGain(() => resolve())
    })
    await leases[winners[0] ?? 0]?.stop()
    await second
    expect(leases.filter((lease) => lease.epoch() !== null)).toHaveLength(1)
    await Promise.all(leases.map((lease) => lease.stop()))
  })
})
