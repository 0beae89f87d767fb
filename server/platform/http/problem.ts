import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Outage, Refusal } from '#platform/errors'
import type { Log } from '#platform/log'

/** RFC 9457 problem details, with our code and facts; the sentence is the reader's own words file's matter. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  requestId: z.string(),
})

interface Problem {
  status: number
  code: string
  facts: Record<string, unknown>
}

/** Answers an error as a problem; refusals and outages by their code, anything else as a fault that is logged whole. */
export function answerProblem(log: Log) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) {
      log[problem.status === 503 ? 'warn' : 'error'](
        { requestId: request.id, route: request.routeOptions.url, err: error },
        'request failed',
      )
    }
    if (reply.sent || reply.raw.headersSent) return reply.raw.end()
    return sendProblem(request, reply, problem)
  }
}

/** Sends one problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  const body = {
    type: `/problems/${problem.code}`,
    title: problem.code,
    status: problem.status,
    code: problem.code,
    facts: problem.facts,
    requestId: request.id,
  }
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(body)
}

function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof Refusal || error instanceof Outage)
    return { status: error.status, code: error.code, facts: error.facts }
  const known = error as FastifyError
  if (known.validation) {
    const fields = known.validation.map((fault) => ({
      field: String(fault.instancePath ?? '')
        .replace(/^\//, '')
        .replaceAll('/', '.'),
      reason: String(fault.message ?? fault.keyword ?? ''),
      where: known.validationContext,
    }))
    return { status: 422, code: 'platform.invalid', facts: { fields } }
  }
  return driverProblem(error) ?? fastifyProblem(known) ?? { status: 500, code: 'platform.fault', facts: {} }
}

// The one place where driver errors get their meaning.
function driverProblem(error: Error & { code?: string }): Problem | null {
  switch (error.code) {
    case '23505':
      return { status: 409, code: 'platform.already-there', facts: {} }
    case '23503':
      return { status: 422, code: 'platform.points-nowhere', facts: {} }
    case '42501':
      return { status: 403, code: 'access.not-allowed', facts: {} }
    case '22021': // a NUL byte in a text
    case '22P02':
    case '22P05':
      return { status: 422, code: 'platform.invalid', facts: {} }
    case '53100':
      return { status: 503, code: 'platform.disk-full', facts: {} }
    case '57P01':
    case '57P03':
    case '08006':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return { status: 503, code: 'platform.database-away', facts: {} }
    default:
      return null
  }
}

function fastifyProblem(error: FastifyError): Problem | null {
  const status = error.statusCode
  if (!status || status < 400 || status >= 500) return null
  if (status === 429) return { status, code: 'platform.too-many', facts: {} }
  if (status === 413) return { status, code: 'platform.too-large', facts: {} }
  return { status, code: 'platform.bad-request', facts: {} }
}
