import { Agent, request } from 'node:http'
import type { AriAccess } from '#platform/asterisk'
import { AriRefused, AsteriskUnreachable } from './errors.ts'

export type Question = {
  operation: string
  method: string
  path: string
  body?: unknown
  headers?: Record<string, string>
}

export interface AriHttp {
  ask(question: Question): Promise<{ text: string; headers: Record<string, string | string[] | undefined> }>
  close(): void
}

/** Commands over connections that stay open: several at once, so that a slow one holds up no other. */
export function askOverHttp(access: () => AriAccess): AriHttp {
  const agent = new Agent({ keepAlive: true, maxSockets: 16, maxFreeSockets: 16, timeout: 60_000 })
  const once = (question: Question) => askOnce(agent, access(), question)
  return {
    ask: async (question) => {
      try {
        return await once(question)
      } catch (error) {
        // A connection kept open may have been closed from the other side just then; ids are ours, so asking again is safe.
        if (!(error instanceof AsteriskUnreachable) || error.facts.said !== 'ECONNRESET') throw error
        return once(question)
      }
    },
    close: () => agent.destroy(),
  }
}

function askOnce(agent: Agent, access: AriAccess, question: Question): ReturnType<AriHttp['ask']> {
  const { operation, method, path, body } = question
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<AriHttp['ask']>>>()
  const url = new URL(path.startsWith('/ari/') ? path : `/ari${path}`, access.url)
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const asking = request(
    url,
    {
      agent,
      method,
      auth: `${access.user}:${access.password}`,
      headers: {
        ...question.headers,
        ...(sent === undefined ? { 'content-length': 0 } : jsonHead(sent)),
      },
      timeout: 10_000,
    },
    (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', (error) => reject(unreachable(operation, error)))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString()
        const status = response.statusCode ?? 0
        if (status >= 200 && status < 300) resolve({ text, headers: response.headers })
        else reject(new AriRefused(operation, status, text.slice(0, 200)))
      })
    },
  )
  asking.on('timeout', () => asking.destroy(new Error('no answer in time')))
  asking.on('error', (error) => reject(unreachable(operation, error)))
  asking.end(sent)
  return promise
}

function jsonHead(text: string): Record<string, string | number> {
  return { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
}

function unreachable(operation: string, error: Error): AsteriskUnreachable {
  const said = (error as NodeJS.ErrnoException).code ?? error.message
  return new AsteriskUnreachable({ operation, said }, { cause: error })
}
