// Run as a process of its own: leads, enqueues the jobs of 'test.wanted', says which it has begun, and never ends one.
import { openPools, roleUrl } from '#platform/database'
import { createEventFlow } from '#platform/events'
import { createJobs } from '#platform/jobs'
import { createLease } from '#platform/lease'
import { createLog } from '#platform/log'

const [adminUrl = '', database = ''] = process.argv.slice(2)
const pools = openPools(adminUrl, database, { web: 1, engine: 4 })
const log = createLog('silent')
const lease = createLease(pools, 'leader', log)
const engineUrl = roleUrl(adminUrl, 'amer_engine', database)
const events = createEventFlow({ pools, engineUrl, lease, journey: () => ({}), log })
const jobs = createJobs({
  pools,
  jobsUrl: roleUrl(adminUrl, 'amer_jobs', database),
  jobs: {
    'test.wanted': {
      name: 'wanted',
      work: (event) => {
        process.stdout.write(`began ${event.payload.n}\n`)
        return new Promise(() => undefined)
      },
    },
  },
  lease,
  log,
  times: { renewMilliseconds: 100, expireMilliseconds: 1000 },
})
await events.start()
lease.start()
await jobs.start()
process.stdout.write('ready\n')
