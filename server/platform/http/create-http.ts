import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Log } from '#platform/log'
import { answerProblem, problemSchema, sendProblem } from './problem.ts'
import { faultOf, type Route } from './route.ts'
import { type RouteParts, runRoute } from './run-route.ts'

export interface HttpWanted extends RouteParts {
  routes: readonly Route[]
  log: Log
  version: string
  /** Multiplies the limits per address: benches and tests come from one. */
  rateLimitFactor?: number
  trustProxy?: boolean | string
  /** The largest file part in bytes. */
  fileBytes?: number
}

/** The web server with every route guarded, described and limited; refuses to be made when a route lacks its guard. */
export async function createHttp(wanted: HttpWanted): Promise<FastifyInstance> {
  const faults = wanted.routes.map(faultOf).filter((fault) => fault !== null)
  if (faults.length > 0) throw new Error(`Routes that may not be served:\n${faults.join('\n')}`)
  const app = Fastify({
    loggerInstance: undefined,
    logger: false,
    genReqId: () => `e-${randomBytes(5).toString('hex')}`,
    bodyLimit: 256 * 1024,
    trustProxy: wanted.trustProxy ?? false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerProblem(wanted.log))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, { status: 404, code: 'platform.not-found', facts: {} }),
  )
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { files: 1, fileSize: wanted.fileBytes ?? 10 * 1024 * 1024, fields: 5 } })
  await app.register(helmet, { contentSecurityPolicy: { directives: contentPolicy, useDefaults: false }, ...headers })
  await app.register(rateLimit, { global: true, max: 3000 * factor(wanted), timeWindow: 60_000, skipOnError: true })
  await app.register(swagger, { openapi: describeApi(wanted.version), transform: jsonSchemaTransform })
  letWidgetsIn(app)
  await app.register(
    async (api) => {
      for (const spec of wanted.routes) addRoute(api, spec, wanted)
    },
    { prefix: '/api/v1' },
  )
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}

const factor = (wanted: HttpWanted) => wanted.rateLimitFactor ?? 1

const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  // Component libraries place elements by style attributes; no style sheet of another origin is let in.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  // Sounds that a screen has put together itself: recordings of both sides, prompts just recorded.
  mediaSrc: ["'self'", 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

const headers = {
  strictTransportSecurity: false, // the proxy or `up` with a certificate sets it; plain loopback must not
  crossOriginResourcePolicy: { policy: 'cross-origin' as const }, // the widget's script is loaded by other sites
  crossOriginEmbedderPolicy: false,
  originAgentCluster: false,
  crossOriginOpenerPolicy: false,
  referrerPolicy: { policy: 'no-referrer' as const },
}

function describeApi(version: string) {
  return {
    openapi: '3.1.0' as const,
    info: { title: 'Amer', version, description: 'The public interface of the contact centre platform.' },
  }
}

// A widget on another site has no cookie, only its conversation's secret: any origin may ask the public routes.
function letWidgetsIn(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/v1/public/')) return
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', 'x-request-id, retry-after, content-disposition')
    if (request.method !== 'OPTIONS') return
    reply.header('access-control-allow-methods', 'GET, POST')
    reply.header('access-control-allow-headers', 'authorization, content-type, idempotency-key, last-event-id')
    reply.header('access-control-max-age', '86400')
    await reply.status(204).send()
  })
}

function addRoute(api: FastifyInstance, spec: Route, wanted: HttpWanted): void {
  const limit = spec.rateLimit && {
    max: spec.rateLimit.max * factor(wanted),
    timeWindow: spec.rateLimit.perSeconds * 1000,
  }
  const problem = { content: { 'application/problem+json': { schema: problemSchema } } }
  api.withTypeProvider<ZodTypeProvider>().route({
    method: spec.method,
    url: spec.path,
    ...(spec.bodyLimit ? { bodyLimit: spec.bodyLimit } : {}),
    config: limit ? { rateLimit: limit } : {},
    schema: {
      hide: spec.hidden ?? false,
      summary: spec.summary,
      tags: [spec.path.split('/')[1] ?? ''],
      ...(spec.params ? { params: spec.params } : {}),
      ...(spec.query ? { querystring: spec.query } : {}),
      ...(spec.body ? { body: spec.body } : {}),
      response: { [spec.status ?? 200]: described(spec.response), '4xx': problem, '5xx': problem },
    },
    // Rows were cut to what the route declares already, in the transaction (run-route.ts): sent as they are.
    serializerCompiler: () => (body) => JSON.stringify(body),
    handler: runRoute(spec, wanted),
  })
}

// The answer is described as it looks in JSON: a date is a date-time string there.
function described(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodVoid || schema instanceof z.ZodUndefined ? z.null() : schema
}
