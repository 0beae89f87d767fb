import type { Access } from '#platform/access'
import { accounts, addressOf } from './data/staff.ts'
import { staffId } from './seed-id.ts'

/** The accounts people sign in with, as the demonstration prints them. */
export const demonstrationAccounts: readonly { role: string; email: string }[] = accounts.map((person) => ({
  role: person.grants[0]?.role ?? 'agent',
  email: addressOf(person.account),
}))

/** Makes the accounts of the demonstration; one that is there keeps its password. */
export async function applyAccounts(access: Pick<Access, 'createAccount'>, password: string): Promise<void> {
  for (const person of accounts) {
    await access.createAccount({
      staffId: staffId(person.account),
      email: addressOf(person.account),
      name: person.en,
      password,
    })
  }
}
