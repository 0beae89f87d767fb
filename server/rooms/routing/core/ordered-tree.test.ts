import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrderedTree } from './ordered-tree.ts'

type Entry = { key: number; id: number }
const isBefore = (a: Entry, b: Entry) => (a.key !== b.key ? a.key < b.key : a.id < b.id)

describe('an ordered tree', () => {
  it('holds what a sorted list would, through any inserts and removals', () => {
    const change = fc.record({ key: fc.integer({ min: 0, max: 20 }), removes: fc.boolean(), choice: fc.nat() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 600, size: 'max' }), (changes) => {
        const tree = new OrderedTree<Entry>(({ key }) => key, isBefore)
        const list: Entry[] = []
        for (const [id, { key, removes, choice }] of changes.entries()) {
          const [entry] = removes && choice % 3 === 0 ? list.splice(choice % Math.max(1, list.length), 1) : []
          if (entry) tree.remove(entry)
          else {
            const added = { key, id }
            tree.insert(added)
            list.push(added)
          }
          list.sort((a, b) => (isBefore(a, b) ? -1 : 1))
          expect(tree.first).toEqual(list[0] ?? null)
        }
        expect([...tree]).toEqual(list)
        expect(tree.size).toBe(list.length)
        for (const [index, entry] of list.entries()) expect(tree.countBefore(entry)).toBe(index)
      }),
      { numRuns: 60 },
    )
  })

  it('empties in any order', () => {
    const tree = new OrderedTree<Entry>(({ key }) => key, isBefore)
    const entries = Array.from({ length: 5_000 }, (_, id) => ({ key: (id * 7919) % 501, id }))
    for (const entry of entries) tree.insert(entry)
    for (const [index, entry] of entries.toSorted((a, b) => ((a.id * 31) % 997) - ((b.id * 31) % 997)).entries()) {
      tree.remove(entry)
      expect(tree.size).toBe(entries.length - index - 1)
    }
    expect(tree.first).toBeNull()
  })
})
