import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import type { TimelineEntry } from './words.ts'

export interface TimelineWanted {
  customerId: string
  /** Strictly earlier than this moment; absent: from now. */
  before?: Date | undefined
  limit: number
  /** In whose transaction it is asked. */
  entityId: string
  reader: Reader
}

/** Asked of later rooms; app/build.ts fills it. */
export interface CustomersNeeds {
  /** Lines of a customer's timeline, newest first: one source each for contacts (channels) and cases. */
  timelines: readonly ((trx: Trx, wanted: TimelineWanted) => Promise<TimelineEntry[]>)[]
  /** Whether lists show the reader a case of this customer: whoever reads no other customers reads these (cases). */
  seesCaseOf(trx: Trx, wanted: { customerId: string; entityId: string; reader: Reader }): Promise<boolean>
}
