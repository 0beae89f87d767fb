interface Counted {
  serviceLevel: { denominator: number; targetPercent: number; targetSeconds: number }
}

/** The target all queues share; null when they differ. */
export function sharedTarget(queues: readonly Counted[]): { percent: number; seconds: number } | null {
  const [first] = queues
  if (!first) return null
  const { targetPercent, targetSeconds } = first.serviceLevel
  const same = queues.every(
    ({ serviceLevel: level }) => level.targetPercent === targetPercent && level.targetSeconds === targetSeconds,
  )
  return same ? { percent: targetPercent, seconds: targetSeconds } : null
}

/**
 * The percent the sum must reach for every queue to be judged as its own row judges it: the targets weighted by what each
 * queue is counted over. Null while nothing is counted.
 */
export function targetOfSum(queues: readonly Counted[]): number | null {
  let counted = 0
  let wanted = 0
  for (const { serviceLevel } of queues) {
    counted += serviceLevel.denominator
    wanted += serviceLevel.denominator * serviceLevel.targetPercent
  }
  return counted === 0 ? null : wanted / counted
}
