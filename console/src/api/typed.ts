import createClient, { type Middleware } from 'openapi-fetch'
import { headersOf } from './client.ts'
import { Problem, problemFrom } from './problem.ts'
import type { paths } from './schema.gen.ts'

const ours: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of headersOf(request.method, {}))
      if (!request.headers.has(name)) request.headers.set(name, value)
    return request
  },
  async onResponse({ response }) {
    if (response.ok) return undefined
    throw problemFrom(
      response.status,
      response.headers,
      await response
        .clone()
        .json()
        .catch(() => undefined),
    )
  },
  onError() {
    return new Problem({ status: 0, code: 'unreachable' })
  },
}

/** The same routes with the types the server publishes; throws a Problem like `api` does. */
export const typed = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })
typed.use(ours)
