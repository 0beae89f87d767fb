import type { LineQuality } from './line-quality.ts'

/** Where the telephone stands: off (nobody's, or this browser cannot), without an engine, or on its line. */
export type Line = 'off' | 'insecure' | 'no-engine' | 'connecting' | 'ready' | 'lost'
export type Microphone = 'unasked' | 'there' | 'refused' | 'missing'

export type PhoneCall = {
  /** The reservation that rings here; null for a call that came without one. */
  reservationId: string | null
  contactId: string | null
  state: 'ringing' | 'answering' | 'talking'
  /** Milliseconds since the epoch, of this browser's clock. */
  since: number
  muted: boolean
  held: boolean
}

export type PhoneState = {
  line: Line
  microphone: Microphone
  call: PhoneCall | null
  /** Of the running call, measured every two seconds. */
  quality: LineQuality | null
}

/** How loud both sides are now, 0 to 1. */
export type Levels = { them: number; us: number }

/** What any tab may ask of the one that holds the telephone. */
export type PhoneCommand =
  | { kind: 'answer'; reservationId: string }
  | { kind: 'decline'; reservationId: string }
  | { kind: 'hang-up' }
  | { kind: 'mute'; muted: boolean }
  /** Whether the other side hears music now; the server does it, every tab shows it. */
  | { kind: 'held'; held: boolean }
  | { kind: 'key'; key: string }
  /** Other devices were chosen. */
  | { kind: 'devices' }

export const silentPhone: PhoneState = { line: 'off', microphone: 'unasked', call: null, quality: null }
export const silence: Levels = { them: 0, us: 0 }
