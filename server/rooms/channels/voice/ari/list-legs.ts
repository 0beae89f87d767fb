import type { Ari } from './connect-ari.ts'

/** Every leg the engine has now, by its id. */
export async function listLegs(ari: Ari): Promise<Set<string>> {
  const channels = await ari.send('GET /channels', {})
  return new Set(channels.map(({ id }) => id))
}

/** What a leg's own network says of the line: packets lost, jitter and delay, for a quality figure; null when it has gone. */
export async function lineQuality(ari: Ari, leg: string) {
  const found = await ari.sendIfThere('GET /channels/{channelId}/rtp_statistics', { channelId: leg })
  return found?.answer ?? null
}
