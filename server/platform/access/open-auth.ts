import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { newId } from '#platform/ids'
import { hashTokens } from './hash-tokens.ts'

const sessionHours = 14
/** Where the server tells the library the address a request came from; what a browser sends under this name is dropped. */
export const addressHeader = 'x-amer-client-address'

/** The tables of the sign-in library as our own queries read them. */
export interface AuthTables {
  user: { id: string; email: string; staff_id: string }
  session: {
    id: string
    user_id: string
    token: string
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
    created_at: Date
  }
  sign_in_failure: { key: string; at: Date }
}

export type Auth = ReturnType<typeof buildAuth>

/** Opens the sign-in library on its own role and schema. */
export function openAuth(wanted: { authUrl: string; secret: string; publicUrl: string }) {
  const pool = new pg.Pool({ connectionString: wanted.authUrl, max: 4, options: '-c search_path=auth' })
  pool.on('error', () => {}) // an idle connection broke: the next query opens another and reports for itself
  const db = new Kysely<AuthTables>({ dialect: new PostgresDialect({ pool }) })
  return { auth: buildAuth(db, wanted), db, close: () => db.destroy() }
}

function buildAuth(db: Kysely<AuthTables>, wanted: { secret: string; publicUrl: string }) {
  const adapter = kyselyAdapter(db, { type: 'postgres', transaction: true })
  return betterAuth({
    appName: 'Amer',
    baseURL: wanted.publicUrl,
    basePath: '/api/auth',
    secret: wanted.secret,
    database: (options: BetterAuthOptions) => hashTokens(adapter(options)),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // sign-in-limits.ts counts failures, on all nodes together
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { staffId: { type: 'string', required: true, input: false, fieldName: 'staff_id' } },
    },
    session: {
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    advanced: {
      cookiePrefix: 'amer',
      useSecureCookies: wanted.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
  })
}
