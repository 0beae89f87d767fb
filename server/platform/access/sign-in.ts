import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { audit } from '#platform/audit'
import type { Clock } from '#platform/clock'
import { inEngine, type Pools } from '#platform/database'
import { Invalid } from '#platform/errors'
import { checkOrigin } from './check-csrf.ts'
import { WrongCredentials } from './errors.ts'
import type { AccessNeeds, Standing } from './needs.ts'
import { type Auth, type AuthTables, addressHeader } from './open-auth.ts'
import type { Readers } from './read-reader.ts'
import { forgetFailures, noteFailure, refuseTooMany } from './sign-in-limits.ts'

export interface SignInParts {
  auth: Auth
  db: Kysely<AuthTables>
  pools: Pools
  clock: Clock
  needs: AccessNeeds
  readers: Readers
}

const credentials = z.object({ email: z.string().min(1).max(200), password: z.string().min(1).max(200) })
const hidden = { schema: { hide: true }, config: { rateLimit: { max: 300, timeWindow: 60_000 } } }

/** The only two doors of the sign-in library that are open: signing in by password and signing out. */
export function addSignIn(app: FastifyInstance, parts: SignInParts): void {
  app.post('/api/auth/sign-in/email', hidden, (request, reply) => signIn(parts, request, reply))
  app.post('/api/auth/sign-out', hidden, (request, reply) => signOut(parts, request, reply))
}

async function signIn(parts: SignInParts, request: FastifyRequest, reply: FastifyReply) {
  checkOrigin(request)
  const given = credentials.safeParse(request.body)
  if (!given.success)
    throw new Invalid({
      fields: given.error.issues.map((issue) => ({ field: issue.path.join('.'), reason: issue.code })),
    })
  const attempt = { email: given.data.email.trim().toLowerCase(), address: request.ip }
  await refuseTooMany(parts.db, parts.clock, attempt)
  const answer = await parts.auth.api.signInEmail({
    body: { email: attempt.email, password: given.data.password },
    headers: headersFor(request),
    asResponse: true,
  })
  const standing = answer.ok ? await standingByEmail(parts, attempt.email) : null
  if (!standing) {
    await noteFailure(parts.db, parts.clock, attempt)
    await noteRefused(parts, attempt.email)
    throw new WrongCredentials()
  }
  await forgetFailures(parts.db, attempt)
  await note(parts, standing, 'access.signed-in')
  return passCookies(answer, reply).send({ staffId: standing.staffId })
}

async function signOut(parts: SignInParts, request: FastifyRequest, reply: FastifyReply) {
  checkOrigin(request)
  const reader = await parts.readers.readerOf(request)
  const answer = await parts.auth.api.signOut({ headers: headersFor(request), asResponse: true })
  parts.readers.forget()
  const standing = reader && (await parts.needs.standingOf(reader.staffId))
  if (standing) await note(parts, standing, 'access.signed-out')
  return passCookies(answer, reply).send({})
}

// A session that was begun for someone who has left never reaches them: its cookie is not passed on and its row is ended.
async function standingByEmail(parts: SignInParts, email: string): Promise<Standing | null> {
  const row = await parts.db.selectFrom('user').select(['id', 'staff_id']).where('email', '=', email).executeTakeFirst()
  if (!row) return null
  const standing = await parts.needs.standingOf(row.staff_id)
  if (!standing) await parts.db.deleteFrom('session').where('user_id', '=', row.id).execute()
  return standing
}

// A wrong password for a real account is worth knowing; an address nobody has is not ours to keep.
async function noteRefused(parts: SignInParts, email: string): Promise<void> {
  const row = await parts.db.selectFrom('user').select('staff_id').where('email', '=', email).executeTakeFirst()
  const standing = row && (await parts.needs.standingOf(row.staff_id))
  if (standing) await note(parts, standing, 'access.sign-in-refused')
}

async function note(parts: SignInParts, standing: Standing, action: string): Promise<void> {
  await inEngine(parts.pools, (trx) =>
    audit(trx, {
      entityId: standing.homeEntityId,
      actor: { kind: 'staff', staffId: standing.staffId, name: standing.name },
      action,
      subject: { type: 'staff', id: standing.staffId },
      at: parts.clock.now(),
    }),
  )
}

function headersFor(request: FastifyRequest): Headers {
  const headers = new Headers({ [addressHeader]: request.ip })
  const { cookie, 'user-agent': userAgent } = request.headers
  if (cookie) headers.set('cookie', cookie)
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 300))
  return headers
}

function passCookies(answer: Response, reply: FastifyReply): FastifyReply {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.header('cache-control', 'no-store')
}
