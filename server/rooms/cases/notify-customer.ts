import type { Trx } from '#platform/database'
import type { CaseRow } from './case-store.ts'
import { makeLink } from './make-link.ts'
import type { CaseParts } from './parts.ts'

/** The messages the system writes about a case; each has its texts under `mail.<name>` and `text-message.<name>`. */
export type Notice = 'case-opened' | 'case-link' | 'case-replied' | 'case-asked' | 'case-closed'

export interface Address {
  kind: 'mail' | 'sms'
  to: string
}

/** Where a case's customer is written to: their own mail, else the mail given, else a phone by text message; null when nothing is known. */
export async function addressOf(parts: CaseParts, trx: Trx, row: CaseRow): Promise<Address | null> {
  const points = row.customerId ? await parts.needs.customers.contactPointsOf(trx, row.customerId) : null
  const mail = row.emailGiven ?? points?.emails[0]
  if (mail) return { kind: 'mail', to: mail }
  const phone = row.phoneGiven ?? points?.phones[0]
  return phone ? { kind: 'sms', to: phone } : null
}

/** Writes to the customer in the case's language, with a link to follow it by; null when no address is known. */
export async function notifyCustomer(
  parts: CaseParts,
  trx: Trx,
  row: CaseRow,
  notice: Notice,
  values: Record<string, string> = {},
  to?: Address,
): Promise<{ id: string; address: Address } | null> {
  const address = to ?? (await addressOf(parts, trx, row))
  if (!address) return null
  const entity = await parts.needs.entities.entityById(trx, row.aboutEntityId ?? row.entityId)
  const arabic = row.language === 'ar'
  const filled = {
    number: row.number,
    // A choice in a message cannot have a hyphen in its name.
    type: row.type.replaceAll('-', '_'),
    subject: row.subject,
    entity: arabic ? entity.name.ar : entity.name.en,
    entityShort: arabic ? entity.short.ar : entity.short.en,
    promised: row.promisedAt ? sayDate(row.language, row.promisedAt, entity.timezone) : '',
    link: (await makeLink(parts, trx, row)).url,
    ...values,
  }
  const say = (key: string) => parts.platform.words.say(row.language, key, filled)
  const { id } = await parts.platform.mailOut.send(trx, {
    entityId: row.entityId,
    kind: address.kind,
    to: address.to,
    language: row.language,
    subject: address.kind === 'mail' ? say(`mail.${notice}.subject`) : null,
    text: address.kind === 'mail' ? say(`mail.${notice}.text`) : say(`text-message.${notice}`),
    about: { type: 'case', id: row.id },
  })
  return { id, address }
}

/** A date as it is told to a customer: the weekday and the named month, in the entity's time zone. */
export function sayDate(language: string, at: Date, timeZone: string): string {
  const locale = language === 'ar' ? 'ar-AE-u-nu-latn' : 'en-AE'
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(at)
}
