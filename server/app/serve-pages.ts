import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const dist = join(import.meta.dirname, '..', '..', 'dist')

/** Serves the built pages: the portal at / and /e/…, the staff console at /console, the widget's script. */
export async function servePages(app: FastifyInstance): Promise<void> {
  const console = join(dist, 'console')
  const portal = join(dist, 'portal')
  if (!existsSync(console) || !existsSync(portal)) return
  const forever = { maxAge: '365d', immutable: true }
  await app.register(fastifyStatic, { root: join(console, 'assets'), prefix: '/console/assets/', ...forever })
  await app.register(fastifyStatic, {
    root: join(portal, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    ...forever,
  })
  await app.register(fastifyStatic, {
    root: portal,
    prefix: '/',
    decorateReply: false,
    index: false,
    wildcard: false,
    globIgnore: ['assets/**', '**/*.html'],
    setHeaders: (reply) => {
      reply.header('access-control-allow-origin', '*')
      reply.header('cache-control', 'public, max-age=300')
    },
  })
  // Read at each visit: a page names the files of the build it belongs to, and the screens may be built again while we run.
  const send = (page: string) => async (_: unknown, reply: FastifyReply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(page))
  for (const path of ['/console', '/console/*'])
    app.get(path, { schema: { hide: true } }, send(join(console, 'index.html')))
  for (const path of ['/', '/e/*', '/track'])
    app.get(path, { schema: { hide: true } }, send(join(portal, 'index.html')))
}
