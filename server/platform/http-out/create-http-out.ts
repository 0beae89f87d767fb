import { lookup } from 'node:dns/promises'
import { request as askPlain } from 'node:http'
import { request as askSecure } from 'node:https'
import { isIP } from 'node:net'
import type { Clock } from '#platform/clock'
import { isPublicAddress } from './addresses.ts'
import { NotReached, TargetRefused } from './errors.ts'

export interface Question {
  method: 'GET' | 'POST'
  url: string
  /** Sent as JSON with POST. */
  body?: unknown
  timeoutMilliseconds: number
}

export interface Answered {
  status: number
  text: string
}

/** Asks systems outside. Redirects are answers like any other, and never followed. */
export interface HttpOut {
  ask(question: Question): Promise<Answered>
}

const LONGEST_ANSWER_BYTES = 1024 * 1024
/** So many failures in a row, and a system is left alone for a while: callers should not wait for what does not answer. */
const FAILURES_IN_A_ROW = 3
const LEFT_ALONE_MILLISECONDS = 30_000

/** The one client for outside systems: the address is resolved once, judged, and the connection goes to that very address. `listed` names hosts (`name:port`) that may lie inside. */
export function createHttpOut({ clock, listed }: { clock: Clock; listed: readonly string[] }): HttpOut {
  const circuits = new Map<string, { failures: number; closedUntil: number }>()

  return {
    async ask(question) {
      const url = new URL(question.url)
      const circuit = circuits.get(url.origin) ?? { failures: 0, closedUntil: 0 }
      circuits.set(url.origin, circuit)
      const now = clock.now().getTime()
      if (now < circuit.closedUntil) throw new NotReached({ origin: url.origin, because: 'left-alone' })
      try {
        const signal = AbortSignal.timeout(question.timeoutMilliseconds)
        const found = await orAborted(addressOf(url, listed), signal)
        const answer = await send(question, url, { ...found, signal })
        if (answer.status >= 500) throw new NotReached({ origin: url.origin, status: answer.status })
        circuit.failures = 0
        return answer
      } catch (error) {
        if (error instanceof TargetRefused) throw error
        circuit.failures += 1
        if (circuit.failures >= FAILURES_IN_A_ROW) circuit.closedUntil = now + LEFT_ALONE_MILLISECONDS
        throw error instanceof NotReached ? error : new NotReached({ origin: url.origin }, { cause: error })
      }
    },
  }
}

async function addressOf(url: URL, listed: readonly string[]): Promise<{ address: string; family: number }> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TargetRefused({ protocol: url.protocol })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const found = family ? { address: host, family } : await lookup(host)
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  if (!isPublicAddress(found.address) && !listed.includes(`${host}:${port}`)) throw new TargetRefused({ host })
  return found
}

// A name that nobody answers for would otherwise be waited for as long as the resolver likes.
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

function send(
  { method, body }: Question,
  url: URL,
  { signal, ...found }: { address: string; family: number; signal: AbortSignal },
): Promise<Answered> {
  const payload = method === 'POST' ? JSON.stringify(body ?? {}) : null
  const sending = url.protocol === 'https:' ? askSecure : askPlain
  return new Promise((resolve, reject) => {
    const request = sending(
      url,
      {
        method,
        signal,
        headers: {
          accept: 'application/json',
          'user-agent': 'amer',
          ...(payload === null ? {} : { 'content-type': 'application/json' }),
        },
        // The name is not asked again: it could answer differently the second time.
        lookup: (_host, options, told) => (options.all ? told(null, [found]) : told(null, found.address, found.family)),
      },
      (response) => {
        const pieces: Buffer[] = []
        let bytes = 0
        response.on('data', (piece: Buffer) => {
          bytes += piece.length
          pieces.push(piece)
          if (bytes > LONGEST_ANSWER_BYTES) request.destroy(new NotReached({ because: 'answer-too-long' }))
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString() }))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(payload ?? undefined)
  })
}
