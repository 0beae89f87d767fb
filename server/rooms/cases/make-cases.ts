import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { Platform } from '#platform/parts'
import type { TimelineEntry } from '#rooms/customers'
import { answerAndClose } from './answer-and-close.ts'
import { caseMoves } from './case-moves.ts'
import { caseRoutes } from './case-routes.ts'
import { loadCase } from './case-store.ts'
import { chaseCase, followRedirects, linkContact } from './chase-case.ts'
import { countCases } from './count-cases.ts'
import { legRoutes } from './leg-routes.ts'
import { nameCustomer } from './name-customer.ts'
import type { CasesNeeds } from './needs.ts'
import { completeDraft, openCase, openDraft, takeDraft } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { referFromDesk } from './refer-case.ts'
import type { CaseSummary, CasesRoom } from './room.ts'
import { maySee, seesCaseOf, visibleCase } from './see-cases.ts'
import { selectSummaries } from './summarise-case.ts'
import { trackingRoutes } from './tracking-routes.ts'

/** The room of cases. */
export function makeCases(platform: Platform, needs: CasesNeeds): CasesRoom {
  const parts: CaseParts = { platform, needs }
  const now = () => platform.clock.now()
  const byIds = (trx: Trx, condition: ReturnType<typeof sql>, limit = 1) =>
    selectSummaries(trx, { where: condition, order: sql`c.opened_at desc, c.id desc`, limit, now: now() })
  const caseById = async (trx: Trx, caseId: string): Promise<CaseSummary> => {
    const [found] = await byIds(trx, sql`c.id = ${caseId}`)
    if (!found) throw new NotFound({ caseId })
    return found
  }
  return {
    routes: [...caseRoutes(parts), ...legRoutes(parts), ...trackingRoutes(parts)],
    openDraft: (trx, wanted) => openDraft(parts, trx, wanted),
    openCase: async (trx, wanted) => caseById(trx, (await openCase(parts, trx, wanted)).id),
    completeDraft: async (trx, wanted) => caseById(trx, (await completeDraft(parts, trx, wanted)).id),
    takeDraft: (trx, wanted) => takeDraft(trx, { caseId: wanted.caseId, staffId: wanted.staff.id }),
    nameCustomer: (trx, wanted) => nameCustomer(parts, trx, wanted),
    linkContact: async (trx, { reader, ...wanted }) => {
      const target = await loadCase(trx, await followRedirects(trx, wanted.caseId))
      await visibleCase(trx, reader, target.entityId, target.id)
      const row = await linkContact(parts, trx, wanted)
      return { caseId: row.id, number: row.number }
    },
    chase: async (trx, wanted) => {
      await chaseCase(parts, trx, wanted)
    },
    answerAndClose: async (trx, wanted) => {
      const row = await answerAndClose(parts, trx, wanted)
      return { caseId: row.id, number: row.number }
    },
    referTo: async (trx, { staff, ...wanted }) => {
      await referFromDesk(parts, trx, { ...wanted, actor: { kind: 'staff', staffId: staff.id, name: staff.name } })
    },
    caseById,
    async openCasesOf(trx, { customerId, reader }) {
      const found = await byIds(
        trx,
        sql`c.customer_id = ${customerId} and c.status in (${sql.join([...caseMoves.chase])})`,
        20,
      )
      const seen: CaseSummary[] = []
      for (const one of found) if (await maySee(trx, reader, one.entityId, one.id)) seen.push(one)
      return seen
    },
    async caseByNumber(trx, { number, reader }) {
      const row = await trx
        .selectFrom('cases.case')
        .select('id')
        .where('number', '=', number.toUpperCase())
        .executeTakeFirst()
      if (!row) return null
      const found = await caseById(trx, await followRedirects(trx, row.id))
      return (await maySee(trx, reader, found.entityId, found.id)) ? found : null
    },
    seesCaseOf,
    timelineOf: async (trx, wanted) => {
      const before = wanted.before ? sql`c.opened_at < ${wanted.before}` : sql`true`
      const found = await byIds(
        trx,
        sql`c.customer_id = ${wanted.customerId} and c.status <> 'void' and ${before}`,
        wanted.limit,
      )
      const entries: TimelineEntry[] = []
      for (const one of found) if (await maySee(trx, wanted.reader, one.entityId, one.id)) entries.push(lineOf(one))
      return entries
    },
    countUnfinished: async (trx, { entityId, reader }) =>
      (await countCases(trx, { entityId, reader, units: [], now: now() })).unfinished,
    countLimbo,
    listeners: {
      noteAgent: async (event, trx) => {
        const { contactId, to } = event.payload as { contactId: string; to: string }
        if (to === 'active') await giveDraftToAgent(trx, contactId)
      },
      settleDraft: async (event, trx) => {
        const { contactId } = event.payload as { contactId: string }
        await giveDraftToAgent(trx, contactId)
      },
    },
  }
}

// The agent who last held the contact answers for its draft; one nobody held stays with the line's queue.
async function giveDraftToAgent(trx: Trx, contactId: string): Promise<void> {
  const contact = await trx
    .selectFrom('channels.shownContact')
    .select(['caseId', 'agentId', 'lastAgentId'])
    .where('id', '=', contactId)
    .executeTakeFirst()
  const staffId = contact?.agentId ?? contact?.lastAgentId
  if (contact?.caseId && staffId) await takeDraft(trx, { caseId: contact.caseId, staffId })
}

function lineOf(one: CaseSummary): TimelineEntry {
  return {
    kind: 'case',
    id: one.id,
    at: one.openedAt,
    about: one.type,
    state: one.status,
    title: one.subject || null,
    caseId: one.id,
    caseNumber: one.number,
    topicId: one.topicId,
    open: one.closedAt === null,
  }
}

/** Cases without owner, unit or line, and legs without a unit of another entity: nobody would see them. Stays 0. */
async function countLimbo(trx: Trx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from cases."case" c where c.status not in ('closed', 'void')
        and (c.promised_at is null or (c.owner_id is null and c.unit_id is null and c.line_id is null)))
      + (select count(*) from cases."case" c where c.status not in ('closed', 'void')
        and not exists (select 1 from cases.leg l where l.case_id = c.id)) as count`.execute(trx)
  return rows[0]?.count ?? 0
}
