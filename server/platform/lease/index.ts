import { hostname } from 'node:os'
import { sql } from 'kysely'
import { inEngine, type Pools } from '#platform/database'
import { newId } from '#platform/ids'
import type { Log } from '#platform/log'

export interface LeaseTimes {
  renewMilliseconds: number
  expireMilliseconds: number
}

export const usualLeaseTimes: LeaseTimes = { renewMilliseconds: 500, expireMilliseconds: 1500 }

export interface Lease {
  readonly name: string
  /** The epoch while we hold the lease, null while we do not. */
  epoch(): number | null
  /** Called with the new epoch each time the lease is won. */
  onGain(listener: (epoch: number) => void): void
  /** Called when the lease is lost or given back. */
  onLoss(listener: () => void): void
  start(): void
  /** Gives the lease back at once, so that another node need not wait for it to expire. */
  stop(): Promise<void>
}

/** A lease row with an epoch: won when free or expired, renewed while we live, checked inside every claim. */
export function createLease(pools: Pools, name: string, log: Log, times = usualLeaseTimes): Lease {
  const holder = `${hostname()}/${process.pid}/${newId().slice(-12)}`
  const gains: ((epoch: number) => void)[] = []
  const losses: (() => void)[] = []
  let epoch: number | null = null
  let validUntil = 0
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let turn: Promise<void> = Promise.resolve()

  const lose = () => {
    if (epoch === null) return
    epoch = null
    if (!stopped) log.warn({ lease: name }, 'lease lost')
    for (const listener of losses) listener()
  }

  const takeTurn = async () => {
    const asked = performance.now()
    try {
      const won = await claim(pools, name, holder, times.expireMilliseconds)
      if (won === null) return lose()
      validUntil = asked + times.expireMilliseconds
      if (won === epoch) return
      lose()
      epoch = won
      log.info({ lease: name, epoch: won }, 'lease won')
      for (const listener of gains) listener(won)
    } catch (error) {
      log.warn({ lease: name, err: error }, 'lease not renewed')
      if (performance.now() > validUntil) lose()
    }
  }

  const schedule = () => {
    if (stopped) return
    timer = setTimeout(() => {
      turn = takeTurn().finally(schedule)
    }, times.renewMilliseconds)
  }

  return {
    name,
    // A process that was frozen must not believe in an epoch that ran out while it slept.
    epoch: () => (epoch !== null && performance.now() < validUntil ? epoch : null),
    onGain: (listener) => gains.push(listener),
    onLoss: (listener) => losses.push(listener),
    start: () => {
      turn = takeTurn().finally(schedule)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
      if (epoch === null) return
      lose()
      await giveBack(pools, name, holder).catch(() => undefined)
    },
  }
}

async function claim(pools: Pools, name: string, holder: string, expireMilliseconds: number): Promise<number | null> {
  const until = sql`clock_timestamp() + ${expireMilliseconds} * interval '1 millisecond'`
  const { rows } = await inEngine(pools, (trx) =>
    sql<{ epoch: number }>`
      insert into platform.lease as lease (name, holder, epoch, expires_at) values (${name}, ${holder}, 1, ${until})
      on conflict (name) do update set
        holder = excluded.holder,
        epoch = lease.epoch + case when lease.holder = excluded.holder and lease.expires_at > clock_timestamp() then 0 else 1 end,
        expires_at = excluded.expires_at
      where lease.holder = excluded.holder or lease.expires_at <= clock_timestamp()
      returning epoch`.execute(trx),
  )
  return rows[0]?.epoch ?? null
}

async function giveBack(pools: Pools, name: string, holder: string): Promise<void> {
  await inEngine(pools, (trx) =>
    sql`update platform.lease set expires_at = clock_timestamp() where name = ${name} and holder = ${holder}`.execute(
      trx,
    ),
  )
}
