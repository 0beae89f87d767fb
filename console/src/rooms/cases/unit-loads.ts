import type { UnitLoad } from '../../ui/index.ts'
import type { CaseCounts } from './types.ts'

type Count = CaseCounts['byUnit'][number]

/** The tree of units in the order it is read, parents before children, with what each still has to finish. */
export function unitLoads(counts: readonly Count[], named: (name: Count['name']) => string): UnitLoad[] {
  const ids = new Set(counts.map((one) => one.unitId))
  const isTop = (one: Count) => one.parentUnitId === null || !ids.has(one.parentUnitId)
  const below = (one: Count, depth: number): UnitLoad[] => [
    {
      id: one.unitId,
      name: named(one.name),
      depth,
      late: one.overdue,
      near: one.near,
      onTime: Math.max(0, one.unfinished - one.overdue - one.near),
    },
    ...counts.filter((child) => child.parentUnitId === one.unitId).flatMap((child) => below(child, depth + 1)),
  ]
  return counts.filter(isTop).flatMap((one) => below(one, 1))
}

/** The whole entity as the root above its units. */
export function wholeLoad(counts: CaseCounts, name: string): UnitLoad {
  return {
    id: '',
    name,
    depth: 0,
    late: counts.overdue,
    near: counts.near,
    onTime: Math.max(0, counts.unfinished - counts.overdue - counts.near),
  }
}
