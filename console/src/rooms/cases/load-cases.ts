import type { CasePage, CaseSummary, View } from './types.ts'

type Group = 'overdue' | 'near' | 'on-time' | Exclude<View, 'unfinished' | 'no-case'>
/** Where a list goes on: in which group, after what. */
export type Place = { group: Group; after: string | null }
export type LoadedCases = { rows: CaseSummary[]; next: Place | null }
type Load = (place: Place, limit: number) => Promise<CasePage>

const unfinished: readonly Group[] = ['overdue', 'near', 'on-time']

/** Where a view begins: unfinished cases come late first, then near, then the rest. */
export const firstPlace = (view: View): Place => ({
  group: view === 'unfinished' || view === 'no-case' ? 'overdue' : view,
  after: null,
})

/** Loads up to `limit` cases from a place on, crossing from late to near to the rest where the view holds all three. */
export async function loadCases(load: Load, wanted: { view: View; from: Place; limit: number }): Promise<LoadedCases> {
  const rows: CaseSummary[] = []
  let place: Place | null = wanted.from
  while (place !== null && rows.length < wanted.limit) {
    const page: CasePage = await load(place, wanted.limit - rows.length)
    rows.push(...page.items)
    place = page.next !== null ? { group: place.group, after: page.next } : following(wanted.view, place.group)
  }
  return { rows, next: place }
}

function following(view: View, group: Group): Place | null {
  if (view !== 'unfinished') return null
  const next = unfinished[unfinished.indexOf(group) + 1]
  return next ? { group: next, after: null } : null
}
