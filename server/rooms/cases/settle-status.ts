import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import { type CaseChange, type CaseRow, changeCase, legsOf } from './case-store.ts'
import { decideCaseStatus } from './decide-case-status.ts'
import { publishCase, recordEvent } from './record-event.ts'

export interface Settling {
  case: CaseRow
  /** What the move itself writes on the case. */
  change?: CaseChange
  kind: string
  actor: Actor
  facts?: Record<string, unknown>
  /** The event other rooms and screens hear; default: case.changed. */
  event?: string
  at: Date
}

/**
 * Ends every move: writes what changed, derives the status from the legs, adds the line of history and publishes.
 * Runs in the case's entity, with the case locked; answers the case as it now stands.
 */
export async function settle(trx: Trx, settling: Settling): Promise<CaseRow> {
  const { at } = settling
  const after = { ...settling.case, ...settling.change }
  const status = decideCaseStatus({ ...after, isDraft: after.status === 'draft' }, await legsOf(trx, after.id))
  const moved = status !== settling.case.status
  await changeCase(trx, after.id, { ...settling.change, status, ...(moved ? { statusSince: at } : {}) })
  const row: CaseRow = { ...after, status, statusSince: moved ? at : after.statusSince, version: after.version + 1 }
  const facts = moved ? { ...settling.facts, from: settling.case.status, to: status } : settling.facts
  await recordEvent(trx, { case: row, kind: settling.kind, actor: settling.actor, facts: facts ?? {}, at })
  await publishCase(trx, settling.event ?? 'case.changed', row, at, moved ? { from: settling.case.status } : {})
  return row
}
