import type { Trx } from '#platform/database'
import type { ContactId } from '#rooms/channels'
import type { DeskParts } from './needs.ts'
import type { StaffPerson, WrapUpCode } from './words.ts'

export interface CannedReply {
  id: string
  code: string
  language: string
  name: string
  /** With everything filled in that is known; what is not stays in braces for the agent to see. */
  body: string
  missing: string[]
}

/** The entity's ready wordings in a language, filled in for a contact where one is given. */
export async function cannedRepliesOf(
  parts: DeskParts,
  trx: Trx,
  wanted: { entityId: string; language: string; contactId?: string | undefined; staff: StaffPerson },
): Promise<CannedReply[]> {
  const rows = await trx
    .selectFrom('desk.cannedReply')
    .select(['id', 'code', 'language', 'name', 'body'])
    .where('entityId', '=', wanted.entityId)
    .where('language', '=', wanted.language)
    .where('active', '=', true)
    .orderBy('position')
    .execute()
  const values = await valuesFor(parts, trx, wanted)
  return rows.map((row) => ({ ...row, ...fillIn(row.body, values) }))
}

/** Replaces {customer.name} and its like; unknown ones stay and are named. */
export function fillIn(body: string, values: Readonly<Record<string, string>>): { body: string; missing: string[] } {
  const missing: string[] = []
  const filled = body.replace(/\{([a-zA-Z.]+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value !== undefined && value !== '') return value
    missing.push(name)
    return whole
  })
  return { body: filled, missing: [...new Set(missing)] }
}

async function valuesFor(
  parts: DeskParts,
  trx: Trx,
  wanted: { entityId: string; language: string; contactId?: string | undefined; staff: StaffPerson },
): Promise<Record<string, string>> {
  const { rooms, platform } = parts
  const inArabic = wanted.language === 'ar'
  const entity = await rooms.entities.entityById(trx, wanted.entityId)
  const values: Record<string, string> = {
    'agent.name': inArabic ? wanted.staff.name.ar : wanted.staff.name.en,
    'entity.name': inArabic ? entity.name.ar : entity.name.en,
  }
  if (!wanted.contactId) return values
  const contact = await rooms.channels.contactById(trx, wanted.contactId as ContactId)
  const customer = contact.customerId ? await rooms.customers.customerById(trx, contact.customerId) : null
  const known = inArabic ? (customer?.name.ar ?? customer?.name.latin) : (customer?.name.latin ?? customer?.name.ar)
  values['customer.name'] = known ?? contact.nameGiven ?? ''
  if (contact.referredBodyId) {
    const body = await rooms.entities.otherBodyById(trx, contact.referredBodyId)
    if (body) {
      values['otherEntity.name'] = inArabic ? body.name.ar : body.name.en
      values['otherEntity.phone'] = body.phone ?? ''
    }
  }
  if (!contact.caseId) return values
  const file = await rooms.cases.caseById(trx, contact.caseId)
  values['case.number'] = file.number
  values['case.type'] = platform.words.say(inArabic ? 'ar' : 'en', `cases.type.${file.type}`, {})
  if (file.promisedAt) values['case.promisedDate'] = dateIn(file.promisedAt, entity.timezone)
  return values
}

// 21/11/2026 in both languages, as government letters here write it.
function dateIn(at: string, timeZone: string): string {
  const parts = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone }).format(new Date(at))
}

/** The codes one of which closes every contact. */
export async function wrapUpCodesOf(trx: Trx, entityId: string): Promise<WrapUpCode[]> {
  const rows = await trx
    .selectFrom('desk.wrapUpCode')
    .select(['id', 'code', 'nameAr', 'nameEn'])
    .where('entityId', '=', entityId)
    .where('active', '=', true)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id as WrapUpCode['id'],
    code: row.code,
    name: { ar: row.nameAr, en: row.nameEn },
  }))
}
