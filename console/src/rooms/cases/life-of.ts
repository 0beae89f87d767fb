import type { CaseFile } from './types.ts'

export type LifeStep = {
  id: string
  at: string
  kind:
    | 'opened'
    | 'opened-referred'
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
  /** Which chaser it was, how many stand together here, and by whom. */
  nth?: number
  count?: number
  by?: 'customer' | 'manager'
}

const mostShown = 8
// Closer than this part of the line, two marks of one kind are drawn as one.
const tooClose = 0.1
// When there is no room for all, these go first.
const cheap: readonly LifeStep['kind'][] = ['told', 'interim', 'answered', 'chased']

/** What happened to a case that belongs on its line of life until `now`, oldest first, at most eight moments; what would lie on top of each other is one. */
export function lifeOf(file: CaseFile, now: number): LifeStep[] {
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
  const end = Math.max(Date.parse(file.closedAt ?? '') || now, Date.parse(file.promisedAt ?? '') || 0)
  const span = Math.max(1, end - Date.parse(file.openedAt))
  return thinned(
    joined(
      steps.toSorted((one, other) => one.at.localeCompare(other.at)),
      span,
    ),
  )
}

function joined(steps: readonly LifeStep[], span: number): LifeStep[] {
  const left: LifeStep[] = []
  for (const step of steps) {
    const last = left.at(-1)
    const isClose = last !== undefined && (Date.parse(step.at) - Date.parse(last.at)) / span < tooClose
    if (last?.kind === 'opened' && step.kind === 'referred' && isClose) {
      left[left.length - 1] = { ...step, at: last.at, kind: 'opened-referred' }
    } else if (last?.kind === 'chased' && step.kind === 'chased' && last.by === step.by && isClose) {
      left[left.length - 1] = { ...last, count: (last.count ?? 1) + 1 }
    } else left.push(step)
  }
  return left
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
