import { eventReader, isSilent, retryDelay } from './resume.ts'

export interface Listening {
  stop(): void
  /** Tries again at once, when the network is said to be back. */
  hurry(): void
}

export interface Ears {
  /** The address to listen at, given the last event heard. */
  url(lastEventId: string | null): string
  onOpen(): void
  onReset(): void
  onEvent(data: unknown): void
  onLost(): void
  /** The server refuses this conversation for good. */
  onRefused(): void
}

/** Listens to a conversation's events until stopped: resumes after the last one, notices a silent server, returns with jitter. */
export function listen(ears: Ears): Listening {
  let stopped = false
  let attempt = 0
  let lastEventId: string | null = null
  let connection = new AbortController()
  let wake: () => void = () => {}

  const once = async (): Promise<void> => {
    connection = new AbortController()
    let heardAt = Date.now()
    const watch = setInterval(() => isSilent(heardAt, Date.now()) && connection.abort(), 2_000)
    try {
      const answer = await fetch(ears.url(lastEventId), {
        headers: { accept: 'text/event-stream' },
        credentials: 'omit',
        cache: 'no-store',
        signal: connection.signal,
      })
      if ([401, 403, 404, 410].includes(answer.status)) {
        stopped = true
        ears.onRefused()
        return
      }
      if (!answer.ok || !answer.body) return
      const read = eventReader()
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      ears.onOpen()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        heardAt = Date.now()
        attempt = 0
        for (const event of read(value)) {
          if (event.name === 'reset') {
            lastEventId = null
            ears.onReset()
          } else if (event.data) ears.onEvent(withType(event.name, event.data))
          if (event.id !== null) lastEventId = event.id
        }
      }
    } catch {
      // dropped, aborted or unreadable: the next try decides
    } finally {
      clearInterval(watch)
    }
  }

  const forever = async (): Promise<void> => {
    while (!stopped) {
      await once()
      if (stopped) return
      ears.onLost()
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, retryDelay(attempt++, Math.random()))
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  void forever()

  return {
    stop: () => {
      stopped = true
      connection.abort()
      wake()
    },
    hurry: () => {
      attempt = 0
      wake()
    },
  }
}

function withType(name: string, data: string): unknown {
  const value: unknown = JSON.parse(data)
  return typeof value === 'object' && value !== null && !('type' in value) ? { type: name, ...value } : value
}
