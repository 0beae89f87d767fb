import type { Trx } from '#platform/database'
import type { WorkingTime, WorkingUnit } from './working-time.ts'

/** What the entity promises for this type and class, else for the type whatever its class; null where its agreement is silent. */
export async function targetOf(
  trx: Trx,
  wanted: { entityId: string; type: string; class: string | null },
): Promise<WorkingTime | null> {
  const rows = await trx
    .selectFrom('entities.agreementTarget')
    .select(['class', 'amount', 'unit'])
    .where('entityId', '=', wanted.entityId)
    .where('caseType', '=', wanted.type)
    .execute()
  const found = rows.find((row) => row.class === wanted.class) ?? rows.find((row) => row.class === null)
  return found ? { amount: found.amount, unit: found.unit as WorkingUnit } : null
}
