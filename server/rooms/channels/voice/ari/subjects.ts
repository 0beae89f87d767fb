import type { AriEvents } from './ari.gen.ts'

export type AriEvent = AriEvents[keyof AriEvents]

/** What an event is about: a leg, a playback, a recording. */
export type Subject = `channel:${string}` | `playback:${string}` | `recording:${string}`

/** Everything one event is about; empty for what concerns the engine as a whole. */
export function subjectsOf(event: AriEvent): Subject[] {
  switch (event.type) {
    case 'PlaybackStarted':
    case 'PlaybackContinuing':
    case 'PlaybackFinished':
      return [`playback:${event.playback.id}`]
    case 'RecordingStarted':
    case 'RecordingFinished':
    case 'RecordingFailed':
      return [`recording:${event.recording.name}`]
    case 'Dial':
      return [`channel:${event.peer.id}`, ...(event.caller ? [`channel:${event.caller.id}` as const] : [])]
    default:
      return 'channel' in event && event.channel !== undefined ? [`channel:${event.channel.id}`] : []
  }
}

/** Whether an event ends a leg for us; the first word of it is the other side's wish to hang up. */
export function isGone(event: AriEvent, leg: string): boolean {
  const isEnd = event.type === 'ChannelHangupRequest' || event.type === 'StasisEnd' || event.type === 'ChannelDestroyed'
  return isEnd && event.channel.id === leg
}
