import type { Reader } from '#platform/access'
import type { Trx } from '#platform/database'
import type { CaseSummary } from '#rooms/cases'
import type { ContactId, ContactOnDesk } from '#rooms/channels'
import type { Customer, CustomerSummary, VerificationQuestion } from '#rooms/customers'
import { NotInHand } from './errors.ts'
import type { DeskParts } from './needs.ts'
import { handlingsOf, topicsNamed } from './show-work.ts'
import type { HandlingShown, Names } from './words.ts'

export interface StageView extends ContactOnDesk {
  handling: HandlingShown | null
  topic: { id: string; name: Names } | null
  customer: Customer | null
  suggestedCustomers: CustomerSummary[]
  case: CaseSummary | null
  /** Unfinished cases of the customer: what this contact may be a chaser of. */
  openCases: CaseSummary[]
  verification: { questions: VerificationQuestion[]; level: number }
  transfers: { by: Names; note: string; at: Date }[]
}

/** Everything the stage shows of a contact; for the agent who has or had it, and for whoever may read contacts. */
export async function stageOf(parts: DeskParts, trx: Trx, contactId: string, reader: Reader): Promise<StageView> {
  const { channels, customers, cases } = parts.rooms
  const stage = await channels.contactForDesk(trx, contactId as ContactId)
  const { contact } = stage
  await requireSight(trx, contactId, contact.entityId, reader)
  const mine = await handlingsOf(parts, trx, reader.staffId, contact.entityId)
  const { customerId, entityId } = contact
  return {
    ...stage,
    handling: mine.find((handling) => handling.contactId === contactId) ?? null,
    topic: contact.topicId ? ((await topicsNamed(trx, [contact.topicId])).get(contact.topicId) ?? null) : null,
    customer: customerId ? await customers.customerById(trx, customerId) : null,
    suggestedCustomers: customerId
      ? []
      : await customers.suggest(trx, {
          entityId,
          name: contact.nameGiven,
          phone: contact.phoneGiven,
          email: contact.emailGiven,
          limit: 5,
        }),
    case: contact.caseId ? await cases.caseById(trx, contact.caseId) : null,
    openCases: customerId ? await cases.openCasesOf(trx, { customerId, reader }) : [],
    verification: { questions: await customers.questionsOf(trx, entityId), level: contact.verificationLevel },
    transfers: await transfersOf(trx, contactId),
  }
}

/** Refuses whoever neither has or had this contact nor may read the entity's contacts. */
export function requireSight(trx: Trx, contactId: string, entityId: string, reader: Reader): Promise<void> {
  return requireSightOfAny(trx, [contactId], entityId, reader)
}

/** The same for what hangs on a whole conversation: having had any one of its contacts is enough. */
export async function requireSightOfAny(
  trx: Trx,
  contactIds: readonly [string, ...string[]],
  entityId: string,
  reader: Reader,
): Promise<void> {
  if (reader.can('contact.read', entityId) || reader.can('contact.monitor', entityId)) return
  const own = await trx
    .selectFrom('desk.handling')
    .select('id')
    .where('contactId', 'in', contactIds)
    .where('agentId', '=', reader.staffId)
    .limit(1)
    .executeTakeFirst()
  if (own) return
  const ringing = await trx
    .selectFrom('routing.shownWorkItem')
    .select('workItemId')
    .where('subjectId', 'in', contactIds)
    .where('agentId', '=', reader.staffId)
    .limit(1)
    .executeTakeFirst()
  if (!ringing) throw new NotInHand({ contactId: contactIds[0] })
}

async function transfersOf(trx: Trx, contactId: string): Promise<StageView['transfers']> {
  const rows = await trx
    .selectFrom('desk.transfer as transfer')
    .innerJoin('desk.handling as handling', 'handling.id', 'transfer.handlingId')
    .innerJoin('staff.shownMember as member', (join) =>
      join.onRef('member.memberId', '=', 'transfer.byStaffId').onRef('member.entityId', '=', 'transfer.entityId'),
    )
    .where('handling.contactId', '=', contactId)
    .orderBy('transfer.at')
    .select(['transfer.note', 'transfer.at', 'member.nameAr', 'member.nameEn'])
    .execute()
  return rows.map((row) => ({ by: { ar: row.nameAr ?? '', en: row.nameEn ?? '' }, note: row.note, at: row.at }))
}
