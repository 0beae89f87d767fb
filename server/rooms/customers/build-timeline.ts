import type { Trx } from '#platform/database'
import type { CustomersNeeds, TimelineWanted } from './needs.ts'
import type { TimelineEntry } from './words.ts'

/** A customer's contacts and cases as one list, newest first; `limit + 1` entries when more follow. */
export async function buildTimeline(trx: Trx, needs: CustomersNeeds, wanted: TimelineWanted): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = []
  for (const timeline of needs.timelines) entries.push(...(await timeline(trx, { ...wanted, limit: wanted.limit + 1 })))
  return entries.toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)).slice(0, wanted.limit + 1)
}
