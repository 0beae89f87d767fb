import { LegMoveNotAllowed, MoveNotAllowed } from './errors.ts'
import type { CaseStatus, LegStatus } from './words.ts'

const beingWorked: readonly CaseStatus[] = [
  'new',
  'referred',
  'in-progress',
  'returned',
  'waiting-customer',
  'waiting-other',
  'answered',
  'told',
  'reopened',
]

/** What may be done to a case in which status. Every button and every route asks this table. */
export const caseMoves = {
  complete: ['draft'],
  void: ['draft'],
  edit: ['draft', ...beingWorked],
  refer: beingWorked,
  answer: ['new', 'reopened', 'returned', 'answered', 'told'],
  reply: beingWorked,
  tell: ['new', 'reopened', 'returned', 'answered', 'told'],
  close: ['told'],
  reopen: ['closed'],
  chase: beingWorked,
  assign: ['draft', ...beingWorked],
  comment: ['draft', ...beingWorked, 'closed'],
  attach: ['draft', ...beingWorked],
  link: ['draft', ...beingWorked, 'closed'],
} as const satisfies Record<string, readonly CaseStatus[]>
export type CaseMove = keyof typeof caseMoves

/** What may be done to a leg in which status. */
export const legMoves = {
  accept: ['sent'],
  return: ['sent', 'accepted', 'waiting-customer', 'waiting-other'],
  assign: ['sent', 'accepted', 'waiting-customer', 'waiting-other'],
  ask: ['accepted', 'waiting-other'],
  'wait-for-other': ['accepted', 'waiting-customer'],
  resume: ['waiting-customer', 'waiting-other'],
  answer: ['accepted', 'waiting-customer', 'waiting-other'],
  comment: ['sent', 'accepted', 'returned', 'waiting-customer', 'waiting-other', 'answered'],
} as const satisfies Record<string, readonly LegStatus[]>
export type LegMove = keyof typeof legMoves

/** Refuses a move the case's status does not allow. */
export function requireMove(status: CaseStatus, move: CaseMove): void {
  const allowed: readonly CaseStatus[] = caseMoves[move]
  if (!allowed.includes(status)) throw new MoveNotAllowed({ status, move })
}

/** Refuses a move the leg's status does not allow. */
export function requireLegMove(status: LegStatus, move: LegMove): void {
  const allowed: readonly LegStatus[] = legMoves[move]
  if (!allowed.includes(status)) throw new LegMoveNotAllowed({ status, move })
}

/** The moves a case in this status allows: what buttons a screen may show. */
export function movesOf(status: CaseStatus): CaseMove[] {
  return (Object.keys(caseMoves) as CaseMove[]).filter((move) =>
    (caseMoves[move] as readonly CaseStatus[]).includes(status),
  )
}

/** The moves a leg in this status allows. */
export function legMovesOf(status: LegStatus): LegMove[] {
  return (Object.keys(legMoves) as LegMove[]).filter((move) =>
    (legMoves[move] as readonly LegStatus[]).includes(status),
  )
}
