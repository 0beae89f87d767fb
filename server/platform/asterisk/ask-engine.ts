/** How the engine's REST interface is reached. */
export type AriAccess = { url: string; user: string; password: string }

/**
 * One question or command to the engine's REST interface, for its supervisor alone; undefined when it did not answer well.
 * The rooms have a client of their own, with types.
 */
export async function askEngine(
  ari: AriAccess,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { body, patienceMs = 5_000 }: { body?: unknown; patienceMs?: number } = {},
): Promise<{ status: number; answer: unknown } | undefined> {
  try {
    const response = await fetch(`${ari.url}${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${ari.user}:${ari.password}`).toString('base64')}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    })
    const text = await response.text()
    return { status: response.status, answer: text === '' ? undefined : JSON.parse(text) }
  } catch {
    return undefined
  }
}
