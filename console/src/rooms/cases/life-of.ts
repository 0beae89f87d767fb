import type { CaseFile } from './types.ts'

export type LifeStep = {
  id: string
  at: string
  kind:
    | 'opened'
    | 'referred'
    | 'returned'
    | 'answered'
    | 'interim'
    | 'final'
    | 'told'
    | 'chased'
    | 'escalated'
    | 'reopened'
  /** The unit it went to or came from. */
  unit?: { ar: string; en: string }
  /** Which chaser it was, and by whom. */
  nth?: number
  by?: 'customer' | 'manager'
}

const mostShown = 8
// When there is no room for all, these go first.
const cheap: readonly LifeStep['kind'][] = ['told', 'interim', 'answered', 'chased']

/** What happened to a case that belongs on its line of life, oldest first, at most eight moments. */
export function lifeOf(file: CaseFile): LifeStep[] {
  const steps: LifeStep[] = [{ id: 'opened', at: file.openedAt, kind: 'opened' }]
  for (const leg of file.legs) {
    const unit = leg.unit ? { unit: leg.unit.name } : {}
    steps.push({ id: `sent ${leg.id}`, at: leg.sentAt, kind: 'referred', ...unit })
    if (leg.settledAt && leg.status === 'returned')
      steps.push({ id: `back ${leg.id}`, at: leg.settledAt, kind: 'returned', ...unit })
    if (leg.settledAt && leg.status === 'answered')
      steps.push({ id: `done ${leg.id}`, at: leg.settledAt, kind: 'answered', ...unit })
  }
  for (const reply of file.replies) steps.push({ id: reply.id, at: reply.at, kind: reply.stage })
  for (const [index, one] of file.chaserList.entries()) {
    steps.push({ id: one.id, at: one.at, kind: 'chased', nth: index + 1, by: one.by })
  }
  if (file.escalatedAt) steps.push({ id: 'escalated', at: file.escalatedAt, kind: 'escalated' })
  if (file.reopenedAt) steps.push({ id: 'reopened', at: file.reopenedAt, kind: 'reopened' })
  if (file.toldAt) steps.push({ id: 'told', at: file.toldAt, kind: 'told' })
  return thinned(steps.toSorted((one, other) => one.at.localeCompare(other.at)))
}

function thinned(steps: LifeStep[]): LifeStep[] {
  const left = [...steps]
  for (const kind of cheap) {
    while (left.length > mostShown) {
      const at = left.findIndex((step) => step.kind === kind)
      if (at < 0) break
      left.splice(at, 1)
    }
  }
  return left.slice(-mostShown)
}

/** When a case stopped being worked on: its line ends there. */
export const endOf = (file: CaseFile): string | null => file.closedAt
