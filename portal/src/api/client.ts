/** A refusal, an outage or silence from the server, told apart by status (0: no answer). */
export class Unanswered extends Error {
  readonly status: number
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.facts = facts
  }

  /** Whether the same request may succeed later without being changed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500
  }
}

export interface Api {
  readonly root: string
  get<T>(path: string, key?: string): Promise<T>
  /** `once` makes a repeat of the same request safe (an idempotency key). */
  post<T>(path: string, body: unknown, key?: string, once?: string): Promise<T>
  /** Brings a file or a text to be saved. */
  fetchBlob(path: string, key: string): Promise<Blob>
  /** Sends one file as multipart, reporting the sent part between 0 and 1. */
  upload<T>(path: string, file: File, options: Upload): Promise<T>
}

export interface Upload {
  readonly key?: string | undefined
  readonly fields?: Readonly<Record<string, string>>
  readonly onProgress?: (part: number) => void
}

/** The public API of an installation; `key` is a conversation's `<id>.<secret>`. */
export function publicApi(origin: string): Api {
  const root = `${origin}/api/v1/public`
  const ask = async <T>(path: string, init: RequestInit, key?: string): Promise<T> => {
    const headers = new Headers(init.headers)
    if (key) headers.set('authorization', `Conversation ${key}`)
    const answer = await fetch(root + path, { ...init, headers, credentials: 'omit', cache: 'no-store' }).catch(() => {
      throw new Unanswered(0, 'portal.no-answer')
    })
    const body = await answer.text().catch(() => {
      throw new Unanswered(0, 'portal.no-answer')
    })
    return understood<T>(answer.status, body)
  }
  return {
    root,
    get: (path, key) => ask(path, {}, key),
    post: (path, body, key, once) => {
      const headers = { 'content-type': 'application/json', ...(once && { 'idempotency-key': once }) }
      return ask(path, { method: 'POST', body: JSON.stringify(body), headers }, key)
    },
    fetchBlob: async (path, key) => {
      const headers = { authorization: `Conversation ${key}` }
      const answer = await fetch(root + path, { headers, credentials: 'omit' }).catch(() => null)
      if (!answer?.ok) throw new Unanswered(answer?.status ?? 0, 'portal.not-brought')
      return answer.blob()
    },
    upload: (path, file, options) => upload(root + path, file, options),
  }
}

function understood<T>(status: number, body: string): T {
  let value: unknown = null
  try {
    value = body ? JSON.parse(body) : null
  } catch {
    throw new Unanswered(status >= 400 ? status : 502, 'portal.unreadable')
  }
  if (status < 400) return value as T
  const problem = (value ?? {}) as Record<string, unknown>
  throw new Unanswered(status, typeof problem.code === 'string' ? problem.code : `http.${status}`, {
    ...problem,
    ...((problem.facts as Record<string, unknown> | undefined) ?? {}),
  })
}

function upload<T>(url: string, file: File, options: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    if (options.key) request.setRequestHeader('authorization', `Conversation ${options.key}`)
    request.upload.onprogress = (event) => options.onProgress?.(event.total ? event.loaded / event.total : 0)
    request.onerror = () => reject(new Unanswered(0, 'portal.no-answer'))
    request.onload = () => {
      try {
        resolve(understood<T>(request.status, request.responseText))
      } catch (refusal) {
        reject(refusal)
      }
    }
    const form = new FormData()
    // fields go first: a streaming server reads them before the file arrives
    for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value)
    form.append('file', file, file.name)
    request.send(form)
  })
}
