import type { Trx } from '#platform/database'
import { caseMoves } from './case-moves.ts'
import { lockCase } from './case-store.ts'
import { refreshWords } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { settle } from './settle-status.ts'
import type { CaseStatus, StaffPerson } from './words.ts'

/** Writes the customer of a contact on its case: always while that is a draft, later only where it names nobody yet. */
export async function nameCustomer(
  parts: CaseParts,
  trx: Trx,
  wanted: { caseId: string; customerId: string | null; staff: Pick<StaffPerson, 'id' | 'name'> },
): Promise<void> {
  const row = await lockCase(trx, wanted.caseId)
  const isOpen = (caseMoves.edit as readonly CaseStatus[]).includes(row.status)
  const follows = row.status === 'draft' || row.customerId === null
  if (!isOpen || !follows || row.customerId === wanted.customerId) return
  const after = await settle(trx, {
    case: row,
    change: { customerId: wanted.customerId },
    kind: 'edited',
    actor: { kind: 'staff', staffId: wanted.staff.id, name: wanted.staff.name },
    facts: { changed: ['customerId'] },
    at: parts.platform.clock.now(),
  })
  await refreshWords(parts, trx, after)
}
