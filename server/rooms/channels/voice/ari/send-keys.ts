import type { Ari } from './connect-ari.ts'

/** Sends keys down a leg, as if pressed there. */
export async function sendKeys(ari: Ari, leg: string, keys: string): Promise<void> {
  await ari.sendIfThere('POST /channels/{channelId}/dtmf', { channelId: leg, dtmf: keys })
}
