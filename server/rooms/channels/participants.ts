import type { Trx } from '#platform/database'
import type { Participant } from './room.ts'
import type { Contact, ContactId, StaffPerson } from './words.ts'

/** Writes down who takes part, under the name the customer sees; coming back clears the leaving. */
export async function joinContact(
  trx: Trx,
  contact: Contact,
  staff: StaffPerson,
  role: 'agent' | 'supervisor',
  at: Date,
): Promise<void> {
  await trx
    .insertInto('channels.participant')
    .values({
      entityId: contact.entityId,
      aboutEntityId: contact.aboutEntityId,
      contactId: contact.id,
      staffId: staff.id,
      role,
      nameAr: staff.name.ar,
      nameEn: staff.name.en,
      joinedAt: at,
    })
    .onConflict((conflict) => conflict.columns(['contactId', 'staffId']).doUpdateSet({ leftAt: null, role }))
    .execute()
}

/** Writes down that they no longer take part. */
export async function leaveContact(trx: Trx, contactId: ContactId, staffId: string, at: Date): Promise<void> {
  await trx
    .updateTable('channels.participant')
    .set({ leftAt: at })
    .where('contactId', '=', contactId)
    .where('staffId', '=', staffId)
    .execute()
}

/** Everyone of ours who took part, in the order they came. */
export async function participantsOf(trx: Trx, contactId: ContactId): Promise<Participant[]> {
  const rows = await trx
    .selectFrom('channels.participant')
    .select(['staffId', 'role', 'nameAr', 'nameEn', 'joinedAt', 'leftAt'])
    .where('contactId', '=', contactId)
    .orderBy('joinedAt')
    .execute()
  return rows.map((row) => ({
    staffId: row.staffId,
    role: row.role as Participant['role'],
    name: { ar: row.nameAr, en: row.nameEn },
    joinedAt: row.joinedAt.toISOString(),
    leftAt: row.leftAt?.toISOString() ?? null,
  }))
}
