import type { Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Pools } from '#platform/database'
import type { EventFlow } from '#platform/events'
import type { Files } from '#platform/files'
import type { Lease } from '#platform/lease'
import type { Log } from '#platform/log'
import type { MailOut } from '#platform/mail-out'
import type { Registry } from '#platform/metrics'
import type { Words } from '#platform/words'

/** What every room is made of: the first argument of every make<Room>. */
export interface Platform {
  pools: Pools
  clock: Clock
  log: Log
  config: Config
  events: EventFlow
  lease: Lease
  words: Words
  files: Files
  mailOut: MailOut
  metrics: Registry
}

/** Something the leader does again and again: a sweep with its pause, both on the platform's clock. */
export interface Sweep {
  name: string
  everyMilliseconds: number
  /** Must be safe to run twice and on two nodes at once. */
  run(epoch: number): Promise<void>
}
