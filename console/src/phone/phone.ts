import { type HeldPhone, holdPhone } from './hold-phone.ts'
import { type Levels, type PhoneCommand, type PhoneState, silence, silentPhone } from './phone-state.ts'

type Said =
  | { kind: 'state'; state: PhoneState }
  | { kind: 'levels'; levels: Levels }
  | { kind: 'do'; command: PhoneCommand }
  | { kind: 'state?' }

/** A value that many parts of the page look at. */
function watched<Value>(first: Value) {
  let value = first
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set: (next: Value) => {
      value = next
      for (const watch of watchers) watch()
    },
    subscribe: (watch: () => void) => {
      watchers.add(watch)
      return () => void watchers.delete(watch)
    },
  }
}

export const phoneState = watched<PhoneState>(silentPhone)
export const phoneLevels = watched<Levels>(silence)
let command: (wanted: PhoneCommand) => void = () => {}

/** Does this in whichever tab holds the telephone. */
export const tellPhone = (wanted: PhoneCommand): void => command(wanted)

/**
 * One telephone a browser for this person: the tab that holds the lock has it, the others show it and pass on what is pressed.
 * When that tab goes, the next one takes the telephone over. Returns how to leave.
 */
export function joinPhone(person: string): () => void {
  const name = `amer-phone ${person}`
  const channel = new BroadcastChannel(name)
  const leaving = new AbortController()
  let held: HeldPhone | null = null
  const say = (said: Said) => channel.postMessage(said)
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.kind === 'state' && !held) phoneState.set(data.state)
    else if (data.kind === 'levels' && !held) phoneLevels.set(data.levels)
    else if (data.kind === 'do') held?.do(data.command)
    else if (data.kind === 'state?' && held) say({ kind: 'state', state: held.state() })
  }
  command = (wanted) => (held ? held.do(wanted) : say({ kind: 'do', command: wanted }))
  say({ kind: 'state?' })

  const hold = () => {
    if (leaving.signal.aborted) return
    held = holdPhone({
      state: (state) => {
        phoneState.set(state)
        say({ kind: 'state', state })
      },
      levels: (levels) => {
        phoneLevels.set(levels)
        say({ kind: 'levels', levels })
      },
    })
    return new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
  }
  // Browsers without locks are those that give no microphone either.
  if (navigator.locks) navigator.locks.request(name, { signal: leaving.signal }, hold).catch(() => undefined)
  else phoneState.set({ ...silentPhone, line: 'insecure' })
  return () => {
    leaving.abort()
    held?.stop()
    held = null
    channel.close()
    command = () => {}
    phoneState.set(silentPhone)
  }
}
