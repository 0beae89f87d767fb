import { describe, expect, it } from 'vitest'
import { firstPlace, loadCases, type Place } from './load-cases.ts'
import type { CasePage, CaseSummary } from './types.ts'

const groups: Record<string, string[]> = { overdue: ['a', 'b', 'c'], near: ['d'], 'on-time': ['e', 'f'], closed: ['x'] }

async function fromGroups(place: Place, limit: number): Promise<CasePage> {
  const all = groups[place.group] ?? []
  const start = place.after === null ? 0 : Number(place.after)
  const items = all.slice(start, start + limit).map((id) => ({ id }) as CaseSummary)
  return { items, next: start + limit < all.length ? String(start + limit) : null }
}

async function everything(view: 'unfinished' | 'closed', limit: number) {
  const pages: string[][] = []
  let from: Place | null = firstPlace(view)
  while (from) {
    const loaded: Awaited<ReturnType<typeof loadCases>> = await loadCases(fromGroups, { view, from, limit })
    pages.push(loaded.rows.map((row) => row.id))
    from = loaded.next
  }
  return pages
}

describe('a list of unfinished cases', () => {
  it('goes through late, near and the rest, each once, in pages of one size', async () => {
    expect(await everything('unfinished', 2)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ])
  })

  it('stays in its group for any other view', async () => {
    expect(await everything('closed', 2)).toEqual([['x']])
  })
})
