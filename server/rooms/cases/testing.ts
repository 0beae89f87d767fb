import { type Actor, makeReader, type Reader, type Role } from '#platform/access'
import { inEntity, type Pools, type Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { Platform } from '#platform/parts'
import type { ChannelsActions } from '#rooms/channels'
import { type CustomersRoom, makeCustomers } from '#rooms/customers'
import { type EntitiesRoom, makeEntities } from '#rooms/entities'
import { makeCases } from './make-cases.ts'
import type { AnswerOwed, CasesNeeds } from './needs.ts'
import { type CaseWanted, openCase } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import type { CaseSummary, CasesRoom } from './room.ts'

interface Database {
  pools: Pools
  platform: Platform
}

export interface CasesForTests {
  room: CasesRoom
  parts: CaseParts
  entities: EntitiesRoom
  customers: CustomersRoom
  /** What the contact centre was given to do, in order. */
  owed: AnswerOwed[]
  withdrawn: { caseId: string; reason: string }[]
}

/** The room of cases on the real rooms before it; what it gives to routing is written down. */
export function aCasesRoom(db: Database, channels: Pick<ChannelsActions, 'contactById' | 'linkCase'>): CasesForTests {
  const owed: AnswerOwed[] = []
  const withdrawn: { caseId: string; reason: string }[] = []
  const entities = makeEntities(db.platform)
  const customers = makeCustomers(db.platform, { timelines: [], seesCaseOf: async () => false })
  const needs: CasesNeeds = {
    entities,
    customers,
    channels,
    enqueueAnswer: async (_trx, wanted) => {
      owed.push(wanted)
    },
    withdrawAnswer: async (_trx, { caseId, reason }) => {
      withdrawn.push({ caseId, reason })
    },
  }
  return {
    room: makeCases(db.platform, needs),
    parts: { platform: db.platform, needs },
    entities,
    customers,
    owed,
    withdrawn,
  }
}

/** A staff member as the actor of a change. */
export function byStaff(member: { id: string; name: { ar: string; en: string } }): Actor & { kind: 'staff' } {
  return { kind: 'staff', staffId: member.id, name: member.name }
}

/** A reader with roles in an entity, or in units of it. */
export function aReader(
  member: { id: string; name: { ar: string; en: string } },
  grants: readonly { role: Role; entityId: string; unitIds?: readonly string[] }[],
): Reader {
  return makeReader({
    staffId: member.id,
    name: member.name,
    sessionId: newId(),
    language: 'ar',
    grants: grants.map(({ role, entityId, unitIds }) => ({
      role,
      entityId,
      unitId: unitIds?.[0] ?? null,
      unitIds: unitIds ?? null,
    })),
  })
}

/** A case opened by a member of staff: an enquiry, unless it says otherwise. */
export function aCase(
  db: Database,
  cases: CasesForTests,
  wanted: Partial<CaseWanted> & { entityId: string; by: { id: string; name: { ar: string; en: string } } },
): Promise<CaseSummary> {
  const { by, ...more } = wanted
  return inEntity(db.pools, wanted.entityId, async (trx: Trx) => {
    const row = await openCase(cases.parts, trx, {
      type: 'enquiry',
      subject: 'سبب تأخر تجديد الإقامة',
      quiet: true,
      ...more,
      actor: byStaff(by),
    })
    return cases.room.caseById(trx, row.id)
  })
}
