import type { Ari } from './connect-ari.ts'

/** Makes the legs hear each other; the bridge is made once however often it is asked. False when a leg has gone. */
export async function bridgeCalls(ari: Ari, bridgeId: string, legs: readonly string[]): Promise<boolean> {
  // With dtmf_events keys are told of inside a conversation as well.
  await ari.sendIfThere('POST /bridges/{bridgeId}', { bridgeId, type: 'mixing,dtmf_events' }) // refused: it is there
  const added = await ari.sendIfThere('POST /bridges/{bridgeId}/addChannel', { bridgeId, channel: [...legs] })
  return added !== undefined
}

/** Ends the bridge; its legs stay in the application, hearing nothing until they are given something. */
export async function unbridge(ari: Ari, bridgeId: string): Promise<void> {
  await ari.sendIfThere('DELETE /bridges/{bridgeId}', { bridgeId })
}
