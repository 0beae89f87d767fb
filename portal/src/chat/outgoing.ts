import { type Api, Unanswered } from '../api/client.ts'
import type { Message, SharedFile } from '../api/types.ts'
import type { ChatState } from './chat-state.ts'
import { refusalOf } from './files.ts'
import { alone, type MemoryPlace, newClientId } from './memory.ts'
import { nextToSend, postBody, type Unsent, withoutSent, withRefused, withRetried } from './outbox.ts'
import { retryDelay } from './resume.ts'
import type { Store } from './store.ts'

/** What every part of a conversation works with. */
export interface Held {
  readonly api: Api
  readonly memory: MemoryPlace
  readonly slug: string
  readonly store: Store<ChatState>
  /** `<conversation>.<secret>`, or nothing before a chat began. */
  key(): string
  isGone(): boolean
}

export interface Outgoing {
  say(text: string): void
  attach(file: File): Promise<void>
  retry(clientId: string): void
  drop(clientId: string): void
  /** Takes a message that came back out of the outbox. */
  settle(clientId: string): void
  /** Sends what waits, in order, one tab at a time, until nothing does; a passing failure is tried again. */
  pump(): Promise<void>
}

/** What leaves this device: kept until confirmed, sent once, in order. */
export function outgoing(held: Held, onSent: (message: Message) => void): Outgoing {
  const { api, memory, store } = held
  let pumping = false

  const outbox = (): readonly Unsent[] => memory.read().outbox ?? []
  const keep = (next: readonly Unsent[]): void => {
    memory.write({ outbox: next })
    store.set({ outbox: next })
  }
  const add = (said: Pick<Unsent, 'text' | 'file'>): void => {
    keep([...outbox(), { clientId: newClientId(), at: new Date().toISOString(), state: 'waiting', ...said }])
    void pump()
  }
  const settle = (clientId: string): void => {
    if (outbox().some((item) => item.clientId === clientId)) keep(withoutSent(outbox(), clientId))
  }

  const sendWaiting = async (): Promise<void> => {
    for (let attempt = 0; !held.isGone() && held.key(); ) {
      const item = nextToSend(outbox())
      if (!item) return
      try {
        const message = await api.post<Message>('/conversation/messages', postBody(item), held.key())
        onSent({ ...message, clientId: item.clientId })
        settle(item.clientId)
        attempt = 0
      } catch (refusal) {
        if (!(refusal instanceof Unanswered)) throw refusal
        if (refusal.passing) await pause(retryDelay(attempt++, Math.random()))
        else keep(withRefused(outbox(), item.clientId, refusal.code))
      }
    }
  }
  const pump = async (): Promise<void> => {
    if (pumping) return
    pumping = true
    try {
      await alone(`outbox.${held.slug}`, sendWaiting)
    } finally {
      pumping = false
    }
    // something may have been said while the lock was being given back
    if (!held.isGone() && held.key() && nextToSend(outbox())) void pump()
  }

  const send = async (file: File, onProgress: (part: number) => void): Promise<SharedFile> => {
    const sent = await api.upload<Omit<SharedFile, 'id'> & { fileId: string }>('/conversation/files', file, {
      key: held.key(),
      onProgress,
    })
    return { id: sent.fileId, name: sent.name, mime: sent.mime, bytes: sent.bytes }
  }

  return {
    pump,
    settle,
    say: (text) => add({ text }),
    attach: async (file) => {
      const limits = store.get().entity?.chat?.attachments
      const refused = limits ? refusalOf(file, limits) : 'type'
      store.set({ problem: refused && { code: `file-${refused}`, name: file.name } })
      if (refused) return
      const id = newClientId()
      const others = (): ChatState['uploads'] => store.get().uploads.filter((each) => each.id !== id)
      const show = (part: number): void => store.set({ uploads: [...others(), { id, name: file.name, part }] })
      show(0)
      try {
        add({ file: await send(file, show) })
      } catch (refusal) {
        if (!(refusal instanceof Unanswered)) throw refusal
        store.set({ problem: { code: refusal.status === 0 ? 'file-lost' : refusal.code, name: file.name } })
      } finally {
        store.set({ uploads: others() })
      }
    },
    retry: (clientId) => {
      keep(withRetried(outbox(), clientId))
      void pump()
    },
    drop: settle,
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
