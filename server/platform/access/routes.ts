import type { Kysely } from 'kysely'
import { z } from 'zod'
import { audit } from '#platform/audit'
import type { Clock } from '#platform/clock'
import { inEngine, type Pools } from '#platform/database'
import { NotFound } from '#platform/errors'
import { bothNames, isoTime, type Route, route } from '#platform/http'
import type { AccessNeeds, EntityBrief } from './needs.ts'
import type { AuthTables } from './open-auth.ts'
import { permissions } from './permissions.ts'
import type { Readers } from './read-reader.ts'
import type { Reader } from './reader.ts'
import { endOtherSessions, endSession, sessionsOf } from './sessions.ts'

export interface RouteParts {
  db: Kysely<AuthTables>
  pools: Pools
  clock: Clock
  demo: boolean
  needs: AccessNeeds
  readers: Readers
}

const me = z.object({
  staff: z.object({ id: z.string(), name: bothNames, email: z.string(), language: z.string(), agent: z.boolean() }),
  demo: z.boolean(),
  grants: z.array(
    z.object({
      role: z.string(),
      entity: z.object({ id: z.string(), code: z.string(), slug: z.string(), name: bothNames, colour: z.string() }),
      unitId: z.string().nullable(),
    }),
  ),
  permissions: z.record(z.string(), z.array(z.string())),
})

const sessionShown = z.object({
  id: z.string(),
  createdAt: isoTime,
  expiresAt: isoTime,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
})

const writtenInside = { none: 'the action writes its own entry, in the entity that employs the reader' }

/** What everyone signed in may ask about themselves. */
export function makeRoutes(parts: RouteParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/me',
      allow: 'signed-in',
      entity: 'none',
      summary: 'Who is signed in and what they may do where',
      response: me,
      handle: async ({ reader }) => describe(parts, reader),
    }),
    route({
      method: 'PATCH',
      path: '/me',
      allow: 'signed-in',
      audit: { none: 'the language of one’s own screens' },
      entity: 'none',
      summary: 'Sets the language of one’s own screens',
      body: z.object({ language: z.enum(['ar', 'en']) }),
      response: me,
      handle: async ({ reader, body }) => {
        await parts.needs.setLanguage(reader.staffId, body.language)
        parts.readers.forget()
        return describe(parts, reader)
      },
    }),
    route({
      method: 'GET',
      path: '/me/sessions',
      allow: 'signed-in',
      entity: 'none',
      summary: 'Where one is signed in',
      response: z.object({ items: z.array(sessionShown) }),
      handle: async ({ reader }) => ({
        items: (await sessionsOf(parts.db, reader.staffId)).map((one) => ({
          ...one,
          current: one.id === reader.sessionId,
        })),
      }),
    }),
    route({
      method: 'DELETE',
      path: '/me/sessions/:sessionId',
      allow: 'signed-in',
      audit: writtenInside,
      entity: 'none',
      summary: 'Ends one of one’s own sessions',
      params: z.object({ sessionId: z.string().max(100) }),
      response: z.undefined(),
      status: 204,
      handle: async ({ reader, params }) => {
        const ended = await endSession(parts.db, reader.staffId, params.sessionId)
        if (!ended) throw new NotFound({ type: 'session' })
        await noteEnded(parts, reader, 1)
        return undefined
      },
    }),
    route({
      method: 'DELETE',
      path: '/me/sessions',
      allow: 'signed-in',
      audit: writtenInside,
      entity: 'none',
      summary: 'Ends all of one’s own sessions but this one',
      response: z.undefined(),
      status: 204,
      handle: async ({ reader }) => {
        const ended = await endOtherSessions(parts.db, reader.staffId, reader.sessionId)
        if (ended > 0) await noteEnded(parts, reader, ended)
        return undefined
      },
    }),
  ]
}

async function describe(parts: RouteParts, reader: Reader) {
  const standing = await parts.needs.standingOf(reader.staffId)
  if (!standing) throw new NotFound({ type: 'staff' })
  const entityIds = [...new Set(standing.grants.map((grant) => grant.entityId))]
  const entities = new Map((await parts.needs.entitiesByIds(entityIds)).map((entity) => [entity.id, entity]))
  return {
    staff: {
      id: standing.staffId,
      name: standing.name,
      email: standing.email,
      language: standing.language,
      agent: reader.entitiesWith('contact.work').length > 0,
    },
    demo: parts.demo,
    grants: standing.grants.flatMap((grant) => {
      const entity = entities.get(grant.entityId)
      return entity ? [{ role: grant.role, entity: briefOf(entity), unitId: grant.unitId }] : []
    }),
    permissions: Object.fromEntries(
      entityIds.map((entityId) => [entityId, permissions.filter((permission) => reader.can(permission, entityId))]),
    ),
  }
}

const briefOf = ({ id, code, slug, name, colour }: EntityBrief) => ({ id, code, slug, name, colour })

async function noteEnded(parts: RouteParts, reader: Reader, count: number): Promise<void> {
  parts.readers.forget()
  const standing = await parts.needs.standingOf(reader.staffId)
  if (!standing) return
  await inEngine(parts.pools, (trx) =>
    audit(trx, {
      entityId: standing.homeEntityId,
      actor: { kind: 'staff', staffId: reader.staffId, name: reader.name },
      action: 'access.sessions-ended',
      subject: { type: 'staff', id: reader.staffId },
      facts: { count },
      at: parts.clock.now(),
    }),
  )
}
