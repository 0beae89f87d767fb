import type { Ari } from './connect-ari.ts'
import { playPrompts } from './play-prompts.ts'
import { isGone } from './subjects.ts'

export interface KeysAsked {
  max: number
  endKey: string | null
  /** How long the first key is waited for after the prompt, and each further one. */
  firstSeconds: number
  nextSeconds: number
  /** Pressed before they were asked for: then nothing is played any more. */
  already?: string
}

export type KeysOutcome =
  | { kind: 'keys'; keys: string }
  | { kind: 'silence' }
  | { kind: 'stopped' }
  | { kind: 'caller-gone' }

/** Plays sounds and collects keys; the first key cuts the sounds short. The end key is not among the keys. */
export async function hearKeys(
  ari: Ari,
  leg: string,
  sounds: readonly string[],
  asked: KeysAsked,
  stop?: AbortSignal,
): Promise<KeysOutcome> {
  const { promise, resolve } = Promise.withResolvers<KeysOutcome>()
  const cutShort = new AbortController()
  let keys = ''
  const early = asked.already ?? ''
  let patience: NodeJS.Timeout | undefined
  const over = () => resolve(keys === '' ? { kind: 'silence' } : { kind: 'keys', keys })
  const waitSeconds = (seconds: number) => {
    clearTimeout(patience)
    patience = setTimeout(over, seconds * 1000)
  }
  const press = (digit: string) => {
    cutShort.abort()
    if (digit === asked.endKey) return resolve({ kind: 'keys', keys })
    keys += digit
    if (keys.length >= asked.max) return over()
    waitSeconds(asked.nextSeconds)
  }
  const unhear = ari.hear(`channel:${leg}`, (event) => {
    if (isGone(event, leg)) return resolve({ kind: 'caller-gone' })
    if (event.type === 'ChannelDtmfReceived') press(event.digit)
  })
  for (const digit of early) press(digit)
  const stopped = () => resolve({ kind: 'stopped' })
  stop?.addEventListener('abort', stopped, { once: true })
  if (stop?.aborted) stopped()
  promise.then(() => cutShort.abort())
  try {
    const played = await playPrompts(ari, leg, sounds, cutShort.signal)
    if (played === 'caller-gone') resolve({ kind: 'caller-gone' })
    else if (!cutShort.signal.aborted) waitSeconds(asked.firstSeconds)
    return await promise
  } finally {
    unhear()
    clearTimeout(patience)
    stop?.removeEventListener('abort', stopped)
    cutShort.abort()
  }
}
