import type { Kysely } from 'kysely'
import type { Auth, AuthTables } from './open-auth.ts'

export interface AccountWanted {
  staffId: string
  email: string
  name: string
  password: string
}

/** Makes the account by which a member of staff signs in; an account that is there already is left as it is. */
export async function createAccount(
  auth: Auth,
  db: Kysely<AuthTables>,
  wanted: AccountWanted,
): Promise<'created' | 'there-already'> {
  const email = wanted.email.toLowerCase()
  const before = await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  if (before) return 'there-already'
  const context = await auth.$context
  const password = await context.password.hash(wanted.password)
  const user = await context.internalAdapter.createUser(
    { email, name: wanted.name, emailVerified: true, staffId: wanted.staffId },
    { method: 'email-password' },
  )
  await context.internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password })
  return 'created'
}

/** Gives an account another password and ends its sessions. */
export async function setPassword(
  auth: Auth,
  db: Kysely<AuthTables>,
  wanted: { staffId: string; password: string },
): Promise<void> {
  const user = await db.selectFrom('user').select('id').where('staff_id', '=', wanted.staffId).executeTakeFirstOrThrow()
  const context = await auth.$context
  await context.internalAdapter.updatePassword(user.id, await context.password.hash(wanted.password))
  await db.deleteFrom('session').where('user_id', '=', user.id).execute()
}
