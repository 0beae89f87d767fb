import { inEngine } from '#platform/database'
import { Counter, Gauge } from '#platform/metrics'
import type { Platform } from '#platform/parts'
import { imbalanceOf, readLedger } from './ledger.ts'
import { countLimbo } from './limbo.ts'
import type { ChannelsNeeds } from './needs.ts'

/** Registers the ledger's metrics, read from the kept counts when they are asked for; `prove-ledger.ts` proves those. */
export function registerLedgerMetrics(platform: Platform, needs: ChannelsNeeds): void {
  const registers = [platform.metrics]
  const ledger = sharedForAScrape(() => inEngine(platform.pools, readLedger))
  new Counter({
    name: 'amer_contacts_arrived_total',
    help: 'Contacts that have arrived.',
    labelNames: ['channel'],
    registers,
    async collect() {
      this.reset()
      for (const line of await ledger()) this.inc({ channel: line.channel }, line.arrived)
    },
  })
  new Counter({
    name: 'amer_contacts_ended_total',
    help: 'Contacts that have ended, by their one outcome.',
    labelNames: ['channel', 'outcome'],
    registers,
    async collect() {
      this.reset()
      for (const { channel, ended } of await ledger()) {
        for (const [outcome, count] of Object.entries(ended)) this.inc({ channel, outcome }, count)
      }
    },
  })
  new Gauge({
    name: 'amer_contacts_in_progress',
    help: 'Contacts that have arrived and not ended.',
    labelNames: ['channel'],
    registers,
    async collect() {
      this.reset()
      for (const line of await ledger()) this.set({ channel: line.channel }, line.inProgress)
    },
  })
  new Gauge({
    name: 'amer_ledger_imbalance',
    help: 'By how many contacts arrived differs from in progress plus ended; always 0.',
    registers,
    async collect() {
      this.set(imbalanceOf(await ledger()))
    },
  })
  new Gauge({
    name: 'amer_limbo_items',
    help: 'Things somebody must do that have no owner, queue or due time, or lie far past it; always 0.',
    registers,
    async collect() {
      const counts = await countLimbo(platform, needs)
      this.set(counts.reduce((sum, { count }) => sum + count, 0))
    },
  })
}

// One scrape asks several metrics at once: they share one reading, so that the equation is taken at one moment.
function sharedForAScrape<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= read().finally(() =>
      setImmediate(() => {
        running = null
      }),
    )
    return running
  }
}
