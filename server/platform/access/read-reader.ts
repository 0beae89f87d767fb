import type { FastifyRequest } from 'fastify'
import type { AccessNeeds } from './needs.ts'
import type { Auth } from './open-auth.ts'
import { makeReader, type Reader } from './reader.ts'

interface Remembered {
  reader: Reader | null
  until: number
}

/** What is looked at of a request: its cookie. */
export type Asks = Pick<FastifyRequest, 'headers'>

export interface Readers {
  readerOf(request: Asks): Promise<Reader | null>
  /** The same session looked at again: with the grants of now, or null when it has ended. */
  readAgain(reader: Reader): Promise<Reader | null>
  /** This node forgets what it remembers of sessions, so that an ended one ends at once here. */
  forget(): void
}

/**
 * Finds who is signed in. An answer is remembered for a moment only: a session ended on another node, or a grant taken
 * away, counts everywhere within `rememberMilliseconds`.
 */
export function makeReaders(
  auth: Auth,
  needs: AccessNeeds,
  isLive: (sessionId: string) => Promise<boolean>,
  rememberMilliseconds: number,
): Readers {
  const remembered = new Map<string, Remembered>()

  const read = async (cookie: string): Promise<Reader | null> => {
    const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
    const staffId = (found?.user as { staffId?: string } | undefined)?.staffId
    if (!found || !staffId) return null
    return readerOfSession(needs, staffId, found.session.id)
  }

  return {
    readerOf: async (request) => {
      const cookie = request.headers.cookie
      if (!cookie?.includes('amer.session_token=')) return null
      const before = remembered.get(cookie)
      if (before && before.until > performance.now()) return before.reader
      const reader = await read(cookie)
      if (rememberMilliseconds > 0)
        remember(remembered, cookie, { reader, until: performance.now() + rememberMilliseconds })
      return reader
    },
    readAgain: async (reader) =>
      (await isLive(reader.sessionId)) ? readerOfSession(needs, reader.staffId, reader.sessionId) : null,
    forget: () => remembered.clear(),
  }
}

function remember(remembered: Map<string, Remembered>, cookie: string, answer: Remembered): void {
  if (remembered.size > 5_000) {
    for (const [key, { until }] of remembered) if (until < performance.now()) remembered.delete(key)
    if (remembered.size > 5_000) remembered.clear()
  }
  remembered.set(cookie, answer)
}

async function readerOfSession(needs: AccessNeeds, staffId: string, sessionId: string): Promise<Reader | null> {
  const standing = await needs.standingOf(staffId)
  if (!standing) return null
  return makeReader({ staffId, sessionId, name: standing.name, language: standing.language, grants: standing.grants })
}
