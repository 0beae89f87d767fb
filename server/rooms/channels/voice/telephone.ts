import type { KeysWanted } from './call-seam.ts'

/** Keys a caller pressed; none: silence. */
export type KeysHeard = { kind: 'keys'; keys: string } | { kind: 'silence' }

/** A call that somebody made to one of our numbers. */
export interface Arrival {
  leg: string
  /** The number dialled, as the line has it. */
  dialled: string
  /** E.164; null where the caller hides it. */
  caller: string | null
  /** The trunk it came by, `anonymous`, or the guest's endpoint. */
  cameBy: string
}

export interface RingWanted {
  /** Ours, chosen before the ring. */
  channelId: string
  /** `PJSIP/s-…`, or a number over a trunk. */
  endpoint: string
  /** What the ringing telephone shows. */
  callerId: string
  ringSeconds: number
  /** What the leg is for; told again when it is answered: `leg,<kind>,<id>`. */
  purpose: readonly [kind: string, id: string]
  /** Headers of the invitation, for the desk. */
  headers?: Readonly<Record<string, string>>
}

/**
 * What calls ask of the engine. A leg is a channel of the engine by its id. Every verb may be repeated; a leg that has gone is no
 * error: what was to be done on it is over. What takes time stops when the signal says so.
 */
export interface Telephone {
  answer(leg: string): Promise<void>
  hangUp(leg: string): Promise<void>
  /** Plays files one after the other; resolves when they were heard, stopped, or the leg has gone. */
  play(leg: string, sounds: readonly string[], stop: AbortSignal): Promise<void>
  /** Plays, cut short by the first key, and collects keys. */
  hearKeys(leg: string, sounds: readonly string[], keys: KeysWanted, stop: AbortSignal): Promise<KeysHeard>
  startMusic(leg: string, music: string | null): Promise<void>
  stopMusic(leg: string): Promise<void>
  /** Rings; the leg comes back as `answered` or `gone`. Throws EndpointNotThere when there is nothing to ring. */
  ring(wanted: RingWanted): Promise<void>
  /** Both hear each other; made once however often it is asked. */
  connect(bridgeId: string, legs: readonly string[]): Promise<void>
  disconnect(bridgeId: string): Promise<void>
  /** Every bridge the engine has now. */
  bridges(): Promise<Set<string>>
  /** The leg leaves the conversation and hears music; then it is back. */
  hold(leg: string, bridgeId: string): Promise<void>
  resume(leg: string, bridgeId: string): Promise<void>
  /** Tone, then the caller's words; null when nothing was said. */
  takeMessage(
    leg: string,
    wanted: { name: string; maxSeconds: number; silenceSeconds: number; endKey: string },
    stop: AbortSignal,
  ): Promise<{ seconds: number } | null>
  /** Plays a message or recording by its name. */
  playMessage(leg: string, name: string, stop: AbortSignal): Promise<void>
  dropMessage(name: string): Promise<void>
  /** Both sides of the leg, apart, written by the engine until it ends, whatever becomes of us. */
  record(leg: string, name: string): Promise<void>
  /** Silence is written instead of words, or words again. */
  pauseRecording(leg: string, isPaused: boolean): Promise<void>
  /** The recording ends before the leg does. */
  stopRecording(leg: string): Promise<void>
  /** Lets a browser sign in under this name: staff may dial, a guest may dial the one number. */
  provision(endpoint: { id: string; secret: string; context: 'staff' | 'guest'; number: string | null }): Promise<void>
  withdrawEndpoint(id: string): Promise<void>
  /** Callers the engine holds for us, whether or not we were told of them: some may have come while nobody listened. */
  arrived(): Promise<Arrival[]>
  /** Every leg the engine has now. */
  legs(): Promise<Set<string>>
  onArrived(hear: (arrival: Arrival) => void): void
  onAnswered(hear: (answered: { leg: string; kind: string; id: string }) => void): void
  /** The leg has gone, with the cause of Q.850 where one is known, else 0. */
  onGone(hear: (gone: { leg: string; cause: number }) => void): void
  /** The endpoints at which a telephone is connected now. */
  connected(): Promise<string[]>
  /** A telephone has signed in under this name, or is gone; `contact`: from where, the same while it only signs in anew. */
  onRegistered(hear: (endpoint: string, isThere: boolean, contact: string) => void): void
  /** The engine is there (again): what is live is to be adopted. */
  onThere(hear: () => void): void
}
