import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createHttp } from '#platform/http'
import type { Platform } from '#platform/parts'
import type { Rooms } from './build.ts'
import { guestPassesOf } from './guest-pass.ts'
import { addHealth } from './health.ts'
import { servePages } from './serve-pages.ts'
import { openSipDoor } from './sip-door.ts'

export interface AppWanted {
  platform: Platform
  rooms: Rooms
  metricsToken: string
  rateLimitFactor?: number | undefined
  /** Whether everything has started and nothing is stopping; left out: always. */
  isReady?: () => boolean
  /** The telephone engine, where there is one. */
  engine?: (() => { sipSocketUrl: string } | null) | undefined
}

/** The whole web server: guarded routes, sign-in, live streams, health and pages. */
export async function createApp({
  platform,
  rooms,
  metricsToken,
  rateLimitFactor,
  isReady = () => true,
  engine,
}: AppWanted): Promise<FastifyInstance> {
  const app = await createHttp({
    pools: platform.pools,
    clock: platform.clock,
    log: platform.log,
    routes: rooms.routes,
    version: version(),
    readerOf: rooms.access.readerOf,
    checkCsrf: rooms.access.checkCsrf,
    rateLimitFactor: rateLimitFactor ?? 1,
  })
  rooms.access.mount(app)
  app.get('/api/events', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const reader = await rooms.access.readerOf(request)
    if (!reader) return reply.status(401).send()
    await rooms.live.openForStaff(request, reply, reader)
  })
  openSipDoor(app, {
    engine: engine ?? (() => null),
    readerOf: rooms.access.readerOf,
    readAgain: rooms.access.readAgain,
    guestOf: guestPassesOf(platform).endpointOf,
    publicUrl: platform.config.publicUrl,
    log: platform.log,
  })
  addHealth(app, { pools: platform.pools, metrics: platform.metrics, metricsToken, isReady })
  await servePages(app)
  return app
}

function version(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
