// Run as a process of its own: takes the lease, says so, and on each line it is sent tries to number events under it.
import { createInterface } from 'node:readline'
import { openPools } from '#platform/database'
import { numberEvents } from '#platform/events'
import { createLease } from '#platform/lease'
import { createLog } from '#platform/log'

const [adminUrl = '', database = ''] = process.argv.slice(2)
const pools = openPools(adminUrl, database, { web: 1, engine: 2 })
const lease = createLease(pools, 'leader', createLog('silent'))
let won = 0
lease.onGain((epoch) => {
  won = epoch
  process.stdout.write(`leads ${epoch}\n`)
})
lease.start()
for await (const _line of createInterface({ input: process.stdin })) {
  // Uses the epoch it once won whatever has happened since: the late claim of a leader that does not know it slept.
  const numbered = await numberEvents(pools.engine, won)
  process.stdout.write(`numbered ${numbered.length} believes ${lease.epoch()}\n`)
}
