import type { Ari } from './connect-ari.ts'
import { playPrompts } from './play-prompts.ts'
import { waitFor } from './wait-for.ts'

export interface MessageWanted {
  /** Of the recording; what was there under it is replaced. */
  name: string
  /** The sound after which the caller speaks. */
  tone: string
  maxSeconds: number
  silenceSeconds: number
  /** `#`, `*`, or any key where it is empty. */
  endKey: string
}

/** `kept` also when the caller hangs up while speaking; `nothing` when no word was said. */
export type MessageTaken =
  | { kind: 'kept'; seconds: number }
  | { kind: 'nothing' }
  | { kind: 'stopped' }
  | { kind: 'caller-gone' }

/** A tone, then what the caller says, until silence, the end key, the limit or the end of the call. */
export async function takeMessage(
  ari: Ari,
  leg: string,
  wanted: MessageWanted,
  stop?: AbortSignal,
): Promise<MessageTaken> {
  const { name, maxSeconds, silenceSeconds } = wanted
  const toned = await playPrompts(ari, leg, [wanted.tone], stop)
  if (toned === 'caller-gone') return { kind: 'caller-gone' }
  const wait = waitFor<MessageTaken>(ari, {
    about: [`recording:${name}`],
    judge: (event) => {
      if (event.type === 'RecordingFailed') return { kind: 'nothing' }
      if (event.type !== 'RecordingFinished') return undefined
      const { duration = 0, talking_duration: talked } = event.recording
      return talked === 0 ? { kind: 'nothing' } : { kind: 'kept', seconds: duration }
    },
    stop,
    stopped: { kind: 'stopped' },
    lookAgain: async () => {
      const live = await ari.sendIfThere('GET /recordings/live/{recordingName}', { recordingName: name })
      return live ? undefined : { kind: 'kept', seconds: 0 }
    },
  })
  if (!stop?.aborted) {
    const limits = { maxDurationSeconds: maxSeconds, maxSilenceSeconds: silenceSeconds, ifExists: 'overwrite' as const }
    const begun = await ari
      .sendIfThere('POST /channels/{channelId}/record', {
        ...limits,
        channelId: leg,
        name,
        format: 'wav',
        terminateOn: wanted.endKey === '#' || wanted.endKey === '*' ? wanted.endKey : 'any',
      })
      .catch((error) => {
        wait.end({ kind: 'nothing' })
        throw error
      })
    if (!begun) wait.end({ kind: 'caller-gone' })
  }
  const taken = await wait.over
  if (taken.kind === 'stopped')
    await ari.sendIfThere('DELETE /recordings/live/{recordingName}', { recordingName: name })
  if (taken.kind === 'nothing') await dropMessage(ari, name)
  return taken
}

/** Removes a message or recording of the engine; one that is gone is fine. */
export async function dropMessage(ari: Ari, name: string): Promise<void> {
  await ari.sendIfThere('DELETE /recordings/stored/{recordingName}', { recordingName: name })
}
