import { z } from 'zod'
import { inEngine } from '#platform/database'
import { bothNames, type Route, route } from '#platform/http'
import { otherBodies } from './directory-store.ts'
import { type Entity, listEntities } from './entity-store.ts'
import { matchesWords } from './match-words.ts'
import { unitsOf } from './unit-store.ts'

const entityShown = z.object({
  id: z.string(),
  code: z.string(),
  slug: z.string(),
  kind: z.string(),
  name: bothNames,
  short: bothNames,
  colour: z.string(),
  parentId: z.string().nullable(),
})

const unitShown = z.object({
  id: z.string(),
  entityId: z.string(),
  parentUnitId: z.string().nullable(),
  code: z.string(),
  level: z.string(),
  name: bothNames,
  takesCases: z.boolean(),
})

const bodyShown = z.object({
  id: z.string(),
  code: z.string(),
  name: bothNames,
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  about: bothNames,
})

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/public/entities',
    allow: 'public',
    summary: 'The government bodies that can be reached here',
    rateLimit: { max: 120, perSeconds: 60 },
    response: z.array(
      z.object({
        slug: z.string(),
        name: bothNames,
        kind: z.string(),
        colour: z.string(),
        parent: z.string().nullable(),
      }),
    ),
    handle: async ({ pools }) => publicList(await inEngine(pools, listEntities)),
  }),
  route({
    method: 'GET',
    path: '/entities',
    allow: 'signed-in',
    entity: 'none',
    summary: 'All entities: names, colours and umbrella',
    response: z.object({ items: z.array(entityShown) }),
    handle: async ({ pools }) => ({ items: await inEngine(pools, listEntities) }),
  }),
  route({
    method: 'GET',
    path: '/units',
    allow: 'signed-in',
    summary: 'The unit tree of an entity, parents before children; without entityId that of the current one',
    query: z.object({ entityId: z.uuid().optional() }),
    response: z.object({ items: z.array(unitShown) }),
    handle: async ({ trx, entityId, query }) => ({ items: await unitsOf(trx, query.entityId ?? entityId) }),
  }),
  route({
    method: 'GET',
    path: '/directory',
    allow: 'directory.read',
    summary: 'Bodies outside the entity that customers are pointed to',
    query: z.object({ q: z.string().max(100).optional() }),
    response: z.object({ items: z.array(bodyShown) }),
    handle: async ({ trx, entityId, query }) => {
      const bodies = await otherBodies(trx, entityId)
      const sought = query.q ?? ''
      return {
        items: bodies.filter((body) =>
          matchesWords([body.name.ar, body.name.en, body.about.ar, body.about.en, body.phone ?? ''], sought),
        ),
      }
    },
  }),
]

function publicList(entities: readonly Entity[]) {
  const slugs = new Map(entities.map((entity) => [entity.id, entity.slug]))
  return entities.map((entity) => ({
    slug: entity.slug,
    name: entity.name,
    kind: entity.kind,
    colour: entity.colour,
    parent: entity.parentId ? (slugs.get(entity.parentId) ?? null) : null,
  }))
}
