import type { FastifyRequest } from 'fastify'
import { CrossSite } from './errors.ts'

/**
 * Throws when a write did not come from our own pages: they send `Amer-CSRF: 1`, which a foreign page cannot without
 * being asked for by the browser first, and browsers name the origin themselves.
 */
export function checkCsrf(request: FastifyRequest): void {
  if (request.headers['amer-csrf'] !== '1') throw new CrossSite({ reason: 'header-missing' })
  checkOrigin(request)
}

/** Throws when the browser says that another site sends this request. Clients that are no browsers say nothing. */
export function checkOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new CrossSite({ reason: 'other-site' })
  const { origin } = request.headers
  if (origin !== undefined && hostOf(origin) !== request.host) throw new CrossSite({ reason: 'other-origin' })
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
