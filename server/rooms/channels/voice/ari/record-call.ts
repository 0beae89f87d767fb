import type { Ari } from './connect-ari.ts'

/** The two files of one recording, by their names in the engine's recordings folder. */
export function recordingFiles(name: string): { caller: string; agent: string } {
  return { caller: `${name}-caller.wav`, agent: `${name}-agent.wav` }
}

/**
 * Records what a leg says and what it hears, apart, in the engine's own hands: it goes on whatever becomes of us, until the leg ends.
 * False when the leg has gone.
 */
export function recordCall(ari: Ari, leg: string, name: string): Promise<boolean> {
  const { caller, agent } = recordingFiles(name)
  return ari.manage('MixMonitor', { Channel: leg, Options: `r(${caller})t(${agent})i(AMER_RECORDING)` })
}

/** Writes silence in place of speech while secret numbers are read, so that times in the recording stay true. */
export function pauseRecording(ari: Ari, leg: string, isPaused: boolean): Promise<boolean> {
  return ari.manage('MixMonitorMute', { Channel: leg, Direction: 'both', State: isPaused ? '1' : '0' })
}

/** Ends the recording before the leg does. */
export function stopRecording(ari: Ari, leg: string): Promise<boolean> {
  return ari.manage('StopMixMonitor', { Channel: leg })
}
