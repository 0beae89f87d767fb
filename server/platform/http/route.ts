import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor, Permission, Reader } from '#platform/access'
import type { Pools, Trx } from '#platform/database'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Schema = z.ZodType
type Out<S> = S extends Schema ? z.output<S> : undefined

export interface Asked<P, Q, B> {
  /** The transaction of the route's entity; a route with `entity: 'none'` has none and throws when it reaches for it. */
  trx: Trx
  pools: Pools
  entityId: string
  /** Present unless the route is public. */
  reader: Reader
  actor: Actor
  params: P
  query: Q
  body: B
  ifMatch: number | null
  request: FastifyRequest
  reply: FastifyReply
}

export interface EntityAsked {
  pools: Pools
  request: FastifyRequest
  reader: Reader | null
}

export interface RouteSpec<P, Q, B, R> {
  method: Method
  /** Below /api/v1, with :params. */
  path: string
  /** Who may call it. A list means any one of these permissions. */
  allow: Permission | readonly Permission[] | 'signed-in' | 'public'
  /** The action's name in the audit; writes must name one, or say why there is nothing to audit. */
  audit?: string | { none: string }
  auditSubject?: (about: { params: Out<P>; body: Out<B>; result: Out<R> }) => { type: string; id: string } | undefined
  params?: P
  query?: Q
  body?: B
  response: R
  status?: number
  /** Where the entity comes from: the Amer-Entity header, nowhere, or a look-up. */
  entity?: 'header' | 'none' | ((asked: EntityAsked) => Promise<string>)
  rateLimit?: { max: number; perSeconds: number }
  /** The largest body in bytes. */
  bodyLimit?: number
  /** Its own client ids make it repeatable, and its answer holds a secret that must not be kept. */
  idempotent?: false
  /** Not described to machines: streams and downloads. */
  hidden?: boolean
  /** One line for the API description. */
  summary?: string
  handle: (asked: Asked<Out<P>, Out<Q>, Out<B>>) => Promise<R extends Schema ? z.input<R> : unknown>
}

/** A route with its types forgotten, as lists of routes carry it. */
// biome-ignore lint/suspicious/noExplicitAny: the types were checked where the route was written
export type Route = RouteSpec<any, any, any, any>

/** Declares a route; read top to bottom it is the permissions and the audit catalogue. */
export function route<
  R extends Schema,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(spec: RouteSpec<P, Q, B, R>): Route {
  return spec
}

/** Why a route may not be served, or null when it is whole: no guard, a write that nobody audits, or an audit with no transaction to be written in. */
export function faultOf(spec: Route): string | null {
  const name = `${spec.method} ${spec.path}`
  if (!spec.allow || spec.allow.length === 0) return `${name} says nothing about who may call it (allow)`
  if (spec.method !== 'GET' && !spec.audit) return `${name} writes and names no audit action (audit)`
  const outside = spec.entity === 'none' || (spec.allow === 'public' && !spec.entity)
  if (outside && typeof spec.audit === 'string') return `${name} has no entity, so nothing would write its audit`
  return null
}
