import { NotFound } from '#platform/errors'
import type { Platform } from '#platform/parts'
import { loadCustomer, loadSummaries } from './customer-store.ts'
import { decideVerificationLevel } from './decide-verification-level.ts'
import { findCustomers, identify, suggest } from './find-customers.ts'
import type { CustomersNeeds } from './needs.ts'
import type { CustomersRoom } from './room.ts'
import { customerRoutes } from './routes.ts'
import { addIdentifier, createCustomer, editCustomer, removeIdentifier } from './save-customer.ts'
import { loadQuestions } from './verification-store.ts'

/** The room of customers. */
export function makeCustomers(platform: Platform, needs: CustomersNeeds): CustomersRoom {
  const now = () => platform.clock.now()
  return {
    routes: customerRoutes({
      needs,
      now,
      find: findCustomers,
      create: (trx, wanted) => createCustomer(trx, wanted, now()),
      edit: (trx, wanted) => editCustomer(trx, wanted, now()),
      addIdentifier: (trx, wanted) => addIdentifier(trx, wanted, now()),
      removeIdentifier: (trx, wanted) => removeIdentifier(trx, wanted, now()),
    }),
    identify,
    suggest,
    summariesOf: loadSummaries,
    questionsOf: loadQuestions,
    async customerById(trx, customerId) {
      const customer = await loadCustomer(trx, customerId)
      if (!customer) throw new NotFound({ customerId })
      return customer
    },
    async priorityOf(trx, customerId) {
      return (await loadCustomer(trx, customerId))?.priority ?? 0
    },
    async contactPointsOf(trx, customerId) {
      const customer = await loadCustomer(trx, customerId)
      if (!customer) throw new NotFound({ customerId })
      const values = (kind: string) => customer.identifiers.filter((one) => one.kind === kind).map((one) => one.value)
      return { name: customer.name, language: customer.language, emails: values('email'), phones: values('phone') }
    },
    async levelReached(trx, wanted) {
      return decideVerificationLevel(await loadQuestions(trx, wanted.entityId), wanted.answeredIds)
    },
    async setLanguage(trx, { customerId, language }) {
      await trx.updateTable('customers.customer').set({ language }).where('id', '=', customerId).execute()
    },
    async shareWith(trx, wanted) {
      const { entityId } = await trx
        .selectFrom('customers.customer')
        .select('entityId')
        .where('id', '=', wanted.customerId)
        .executeTakeFirstOrThrow()
      if (entityId === wanted.aboutEntityId) return
      await trx
        .insertInto('customers.customerAbout')
        .values({ entityId, customerId: wanted.customerId, aboutEntityId: wanted.aboutEntityId, since: now() })
        .onConflict((met) => met.doNothing())
        .execute()
    },
  }
}
