import { type HttpOut, NotReached, TargetRefused } from '#platform/http-out'
import type { Log } from '#platform/log'
import type { HttpLookUp } from '../language/index.ts'

export interface LookedUp {
  found: Record<string, string | number> | null
  failed: boolean
}

const LONGEST_VALUE = 400

/** Asks a system of the entity; what the flow keeps of the answer by name. 404 is nothing found, everything unforeseen is failed: the flow has words for both. */
export async function lookUpHttp(out: HttpOut, log: Log, request: HttpLookUp): Promise<LookedUp> {
  const { method, send, keep, timeoutSeconds } = request
  const url = new URL(request.url)
  if (method === 'GET') for (const [field, value] of Object.entries(send)) url.searchParams.set(field, value)
  try {
    const { status, text } = await out.ask({
      method,
      url: url.href,
      body: send,
      timeoutMilliseconds: timeoutSeconds * 1000,
    })
    if (status === 404 || status === 204) return { found: null, failed: false }
    if (status !== 200) return { found: null, failed: true }
    return { found: kept(JSON.parse(text), keep), failed: false }
  } catch (err) {
    // Not what was sent: it may name a person.
    if (err instanceof NotReached || err instanceof TargetRefused) log.warn({ err, host: url.host }, 'a look-up failed')
    else log.error({ err, host: url.host }, 'a look-up answered what could not be read')
    return { found: null, failed: true }
  }
}

function kept(answer: unknown, keep: HttpLookUp['keep']): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const [name, path] of Object.entries(keep)) {
    const value = path.split('.').reduce<unknown>((outer, key) => inside(outer, key), answer)
    if (typeof value === 'number' && Number.isFinite(value)) values[name] = value
    else if (typeof value === 'string') values[name] = value.slice(0, LONGEST_VALUE)
  }
  return values
}

const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
