import type { Unsent } from './outbox.ts'

/** What the customer typed before the chat began. */
export interface Answers {
  readonly name: string
  readonly topicId: string
  readonly language: string
  readonly contact: string
  readonly message: string
  readonly aboutSlug: string
}

/** What one device remembers of its chat with one entity. */
export interface Memory {
  readonly conversationId?: string
  readonly secret?: string
  /** Opens the page of the case that was opened at arrival. */
  readonly caseNumber?: string
  readonly caseSecret?: string
  /** Repeats the start safely when its answer was lost. */
  readonly startId?: string
  readonly answers?: Answers
  readonly draft?: string
  readonly outbox?: readonly Unsent[]
  readonly lastSeenId?: string
  readonly open?: boolean
}

export interface MemoryPlace {
  read(): Memory
  write(change: Partial<Memory>): Memory
  clear(): void
  /** Tells when another tab changed it. */
  onChange(heard: () => void): () => void
}

/** The device's memory for one entity, shared by its tabs; falls back to this page alone where storage is refused. */
export function deviceMemory(name: string): MemoryPlace {
  const key = `amer.${name}`
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(key) : null
  let fallback: Memory = {}

  const read = (): Memory => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '{}') as Memory
    } catch {
      return fallback
    }
  }
  const store = (memory: Memory): Memory => {
    fallback = memory
    try {
      localStorage.setItem(key, JSON.stringify(memory))
    } catch {
      // private windows may refuse: the page's own copy serves
    }
    channel?.postMessage('changed')
    return memory
  }
  return {
    read,
    write: (change) => store({ ...read(), ...change }),
    clear: () => store({}),
    onChange: (heard) => {
      channel?.addEventListener('message', heard)
      return () => channel?.removeEventListener('message', heard)
    },
  }
}

/** Runs work that only one tab at a time may do. */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (typeof navigator !== 'undefined' && navigator.locks) await navigator.locks.request(`amer.${name}`, work)
  else await work()
}

/** A new id for something this device creates. */
export function newClientId(): string {
  // randomUUID is missing on plain-HTTP pages, getRandomValues is not
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
