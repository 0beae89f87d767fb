import type { Ari } from './connect-ari.ts'

/** `none` only listens; `out` is heard by that leg alone (whisper); `both` by its partner too. */
export type WhisperTo = 'none' | 'out' | 'both'

/**
 * Makes a leg of its own, `snoopId`, that hears both sides of `leg` and may speak to it; join it with a supervisor's leg.
 * It comes into the application as `leg,snoop,<id>` and ends with the leg it hears. False when that has gone.
 */
export async function snoopOn(
  ari: Ari,
  leg: string,
  { snoopId, whisper, id }: { snoopId: string; whisper: WhisperTo; id: string },
): Promise<boolean> {
  const asked = { channelId: leg, snoopId, spy: 'both', whisper, app: ari.app, appArgs: `leg,snoop,${id}` } as const
  return (await ari.sendIfThere('POST /channels/{channelId}/snoop/{snoopId}', asked)) !== undefined
}
