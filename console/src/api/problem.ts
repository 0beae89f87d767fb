/** What the server answers when it cannot do what was asked (RFC 9457), or `unreachable` when it did not answer at all. */
export class Problem extends Error {
  readonly status: number
  /** For example `desk.contact-already-taken`; the sentence is `problem.<code>` in words/. */
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly requestId: string | null
  /** Seconds to wait before asking again, where the server says so. */
  readonly retryAfter: number | null

  constructor(about: {
    status: number
    code: string
    facts?: Record<string, unknown>
    requestId?: string | null
    retryAfter?: number | null
  }) {
    super(`${about.status} ${about.code}`)
    this.name = 'Problem'
    this.status = about.status
    this.code = about.code
    this.facts = about.facts ?? {}
    this.requestId = about.requestId ?? null
    this.retryAfter = about.retryAfter ?? null
  }

  /** The session has ended or never was. */
  get isSignedOut(): boolean {
    return this.status === 401
  }

  /** Somebody else changed it in the meantime. */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 412
  }

  /** Worth another try without changing anything. */
  get isOutage(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOr = (value: unknown, otherwise: string | null) =>
  typeof value === 'string' && value !== '' ? value : otherwise
const byStatus: Record<number, string> = {
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-found',
  412: 'changed-meanwhile',
  429: 'too-many-requests',
}

/** Reads a refusal from its body, in whatever shape it comes. */
export function problemFrom(status: number, headers: Headers, body: unknown): Problem {
  const told = isRecord(body) ? body : {}
  const {
    code,
    facts,
    requestId,
    type: _type,
    title: _title,
    status: _status,
    detail: _detail,
    instance: _instance,
    ...rest
  } = told
  const wait = Number(headers.get('retry-after') ?? headers.get('x-retry-after'))
  return new Problem({
    status,
    code: textOr(code, null) ?? byStatus[status] ?? (status >= 500 ? 'fault' : 'unknown'),
    facts: isRecord(facts) ? facts : rest,
    requestId: textOr(requestId, headers.get('x-request-id')),
    retryAfter: Number.isFinite(wait) && wait > 0 ? wait : null,
  })
}
