import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '#platform/clock'
import type { Platform } from '#platform/parts'

/** Lets a caller from a public page through `/sip` for a short while; carries nothing but its end and whose it is. */
export interface GuestPasses {
  /** A pass for the engine's endpoint of this guest. */
  issue(endpoint: string, seconds: number): string
  /** Whose pass it is; null when it is not ours or has run out. */
  endpointOf(pass: string): string | null
}

/** The passes of this installation, the same on every node. */
export function guestPassesOf({ files, clock }: Pick<Platform, 'files' | 'clock'>): GuestPasses {
  return makeGuestPasses(files.keyFor('amer guest pass'), clock)
}

/** Passes sealed with a key, so that every node takes what any other gave out and none has to be kept. */
export function makeGuestPasses(key: Buffer, clock: Clock): GuestPasses {
  const sealOf = (text: string) => createHmac('sha256', key).update(text).digest()
  const now = () => Math.floor(clock.now().getTime() / 1000)
  return {
    issue: (endpoint, seconds) => {
      const text = `${endpoint}.${now() + seconds}`
      return `${text}.${sealOf(text).toString('base64url')}`
    },
    endpointOf: (pass) => {
      const [, endpoint, until, seal] = /^([\w-]{1,80})\.(\d{1,12})\.([\w-]{43})$/.exec(pass) ?? []
      if (endpoint === undefined || until === undefined || seal === undefined) return null
      const isOurs = timingSafeEqual(Buffer.from(seal, 'base64url'), sealOf(`${endpoint}.${until}`))
      return isOurs && Number(until) > now() ? endpoint : null
    },
  }
}
