import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Pools } from '#platform/database'
import type { Route } from '#platform/http'
import { checkCsrf } from './check-csrf.ts'
import { type AccountWanted, createAccount, setPassword } from './create-account.ts'
import type { AccessNeeds } from './needs.ts'
import { openAuth } from './open-auth.ts'
import { type Asks, makeReaders } from './read-reader.ts'
import type { Reader } from './reader.ts'
import { makeRoutes } from './routes.ts'
import { isLiveSession } from './sessions.ts'
import { addSignIn } from './sign-in.ts'

export interface AccessWanted {
  /** The address of the database for the role amer_auth. */
  authUrl: string
  /** Signs the session's cookie; at least 32 random characters, the same on every node. */
  secret: string
  publicUrl: string
  demo: boolean
  pools: Pools
  clock: Clock
  needs: AccessNeeds
  /** How long a node may go on trusting a session it has looked up; 2 seconds unless a test wants none. */
  rememberMilliseconds?: number
}

export interface Access {
  routes: Route[]
  /** Opens POST /api/auth/sign-in/email and POST /api/auth/sign-out. */
  mount(app: FastifyInstance): void
  readerOf(request: Asks): Promise<Reader | null>
  /** The same session looked at again: with the grants of now, or null when it has ended. */
  readAgain(reader: Reader): Promise<Reader | null>
  checkCsrf(request: FastifyRequest): void
  createAccount(wanted: AccountWanted): Promise<'created' | 'there-already'>
  setPassword(wanted: { staffId: string; password: string }): Promise<void>
  close(): Promise<void>
}

/** Sign-in, sessions and who may do what. */
export function makeAccess(wanted: AccessWanted): Access {
  const { auth, db, close } = openAuth(wanted)
  const { needs, pools, clock } = wanted
  const readers = makeReaders(auth, needs, (id) => isLiveSession(db, id), wanted.rememberMilliseconds ?? 2_000)
  return {
    routes: makeRoutes({ db, pools, clock, demo: wanted.demo, needs, readers }),
    mount: (app) => addSignIn(app, { auth, db, pools, clock, needs, readers }),
    readerOf: readers.readerOf,
    readAgain: readers.readAgain,
    checkCsrf,
    createAccount: (account) => createAccount(auth, db, account),
    setPassword: async (change) => {
      await setPassword(auth, db, change)
      readers.forget()
    },
    close,
  }
}
