export type LiveEvent = { id: string; type: string; entityId: string; at: string; payload: Record<string, unknown> }
export type LiveState = 'connecting' | 'open' | 'lost'
export type LiveMessage =
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'reset' }
  | { kind: 'state'; state: LiveState; since: number }

/** The part of EventSource that is used, so that the rules below can be proved without a network. */
export type Source = {
  addEventListener(type: string, listener: (event: { data?: unknown; lastEventId?: string }) => void): void
  close(): void
}
export type LiveParts = {
  open: (address: string) => Source
  after: (milliseconds: number, run: () => void) => () => void
  now: () => number
  random: () => number
  tell: (message: LiveMessage) => void
}

export const silenceLimit = 12_000
const firstWait = 300
const longestWait = 5_000

/** The address to begin at, or to go on from the last event seen. */
export function liveAddress(lastEventId: string | null): string {
  return lastEventId === null ? '/api/events' : `/api/events?lastEventId=${encodeURIComponent(lastEventId)}`
}

/** How long to wait before the n-th try: doubling, capped, and scattered so that a thousand browsers do not return as one. */
export function waitBefore(attempt: number, random: number): number {
  const full = Math.min(longestWait, firstWait * 2 ** attempt)
  return Math.round(full / 2 + (full / 2) * random)
}

const isLiveEvent = (value: unknown): value is LiveEvent =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** One stream that never gives up: resumes after the last event seen, notices silence, starts over where told to. */
export function startLive(parts: LiveParts): { restart: () => void; stop: () => void; state: () => LiveMessage } {
  let source: Source | null = null
  let lastEventId: string | null = null
  let attempt = 0
  let state: LiveState = 'connecting'
  let since = parts.now()
  let stopped = false
  let cancelWatch = () => {}
  let cancelRetry = () => {}

  const message = (): LiveMessage => ({ kind: 'state', state, since })
  const become = (next: LiveState) => {
    if (state === next) return
    state = next
    since = parts.now()
    parts.tell(message())
  }
  const watch = () => {
    cancelWatch()
    cancelWatch = parts.after(silenceLimit, lose)
  }
  const heard = () => {
    attempt = 0
    become('open')
    watch()
  }
  function lose() {
    cancelWatch()
    source?.close()
    source = null
    if (stopped) return
    become('lost')
    cancelRetry()
    cancelRetry = parts.after(waitBefore(attempt, parts.random()), connect)
    attempt += 1
  }
  function take(data: unknown) {
    heard()
    if (typeof data !== 'string') return
    const event: unknown = JSON.parse(data)
    if (!isLiveEvent(event)) return
    // A signal (somebody is typing) has no id of its own; the browser would give it the last one's.
    if (event.id) {
      if (event.id === lastEventId) return
      lastEventId = event.id
    }
    parts.tell({ kind: 'event', event })
  }
  function connect() {
    cancelRetry()
    source?.close()
    const mine = parts.open(liveAddress(lastEventId))
    source = mine
    // A source that was replaced may still speak; it is not listened to.
    const whileMine =
      (run: (event: { data?: unknown; lastEventId?: string }) => void) =>
      (event: { data?: unknown; lastEventId?: string }) => {
        if (source === mine && !stopped) run(event)
      }
    mine.addEventListener('open', whileMine(heard))
    mine.addEventListener(
      'heartbeat',
      whileMine((event) => {
        heard()
        if (event.lastEventId) lastEventId = event.lastEventId
      }),
    )
    mine.addEventListener(
      'message',
      whileMine((event) => take(event.data)),
    )
    mine.addEventListener(
      'reset',
      whileMine((event) => {
        lastEventId = event.lastEventId || null
        heard()
        parts.tell({ kind: 'reset' })
      }),
    )
    // The browser's own retry loses the id after a 503 and waits as it likes; ours does not.
    mine.addEventListener('error', whileMine(lose))
    watch()
  }
  connect()
  return {
    restart: () => {
      lastEventId = null
      attempt = 0
      parts.tell({ kind: 'reset' })
      connect()
    },
    stop: () => {
      stopped = true
      cancelWatch()
      cancelRetry()
      source?.close()
    },
    state: message,
  }
}

/** The live parts of a browser. */
export const browserParts = (tell: (message: LiveMessage) => void): LiveParts => ({
  open: (address) => {
    const source = new EventSource(address, { withCredentials: true })
    return {
      addEventListener: (type, listener) => source.addEventListener(type, (event) => listener(event as MessageEvent)),
      close: () => source.close(),
    }
  },
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  now: () => Date.now(),
  random: () => Math.random(),
  tell,
})
