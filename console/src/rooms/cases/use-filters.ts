import { useAddress } from '../../app/address.ts'
import type { Filters } from './case-queries.ts'
import { type View, views } from './types.ts'

export type ListAddress = {
  view: View
  filters: Filters
  /** Which bar of the ages is chosen. */
  age: string | null
  change: (wanted: Record<string, string | null>) => void
}

const day = 86_400_000

/** What the list shows, kept in the address so that it can be shared and returned to. */
export function useFilters(ages: readonly { upToDays: number | null }[], now: number): ListAddress {
  const [said, change] = useAddress()
  const view = views.find((one) => one === said.view) ?? 'unfinished'
  const age = said.age ?? null
  return {
    view,
    age,
    change,
    filters: {
      unitId: said.unit ?? null,
      type: said.type ?? null,
      status: said.status ?? null,
      ownerId: said.owner ?? null,
      q: said.q ?? '',
      ...openedWithin(ages, age, now),
    },
  }
}

/** The opening times a bar of the histogram stands for; whole minutes, so that a list is not asked anew every second. */
export function openedWithin(ages: readonly { upToDays: number | null }[], age: string | null, now: number) {
  const at = age === null ? -1 : Number(age)
  const bar = ages[at]
  if (!bar) return { openedAfter: null, openedBefore: null }
  const before = (days: number | null | undefined) =>
    days == null ? null : new Date(Math.floor((now - days * day) / 60_000) * 60_000).toISOString()
  return { openedAfter: before(bar.upToDays), openedBefore: before(ages[at - 1]?.upToDays) }
}
