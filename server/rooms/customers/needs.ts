import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import type { TimelineEntry } from './words.ts'

export interface TimelineWanted {
  customerId: string
  /** Strictly earlier than this moment; absent: from now. */
  before?: Date | undefined
  limit: number
  reader: Reader
}

/** Asked of later rooms; app/build.ts fills it. */
export interface CustomersNeeds {
  /** Lines of a customer's timeline, newest first: one source each for contacts (channels) and cases. */
  timelines: readonly ((trx: Trx, wanted: TimelineWanted) => Promise<TimelineEntry[]>)[]
}
