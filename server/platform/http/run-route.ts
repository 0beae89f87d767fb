import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Permission, Reader } from '#platform/access'
import { actorId, audit } from '#platform/audit'
import type { Clock } from '#platform/clock'
import { inEntity, type Pools, type Trx } from '#platform/database'
import { Forbidden, Invalid, NotSignedIn } from '#platform/errors'
import { hashSecret } from '#platform/ids'
import { rememberAnswer, rememberedAnswer } from './idempotency.ts'
import type { Route } from './route.ts'

export interface RouteParts {
  pools: Pools
  clock: Clock
  /** Who is signed in, or null. */
  readerOf(request: FastifyRequest): Promise<Reader | null>
  /** Throws when a write with a session's cookie did not come from our own pages. */
  checkCsrf(request: FastifyRequest): void
}

const uuid = z.uuid()

/** Guards a request, then runs the route inside one transaction of its entity: fact, event, audit and answer together. */
export function runRoute(spec: Route, parts: RouteParts) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const reader = await parts.readerOf(request)
    if (spec.allow !== 'public' && !reader) throw new NotSignedIn()
    if (spec.method !== 'GET' && reader && spec.allow !== 'public') parts.checkCsrf(request)
    const entityId = await findEntity(spec, parts, request, reader)
    if (entityId !== null) requirePermission(spec, reader, entityId)
    else requireAnywhere(spec, reader)

    const asked = {
      pools: parts.pools,
      entityId: entityId ?? '',
      reader: reader as Reader,
      actor: actorOf(reader, spec),
      params: request.params,
      query: request.query,
      body: request.body,
      ifMatch: readIfMatch(request),
      request,
      reply,
    }
    if (entityId === null)
      return answer(reply, spec, declared(spec, reply, await spec.handle(withoutTransaction(asked))))
    const { status, response } = await inEntity(parts.pools, entityId, (trx) =>
      runInTransaction(spec, parts, { ...asked, trx }),
    )
    return answer(reply, spec, response, status)
  }
}

type Running = Parameters<Route['handle']>[0]

async function runInTransaction(spec: Route, parts: RouteParts, asked: Running) {
  const repeatable = repeatableOf(spec, asked, parts.clock.now())
  const before = repeatable && (await rememberedAnswer(asked.trx, repeatable))
  if (before) return before
  const result = await spec.handle(asked)
  if (typeof spec.audit === 'string') {
    await audit(asked.trx, {
      entityId: asked.entityId,
      actor: asked.actor,
      action: spec.audit,
      subject: spec.auditSubject?.({ params: asked.params, body: asked.body, result }) ?? subjectOfParams(asked.params),
      at: parts.clock.now(),
    })
  }
  const status = spec.status ?? (result === undefined ? 204 : 200)
  const response = declared(spec, asked.reply, result)
  if (repeatable) await rememberAnswer(asked.trx, repeatable, { status, response })
  return { status, response }
}

// What goes out is what the route declares: kept rows may carry more than the reader should get.
function declared(spec: Route, reply: FastifyReply, result: unknown): unknown {
  return reply.sent ? undefined : spec.response.parse(result)
}

function answer(reply: FastifyReply, spec: Route, response: unknown, status = spec.status ?? 200) {
  if (reply.sent) return reply
  if (response === undefined || response === null) return reply.status(status === 200 ? 204 : status).send()
  return reply.status(status).send(response)
}

function withoutTransaction(asked: object): Running {
  return Object.defineProperty({ ...asked }, 'trx', {
    get: (): Trx => {
      throw new Error('This route has no entity and so no transaction.')
    },
  }) as Running
}

async function findEntity(
  spec: Route,
  parts: RouteParts,
  request: FastifyRequest,
  reader: Reader | null,
): Promise<string | null> {
  const wanted = spec.entity ?? (spec.allow === 'public' ? 'none' : 'header')
  if (wanted === 'none') return null
  if (wanted !== 'header') return wanted({ pools: parts.pools, request, reader })
  const given = request.headers['amer-entity']
  if (typeof given === 'string') {
    if (!uuid.safeParse(given).success) throw new Invalid({ field: 'Amer-Entity', reason: 'not-an-id' })
    return given
  }
  const only = [...new Set(reader?.grants.map((grant) => grant.entityId))]
  if (only.length === 1 && only[0]) return only[0]
  throw new Invalid({ field: 'Amer-Entity', reason: 'missing' })
}

function permissionsWanted(spec: Route): readonly Permission[] | null {
  if (spec.allow === 'public' || spec.allow === 'signed-in') return null
  return typeof spec.allow === 'string' ? [spec.allow as Permission] : (spec.allow as readonly Permission[])
}

function requirePermission(spec: Route, reader: Reader | null, entityId: string): void {
  if (spec.allow === 'public') return
  const wanted = permissionsWanted(spec)
  const allowed = wanted
    ? wanted.some((permission) => reader?.can(permission, entityId))
    : reader?.grants.some((grant) => grant.entityId === entityId)
  if (!allowed) throw new Forbidden()
}

function requireAnywhere(spec: Route, reader: Reader | null): void {
  const wanted = permissionsWanted(spec)
  if (wanted && !wanted.some((permission) => (reader?.entitiesWith(permission).length ?? 0) > 0)) throw new Forbidden()
}

function actorOf(reader: Reader | null, spec: Route): Actor {
  if (reader && spec.allow !== 'public') return { kind: 'staff', staffId: reader.staffId, name: reader.name }
  return { kind: 'customer' }
}

// Versions are counted in the database's integers.
const LARGEST_VERSION = 2 ** 31 - 1

function readIfMatch(request: FastifyRequest): number | null {
  const given = request.headers['if-match']
  if (given === undefined) return null
  const version = Number(String(given).replace(/^W\//, '').replaceAll('"', ''))
  if (!Number.isInteger(version) || Math.abs(version) > LARGEST_VERSION)
    throw new Invalid({ field: 'If-Match', reason: 'not-a-version' })
  return version
}

function repeatableOf(spec: Route, asked: Running, at: Date) {
  const key = asked.request.headers['idempotency-key']
  if (spec.method !== 'POST' || spec.idempotent === false || typeof key !== 'string') return null
  if (key.length < 8 || key.length > 200) throw new Invalid({ field: 'Idempotency-Key', reason: 'length' })
  const actor = actorId(asked.actor) ?? strangerIn(asked.request)
  return { entityId: asked.entityId, actor, key, route: `${spec.method} ${asked.request.url}`, body: asked.body, at }
}

// Many customers share an address: whoever brings another conversation's key is another, and gets none of its answers.
function strangerIn({ ip, headers }: FastifyRequest): string {
  return headers.authorization ? `${ip} ${hashSecret(headers.authorization)}` : ip
}

function subjectOfParams(params: unknown): { type: string; id: string } | undefined {
  const [name, id] = Object.entries((params ?? {}) as Record<string, string>).at(0) ?? []
  return name && id ? { type: name.replace(/Id$/, ''), id } : undefined
}
