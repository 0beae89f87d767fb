import { randomUUID } from 'node:crypto'
import type { Ari } from './connect-ari.ts'
import { isGone } from './subjects.ts'
import { waitFor } from './wait-for.ts'

/** `failed`: the engine could not read a file, and the caller heard nothing of it. */
export type Played = 'heard' | 'cut-short' | 'caller-gone' | 'failed'

/** Plays sounds one after the other (files without their ending, or `recording:…`); stopped, it falls silent at once. */
export async function playPrompts(
  ari: Ari,
  leg: string,
  sounds: readonly string[],
  stop?: AbortSignal,
): Promise<Played> {
  if (stop?.aborted) return 'cut-short'
  if (sounds.length === 0) return 'heard'
  const playbackId = randomUUID()
  const wait = waitFor<Played>(ari, {
    about: [`playback:${playbackId}`, `channel:${leg}`],
    judge: (event) => {
      if (event.type === 'PlaybackFinished') return event.playback.state === 'failed' ? 'failed' : 'heard'
      return isGone(event, leg) ? 'caller-gone' : undefined
    },
    stop,
    stopped: 'cut-short',
    lookAgain: async () => {
      const playing = await ari.sendIfThere('GET /playbacks/{playbackId}', { playbackId })
      return playing ? undefined : 'heard'
    },
  })
  const media = sounds.map(mediaOf)
  const begun = await ari
    .sendIfThere('POST /channels/{channelId}/play/{playbackId}', { channelId: leg, playbackId, media })
    .catch((error) => {
      wait.end('failed')
      throw error
    })
  if (!begun) wait.end('caller-gone')
  const played = await wait.over
  if (played === 'cut-short') await ari.sendIfThere('DELETE /playbacks/{playbackId}', { playbackId })
  return played
}

function mediaOf(sound: string): string {
  return sound.startsWith('/') ? `sound:${sound}` : sound
}
