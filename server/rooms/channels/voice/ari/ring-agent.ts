import type { Ari } from './connect-ari.ts'
import { AriRefused, EndpointNotThere } from './errors.ts'

export interface Ring {
  /** Ours, chosen before the ring. */
  channelId: string
  /** `PJSIP/<endpoint>`, or `PJSIP/<number>@trunk-<id>`. */
  endpoint: string
  /** What the ringing telephone shows. */
  callerId: string
  ringSeconds: number
  /** What the leg is for; comes back when it is answered: `leg,<kind>,<id>`. */
  purpose: readonly [kind: string, id: string]
  /** Headers of the invitation. */
  headers?: Readonly<Record<string, string>> | undefined
  /** The leg it is to be joined with, whose codec is then asked for first. */
  originator?: string | undefined
}

/** Rings a telephone; answered, the leg enters the application. Asked twice under one id it rings once. */
export async function ringAgent(ari: Ari, ring: Ring): Promise<void> {
  const { channelId, endpoint, callerId, ringSeconds, purpose, originator } = ring
  const variables = Object.fromEntries(
    Object.entries(ring.headers ?? {}).map(([name, value]) => [`PJSIP_HEADER(add,${name})`, value]),
  )
  const appArgs = ['leg', ...purpose].join(',')
  const asked = { channelId, endpoint, callerId, timeout: ringSeconds, app: ari.app, appArgs, variables }
  try {
    await ari.send('POST /channels/{channelId}', { ...asked, ...(originator === undefined ? {} : { originator }) })
  } catch (error) {
    if (!(error instanceof AriRefused)) throw error
    // Refused because it rings already, or because no leg could be made: nobody is registered there, or no way leads there.
    if (await ari.sendIfThere('GET /channels/{channelId}', { channelId })) return
    throw new EndpointNotThere(endpoint)
  }
}
