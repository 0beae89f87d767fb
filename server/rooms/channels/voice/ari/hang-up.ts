import type { Ari } from './connect-ari.ts'

/** Why we hang up, in the telephone's own words (Q.850). */
export type HangUpReason = 'normal' | 'busy' | 'congestion' | 'no_answer' | 'timeout' | 'rejected' | 'unallocated'

/** Ends a leg; one that has gone already is fine. */
export async function hangUp(ari: Ari, leg: string, reason: HangUpReason = 'normal'): Promise<void> {
  await ari.sendIfThere('DELETE /channels/{channelId}', { channelId: leg, reason })
}
