import { sql } from 'kysely'
import { inEngine } from '#platform/database'
import { Gauge } from '#platform/metrics'
import type { Platform, Sweep } from '#platform/parts'
import { countLedger, differenceBetween, imbalanceOf, readLedger } from './ledger.ts'

/** Gathers what the triggers have counted into one row a day, channel and outcome. Two nodes at once count nothing twice. */
export function gatherCounts(platform: Platform): Sweep {
  return {
    name: 'channels.gather-ledger',
    everyMilliseconds: 10_000,
    run: async () => {
      await inEngine(platform.pools, (trx) =>
        sql`with gone as (delete from channels.ledger_count returning side, day, channel, what, count)
          insert into channels.ledger_total as total (side, day, channel, what, count)
          select side, day, channel, what, sum(count) from gone group by 1, 2, 3, 4 order by 1, 2, 3, 4
          on conflict (side, day, channel, what) do update set count = total.count + excluded.count`.execute(trx),
      )
    },
  }
}

/** By how many contacts the equation fails when everything is counted anew, and by how many the kept counts differ from that. */
export function proveLedger(platform: Platform): Promise<{ imbalance: number; difference: number }> {
  return inEngine(platform.pools, async (trx) => {
    await sql`set transaction isolation level repeatable read`.execute(trx) // both readings are of one moment
    const counted = await countLedger(trx)
    return { imbalance: imbalanceOf(counted), difference: differenceBetween(await readLedger(trx), counted) }
  })
}

/** Proves the whole ledger every hour; what it finds stands in the metric and the log until the next proof. */
export function ledgerProof(platform: Platform): Sweep {
  const found = new Gauge({
    name: 'amer_ledger_proof_difference',
    help: 'By how many contacts the ledger failed when it was last counted anew, on the node that leads; always 0.',
    registers: [platform.metrics],
  })
  return {
    name: 'channels.prove-ledger',
    everyMilliseconds: 3_600_000,
    run: async () => {
      const { imbalance, difference } = await proveLedger(platform)
      found.set(imbalance + difference)
      if (imbalance + difference > 0) platform.log.error({ imbalance, difference }, 'the ledger does not balance')
    },
  }
}
