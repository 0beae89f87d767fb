import { Problem, problemFrom } from './problem.ts'
import { noteServerDate } from './server-clock.ts'

export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>
export type CallOptions = {
  query?: Query
  body?: unknown
  /** The version this change was made from, as read in `ETag` or the row's `version`. */
  ifMatch?: string | number
  /** The entity asked, when it is not the current one. */
  entityId?: string
  /** Repeat a post under the same key and it happens once. */
  idempotencyKey?: string
  signal?: AbortSignal
}

let currentEntity: string | null = null

/** Every later call speaks for this entity. */
export function setCurrentEntity(entityId: string | null): void {
  currentEntity = entityId
}

/** The entity calls speak for now. */
export const currentEntityId = (): string | null => currentEntity

/** The address with its query; empty values are left out, lists repeat their name. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The headers of a call: who it speaks for, and on writes the proof that our own page asked and a key that makes repeats harmless. */
export function headersOf(method: string, options: CallOptions): Headers {
  const headers = new Headers({ accept: 'application/json, application/problem+json' })
  const entity = options.entityId ?? currentEntity
  if (entity) headers.set('amer-entity', entity)
  if (method !== 'GET') headers.set('amer-csrf', '1')
  if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
  if (options.ifMatch !== undefined)
    headers.set('if-match', typeof options.ifMatch === 'number' ? `"${options.ifMatch}"` : options.ifMatch)
  if (options.body !== undefined && !(options.body instanceof FormData)) headers.set('content-type', 'application/json')
  return headers
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sent(body: unknown): BodyInit | null {
  if (body === undefined) return null
  return body instanceof FormData ? body : JSON.stringify(body)
}

/** Calls the server and returns its answer with the headers; throws a Problem for everything else. */
export async function call<Answer>(
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<{ answer: Answer; headers: Headers }> {
  let response: Response
  const askedAt = Date.now()
  try {
    response = await fetch(addressOf(path, options.query), {
      method,
      headers: headersOf(method, options),
      body: sent(options.body),
      credentials: 'same-origin',
      signal: options.signal ?? null,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem({ status: 0, code: 'unreachable' })
  }
  noteServerDate(response.headers.get('date'), askedAt, Date.now())
  const body = await bodyOf(response)
  if (!response.ok) throw problemFrom(response.status, response.headers, body)
  return { answer: body as Answer, headers: response.headers }
}

const answerOf = async <Answer>(method: string, path: string, options?: CallOptions) =>
  (await call<Answer>(method, path, options)).answer

/** The server's routes by path, for example `api.get<CasePage>('/api/v1/cases', { query: { status: 'open' } })`. */
export const api = {
  get: <Answer>(path: string, options?: CallOptions) => answerOf<Answer>('GET', path, options),
  post: <Answer>(path: string, body?: unknown, options?: CallOptions) =>
    answerOf<Answer>('POST', path, { body, ...options }),
  put: <Answer>(path: string, body?: unknown, options?: CallOptions) =>
    answerOf<Answer>('PUT', path, { body, ...options }),
  patch: <Answer>(path: string, body?: unknown, options?: CallOptions) =>
    answerOf<Answer>('PATCH', path, { body, ...options }),
  delete: <Answer>(path: string, options?: CallOptions) => answerOf<Answer>('DELETE', path, options),
}
