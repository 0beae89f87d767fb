import type { Ari } from './connect-ari.ts'

/**
 * Told once of every leg that ends, with the telephone network's cause (Q.850; 0: none given). Callers' legs end with
 * StasisEnd alone, legs that we rang and nobody answered with ChannelDestroyed alone, answered ones with both.
 */
export function onLegGone(ari: Ari, hear: (gone: { leg: string; cause: number }) => void): () => void {
  const causes = new Map<string, number>()
  const told = new Set<string>()
  const tell = (leg: string, cause: number) => {
    if (told.has(leg)) return
    told.add(leg)
    if (told.size > 5_000) for (const oldest of told.values().take(2_500)) told.delete(oldest)
    causes.delete(leg)
    hear({ leg, cause })
  }
  const undo = [
    ari.onEvent('StasisStart', ({ channel }) => told.delete(channel.id)),
    ari.onEvent('ChannelHangupRequest', ({ channel, cause }) => {
      if (cause !== undefined && !told.has(channel.id)) causes.set(channel.id, cause)
    }),
    ari.onEvent('StasisEnd', ({ channel }) => tell(channel.id, causes.get(channel.id) ?? 0)),
    ari.onEvent('ChannelDestroyed', ({ channel, cause }) => tell(channel.id, cause)),
  ]
  return () => {
    for (const step of undo) step()
  }
}
