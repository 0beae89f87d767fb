import type { Ari } from './connect-ari.ts'

/** Music until it is stopped; another class than `default` must be known to the engine, else the caller would hear nothing. */
export async function startMusic(ari: Ari, leg: string, music = 'default'): Promise<void> {
  await ari.sendIfThere('POST /channels/{channelId}/moh', { channelId: leg, mohClass: music })
}

export async function stopMusic(ari: Ari, leg: string): Promise<void> {
  await ari.sendIfThere('DELETE /channels/{channelId}/moh', { channelId: leg })
}
