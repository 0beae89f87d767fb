import type { ContactState, EndReason, Outcome } from './words.ts'

/** The one table of allowed moves of a contact; whatever is not here is refused. */
const MOVES: Record<ContactState, readonly ContactState[]> = {
  flow: ['queued', 'ended'],
  // queued → flow: a caller chose something else than waiting.
  queued: ['flow', 'reserved', 'active', 'ended'],
  reserved: ['queued', 'active', 'ended'],
  // active → active: another agent takes over.
  active: ['active', 'queued', 'parked', 'ended'],
  parked: ['queued', 'active', 'ended'],
  ended: [],
}

/** Whether a contact may go from one state to the other. */
export function mayMove(from: ContactState, to: ContactState): boolean {
  return MOVES[from].includes(to)
}

const BEFORE_AN_AGENT: readonly ContactState[] = ['flow', 'queued', 'reserved']

interface EndRule {
  from: readonly ContactState[]
  outcome: Outcome
}

/** For each reason a contact ends: from which states, and the one outcome it then has (design.md §6). */
const ENDS: Record<EndReason, readonly EndRule[]> = {
  'customer-served': [{ from: ['active', 'parked'], outcome: 'handled' }],
  'customer-left': [
    { from: BEFORE_AN_AGENT, outcome: 'abandoned' },
    { from: ['active', 'parked'], outcome: 'handled' },
  ],
  'customer-silent': [
    { from: ['flow'], outcome: 'abandoned' },
    { from: ['active', 'parked'], outcome: 'handled' },
  ],
  'flow-answered': [{ from: ['flow'], outcome: 'self-served' }],
  'callback-taken': [{ from: BEFORE_AN_AGENT, outcome: 'deferred' }],
  'form-received': [{ from: ['flow'], outcome: 'deferred' }],
  abuse: [{ from: ['flow', 'queued', 'reserved', 'active', 'parked'], outcome: 'rejected' }],
  threat: [{ from: ['flow', 'queued', 'reserved', 'active', 'parked'], outcome: 'rejected' }],
  spam: [{ from: ['flow', 'queued', 'reserved', 'active', 'parked'], outcome: 'rejected' }],
  fault: [{ from: ['flow', 'queued', 'reserved', 'active', 'parked'], outcome: 'failed' }],
}

/** The outcome of a contact that ends for this reason in this state; null where the reason does not fit the state. */
export function outcomeOf(state: ContactState, reason: EndReason): Outcome | null {
  return ENDS[reason].find((rule) => rule.from.includes(state))?.outcome ?? null
}
