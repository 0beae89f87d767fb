import type { Ari } from './connect-ari.ts'

/** Takes the call up; false when the caller has gone. */
export async function answerCall(ari: Ari, leg: string): Promise<boolean> {
  return (await ari.sendIfThere('POST /channels/{channelId}/answer', { channelId: leg })) !== undefined
}
