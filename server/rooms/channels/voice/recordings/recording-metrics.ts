import { inEngine, type Trx } from '#platform/database'
import { Gauge } from '#platform/metrics'
import type { Platform } from '#platform/parts'

const DAY = 24 * 60 * 60_000

/** Registers what must be 0: recordings of the last day that were lost, and those that wait past their time to be stored. */
export function registerRecordingMetrics({ pools, clock, metrics }: Platform): void {
  const count = (which: (trx: Trx) => Promise<{ count: number }>) => async () => (await inEngine(pools, which)).count
  const missing = count((trx) =>
    trx
      .selectFrom('channels.recording')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '=', 'missing')
      .where('endedAt', '>', new Date(clock.now().getTime() - DAY))
      .executeTakeFirstOrThrow(),
  )
  const unstored = count((trx) =>
    trx
      .selectFrom('channels.recording')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '=', 'recorded')
      .where('dueAt', '<', clock.now())
      .executeTakeFirstOrThrow(),
  )
  const registers = [metrics]
  new Gauge({
    name: 'amer_recordings_missing',
    help: 'Finished conversations and messages of the last day whose recording is not whole; 0.',
    registers,
    async collect() {
      this.set(await missing())
    },
  })
  new Gauge({
    name: 'amer_recordings_unstored',
    help: 'Recordings that lie with the engine past the time by which they are stored; 0.',
    registers,
    async collect() {
      this.set(await unstored())
    },
  })
}
