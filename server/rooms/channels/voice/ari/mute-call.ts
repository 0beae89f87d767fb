import type { Ari } from './connect-ari.ts'

/** `in`: what the leg says; `out`: what it hears. */
export type MuteDirection = 'in' | 'out' | 'both'

/** Silences one direction of a leg, or lets it through again. */
export async function muteCall(ari: Ari, leg: string, direction: MuteDirection, isMuted: boolean): Promise<void> {
  const asked = { channelId: leg, direction }
  if (isMuted) await ari.sendIfThere('POST /channels/{channelId}/mute', asked)
  else await ari.sendIfThere('DELETE /channels/{channelId}/mute', asked)
}
