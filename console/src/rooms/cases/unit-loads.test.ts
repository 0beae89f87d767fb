import { describe, expect, it } from 'vitest'
import { unitLoads } from './unit-loads.ts'

const count = (unitId: string, parentUnitId: string | null, unfinished: number, overdue = 0, near = 0) => ({
  unitId,
  parentUnitId,
  name: { ar: unitId, en: unitId },
  level: 'section',
  unfinished,
  overdue,
  near,
})

describe('the tree of units', () => {
  it('puts every unit under its parent and splits what is unfinished', () => {
    const loads = unitLoads(
      [count('b', null, 1), count('a1', 'a', 6, 2, 1), count('a', null, 9, 3, 1)],
      (name) => name.en,
    )
    expect(loads.map(({ id, depth }) => [id, depth])).toEqual([
      ['b', 1],
      ['a', 1],
      ['a1', 2],
    ])
    expect(loads[1]).toMatchObject({ late: 3, near: 1, onTime: 5 })
  })

  it('shows a unit whose parent the reader may not see as a root', () => {
    expect(unitLoads([count('a1', 'hidden', 2)], (name) => name.ar)).toMatchObject([{ id: 'a1', depth: 1 }])
  })
})
