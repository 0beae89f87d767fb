import type { Ari } from './connect-ari.ts'

/** Sends a leg elsewhere by its own network (SIP 302 or REFER); false when it has gone or will not go. */
export async function redirectCall(ari: Ari, leg: string, endpoint: string): Promise<boolean> {
  return (await ari.sendIfThere('POST /channels/{channelId}/redirect', { channelId: leg, endpoint })) !== undefined
}
