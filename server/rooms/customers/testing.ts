import type { Trx } from '#platform/database'
import { createCustomer, type NewCustomer } from './save-customer.ts'
import type { Customer } from './words.ts'

/** A customer of an entity: by default one person with a name in both scripts and one phone. */
export function aCustomer(trx: Trx, wanted: Partial<NewCustomer> & { entityId: string; at?: Date }): Promise<Customer> {
  const { at = new Date('2026-11-23T06:00:00Z'), ...given } = wanted
  return createCustomer(
    trx,
    {
      fullNameAr: 'مريم سالم الشامسي',
      fullNameLatin: 'Maryam Salem Al Shamsi',
      identifiers: [{ kind: 'phone', value: '+971500000001' }],
      anyway: true,
      ...given,
    },
    at,
  )
}
