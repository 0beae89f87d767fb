import { bridgeCalls } from './bridge-calls.ts'
import type { Ari } from './connect-ari.ts'
import { leaveBridge } from './move-to-bridge.ts'
import { startMusic, stopMusic } from './play-music.ts'

/** The leg leaves the conversation and hears music; recording on it goes on. */
export async function holdCall(ari: Ari, leg: string, bridgeId: string, music = 'default'): Promise<void> {
  await leaveBridge(ari, leg, bridgeId)
  await startMusic(ari, leg, music)
}

/** The leg is back in the conversation; false when it has gone. */
export async function takeOffHold(ari: Ari, leg: string, bridgeId: string): Promise<boolean> {
  await stopMusic(ari, leg)
  return bridgeCalls(ari, bridgeId, [leg])
}
