import type { CaseStatus, LegStatus } from './words.ts'

export interface LegFacts {
  /** Null: the contact centre's own part. */
  unitId: string | null
  status: LegStatus
  sentAt: Date
  settledAt: Date | null
  replacedByLegId: string | null
}

export interface CaseFacts {
  isDraft: boolean
  redirectedToCaseId: string | null
  toldAt: Date | null
  closedAt: Date | null
  reopenedAt: Date | null
}

/** A standing leg decides by the first of these that any of them has: what asks most of somebody comes first. */
const byUrgency: readonly (readonly [LegStatus, CaseStatus])[] = [
  ['returned', 'returned'],
  ['waiting-customer', 'waiting-customer'],
  ['accepted', 'in-progress'],
  ['waiting-other', 'waiting-other'],
  ['sent', 'referred'],
]

/**
 * Where a case stands, from its legs. The contact centre's own part counts only while no department has one;
 * a returned leg counts until another was sent in its place; what was answered before a reopening counts no more.
 */
export function decideCaseStatus(facts: CaseFacts, legs: readonly LegFacts[]): CaseStatus {
  if (facts.redirectedToCaseId) return 'void'
  if (facts.closedAt) return 'closed'
  if (facts.isDraft) return 'draft'
  const { reopenedAt } = facts
  const standing = legs.filter(
    (leg) => !leg.replacedByLegId && !(reopenedAt && leg.settledAt && leg.settledAt <= reopenedAt),
  )
  const departments = standing.filter((leg) => leg.unitId !== null)
  for (const [leg, status] of byUrgency) {
    if (departments.some((one) => one.status === leg)) return status
  }
  if (facts.toldAt) return 'told'
  const answered = departments.length > 0 || standing.some((leg) => leg.status === 'answered')
  if (answered) return 'answered'
  return reopenedAt ? 'reopened' : 'new'
}
