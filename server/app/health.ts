import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Pools } from '#platform/database'
import type { Registry } from '#platform/metrics'

/** /healthz: the process answers. /readyz: it can work. /metrics: with the bearer token only. */
export function addHealth(
  app: FastifyInstance,
  parts: { pools: Pools; metrics: Registry; metricsToken: string; isReady(): boolean },
): void {
  app.get('/healthz', { schema: { hide: true }, config: { rateLimit: false } }, async () => ({ alive: true }))
  app.get('/readyz', { schema: { hide: true }, config: { rateLimit: false } }, async (_, reply) => {
    const database = await sql`select 1`.execute(parts.pools.engine).then(
      () => true,
      () => false,
    )
    const ready = database && parts.isReady()
    return reply.status(ready ? 200 : 503).send({ ready, database })
  })
  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    if (!isBearer(request.headers.authorization, parts.metricsToken)) return reply.status(401).send()
    return reply.type(parts.metrics.contentType).send(await parts.metrics.metrics())
  })
}

function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
