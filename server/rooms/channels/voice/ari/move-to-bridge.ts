import { bridgeCalls } from './bridge-calls.ts'
import type { Ari } from './connect-ari.ts'

/** Moves one leg from a conversation into another (transfer, conference, take-over). */
export async function moveToBridge(ari: Ari, leg: string, from: string | null, to: string): Promise<boolean> {
  if (from !== null) await leaveBridge(ari, leg, from)
  return bridgeCalls(ari, to, [leg])
}

/** Takes a leg out of a conversation; it stays in the application. */
export async function leaveBridge(ari: Ari, leg: string, bridgeId: string): Promise<void> {
  // 400: the leg is not in this bridge, which is what was wanted.
  await ari.sendIfThere('POST /bridges/{bridgeId}/removeChannel', { bridgeId, channel: leg }).catch((error) => {
    if (error.status !== 400 && error.status !== 422) throw error
  })
}
