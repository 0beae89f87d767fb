import type { Kysely } from 'kysely'
import type { Clock } from '#platform/clock'
import { hashSecret } from '#platform/ids'
import { TooManyTries } from './errors.ts'
import type { AuthTables } from './open-auth.ts'

const windowMinutes = 15

export interface Attempt {
  email: string
  address: string
}

// Many agents of one building share an address at the start of a shift, so that an address may fail more often than an
// account from one address. An account is closed to all addresses only late: nobody shall lock out another by guessing.
const limits = (attempt: Attempt): { key: string; max: number }[] => [
  { key: keyOf('account-address', attempt.email.toLowerCase(), attempt.address), max: 10 },
  { key: keyOf('account', attempt.email.toLowerCase()), max: 60 },
  { key: keyOf('address', attempt.address), max: 120 },
]

const keyOf = (...parts: string[]) => hashSecret(parts.join('\n'))

/** Throws TooManyTries when the last quarter of an hour saw too many failures; counted in the database, for all nodes. */
export async function refuseTooMany(db: Kysely<AuthTables>, clock: Clock, attempt: Attempt): Promise<void> {
  const since = new Date(clock.now().getTime() - windowMinutes * 60_000)
  for (const { key, max } of limits(attempt)) {
    const { count } = await db
      .selectFrom('sign_in_failure')
      .select((from) => from.fn.countAll<number>().as('count'))
      .where('key', '=', key)
      .where('at', '>', since)
      .executeTakeFirstOrThrow()
    if (count >= max) throw new TooManyTries({ tryAgainInSeconds: windowMinutes * 60 })
  }
}

/** Counts a failure, and forgets those that no longer count. */
export async function noteFailure(db: Kysely<AuthTables>, clock: Clock, attempt: Attempt): Promise<void> {
  const at = clock.now()
  await db
    .insertInto('sign_in_failure')
    .values(limits(attempt).map(({ key }) => ({ key, at })))
    .execute()
  await db
    .deleteFrom('sign_in_failure')
    .where('at', '<', new Date(at.getTime() - windowMinutes * 60_000))
    .execute()
}

/** Forgets the failures of an account that has now signed in from this address. */
export async function forgetFailures(db: Kysely<AuthTables>, attempt: Attempt): Promise<void> {
  const [own] = limits(attempt)
  if (own) await db.deleteFrom('sign_in_failure').where('key', '=', own.key).execute()
}
