import { type Api, Unanswered } from '../api/client.ts'
import type { EntityPage, Message, SharedFile, Standing } from '../api/types.ts'
import { beginChat, leaveForm } from './begin.ts'
import { type ChatState, NOTHING_YET } from './chat-state.ts'
import { refusalOf } from './files.ts'
import { type Listening, listen } from './listen.ts'
import { type Answers, alone, type MemoryPlace, newClientId } from './memory.ts'
import { nextToSend, postBody, type Unsent, withoutSent, withRefused, withRetried } from './outbox.ts'
import { retryDelay } from './resume.ts'
import { type Store, storeOf } from './store.ts'
import { countUnread, markRead, mergeMessages } from './thread.ts'

type Snapshot = Standing & { readonly messages: readonly Message[] }

export interface Conversation {
  readonly store: Store<ChatState>
  readonly memory: MemoryPlace
  readonly slug: string
  show(): void
  hide(): void
  reload(): Promise<void>
  start(answers: Answers): Promise<void>
  leaveForm(answers: Answers): Promise<void>
  say(text: string): void
  attach(file: File): Promise<void>
  retry(clientId: string): void
  drop(clientId: string): void
  typing(): void
  end(): Promise<void>
  comeBack(): Promise<void>
  startOver(): void
  transcript(language: string): Promise<string>
  openFile(file: SharedFile): Promise<Blob>
  dispose(): void
}

export interface Setting {
  readonly api: Api
  readonly memory: MemoryPlace
  readonly slug: string
}

/** One customer's conversation with one entity on this device: what the sheet shows and everything it can do. */
export function openConversation({ api, memory, slug }: Setting): Conversation {
  const store = storeOf<ChatState>({
    ...NOTHING_YET,
    open: memory.read().open ?? false,
    outbox: memory.read().outbox ?? [],
  })
  let listening: Listening | null = null
  let listeningTo = ''
  let disposed = false
  let pumping = false
  let typedAt = 0
  let typingEnds: ReturnType<typeof setTimeout> | undefined

  const key = (): string => {
    const { conversationId, secret } = memory.read()
    return conversationId && secret ? `${conversationId}.${secret}` : ''
  }

  // ── what came in ─────────────────────────────────────────────────────────
  const take = (arriving: readonly Message[]): void => {
    const messages = mergeMessages(store.get().messages, arriving)
    for (const message of arriving) if (message.clientId) settle(message.clientId)
    store.set({ messages, ...(arriving.some((each) => each.author === 'agent') && { agentTyping: false }) })
    notice()
  }

  const takeStanding = (standing: Standing): void => {
    const before = store.get().standing
    store.set({ phase: 'talking', standing: { ...before, ...standing }, problem: null })
    store.set({ messages: markRead(store.get().messages, standing.agentReadSeq ?? 0) })
    if (standing.state === 'ended') store.set({ agentTyping: false })
    keepListening()
  }

  const onEvent = (data: unknown): void => {
    const event = data as { type: string } & Record<string, unknown>
    if (event.type === 'message') take([event.message as Message])
    else if (event.type === 'state') takeStanding(event as unknown as Standing)
    else if (event.type === 'read') store.set({ messages: markRead(store.get().messages, Number(event.seq)) })
    else if (event.type === 'typing' && event.who !== 'customer') {
      clearTimeout(typingEnds)
      store.set({ agentTyping: Boolean(event.on) })
      // a lost "stopped typing" must not leave the dots for ever
      if (event.on) typingEnds = setTimeout(() => store.set({ agentTyping: false }), 8_000)
    }
  }

  const refresh = async (): Promise<void> => {
    const asked = key()
    if (!asked) return
    const { messages, ...standing } = await api.get<Snapshot>('/conversation', asked)
    if (asked !== key()) return
    takeStanding(standing)
    take(messages)
    void pump()
  }

  /** Says what the customer has seen, or counts what they have not. */
  const notice = (): void => {
    const { messages, open, standing } = store.get()
    const seenNow = open && document.visibilityState === 'visible'
    const last = messages.findLast((message) => message.author !== 'customer')
    if (!seenNow) {
      store.set({ unread: countUnread(messages, memory.read().lastSeenId ?? null) })
      return
    }
    store.set({ unread: 0 })
    if (!last || last.id === memory.read().lastSeenId) return
    memory.write({ lastSeenId: last.id })
    if (standing && standing.state !== 'ended') sign({ readSeq: last.seq })
  }

  const sign = (body: { typing?: boolean; readSeq?: number }): void => {
    api.post('/conversation/signs', body, key()).catch(() => {})
  }

  // ── the live connection ──────────────────────────────────────────────────
  const keepListening = (): void => {
    const wanted = store.get().standing?.state === 'ended' || disposed ? '' : key()
    if (wanted === listeningTo) return
    listening?.stop()
    listeningTo = wanted
    if (!wanted) {
      store.set({ lostAt: null })
      return
    }
    listening = listen({
      url: (last) =>
        `${api.root}/conversation/events?token=${encodeURIComponent(wanted)}${last ? `&lastEventId=${encodeURIComponent(last)}` : ''}`,
      headers: {},
      onOpen: () => {
        store.set({ lostAt: null })
        // what happened between the last look and this stream
        refresh().catch(forgetIfGone)
      },
      onEvent,
      onLost: () => store.get().lostAt ?? store.set({ lostAt: Date.now(), agentTyping: false }),
      onRefused: (status) => forgetIfGone(new Unanswered(status, 'portal.gone')),
    })
  }

  const forgetIfGone = (refusal: unknown): void => {
    if (!(refusal instanceof Unanswered) || ![401, 403, 404, 410].includes(refusal.status)) return
    startOver()
  }

  // ── what goes out ────────────────────────────────────────────────────────
  const keepOutbox = (outbox: readonly Unsent[]): void => {
    memory.write({ outbox })
    store.set({ outbox })
  }

  const settle = (clientId: string): void => {
    const outbox = memory.read().outbox ?? []
    if (outbox.some((item) => item.clientId === clientId)) keepOutbox(withoutSent(outbox, clientId))
  }

  const sendOne = async (item: Unsent): Promise<void> => {
    const message = await api.post<Message>('/conversation/messages', postBody(item), key())
    take([{ ...message, clientId: item.clientId }])
    settle(item.clientId)
  }

  /** Sends what waits, in order, one tab at a time, until nothing does; a passing failure is tried again. */
  const pump = async (): Promise<void> => {
    if (pumping) return
    pumping = true
    await alone(`outbox.${slug}`, async () => {
      for (let attempt = 0; !disposed && key(); ) {
        const item = nextToSend(memory.read().outbox ?? [])
        if (!item) break
        try {
          await sendOne(item)
          attempt = 0
        } catch (refusal) {
          if (!(refusal instanceof Unanswered)) throw refusal
          if (refusal.passing) await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt++, Math.random())))
          else keepOutbox(withRefused(memory.read().outbox ?? [], item.clientId, refusal.code))
        }
      }
    }).finally(() => {
      pumping = false
    })
    // something may have been said while the lock was being given back
    if (!disposed && key() && nextToSend(memory.read().outbox ?? [])) void pump()
  }

  const change = async (work: () => Promise<void>): Promise<void> => {
    store.set({ busy: true, problem: null })
    try {
      await work()
    } catch (refusal) {
      if (!(refusal instanceof Unanswered)) throw refusal
      store.set({ problem: { code: refusal.status === 0 ? 'no-answer' : refusal.code } })
    } finally {
      store.set({ busy: false })
    }
  }

  const startOver = (): void => {
    const { answers, open } = memory.read()
    memory.clear()
    // the name and how to reach them stay: nobody likes to type them twice
    memory.write({ open: open ?? false, ...(answers && { answers: { ...answers, message: '' } }) })
    store.set({ standing: null, messages: [], outbox: [], kept: null, problem: null, phase: 'loading' })
    keepListening()
    void load()
  }

  const load = async (): Promise<void> => {
    try {
      const entity = await api.get<EntityPage>(`/entities/${slug}`)
      store.set({ entity, opensAt: entity.chat?.opensAt ?? null })
      if (key()) await refresh()
      else store.set({ phase: entity.chat?.open ? 'asking' : 'closed' })
    } catch (refusal) {
      if (!(refusal instanceof Unanswered)) throw refusal
      if (key() && store.get().entity) forgetIfGone(refusal)
      if (store.get().phase === 'loading') store.set({ phase: 'unreachable', problem: { code: refusal.code } })
    }
  }

  const onOtherTab = memory.onChange(() => {
    store.set({ outbox: memory.read().outbox ?? [] })
    if (key() !== listeningTo && store.get().standing?.state !== 'ended') {
      if (key()) void refresh().catch(forgetIfGone)
      else if (store.get().standing) {
        store.set({ standing: null, messages: [], phase: store.get().entity?.chat?.open ? 'asking' : 'closed' })
        keepListening()
      }
    } else if (!key() && store.get().standing) store.set({ standing: null, messages: [], phase: 'asking' })
  })
  const onVisible = (): void => notice()
  const onOnline = (): void => listening?.hurry()
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('online', onOnline)
  void load()

  return {
    store,
    memory,
    slug,
    show: () => {
      memory.write({ open: true })
      store.set({ open: true })
      notice()
    },
    hide: () => {
      memory.write({ open: false })
      store.set({ open: false })
    },
    reload: () => {
      store.set({ phase: 'loading', problem: null })
      return load()
    },
    start: (answers) =>
      change(async () => {
        const startId = memory.read().startId ?? newClientId()
        memory.write({ startId, answers })
        const begun = await beginChat(api, slug, answers, startId)
        if (begun.kind === 'closed') {
          store.set({ phase: 'closed', opensAt: begun.opensAt })
          return
        }
        const { secret, messages, ...standing } = begun.started
        const { startId: _, ...rest } = memory.read()
        memory.clear()
        memory.write({ ...rest, conversationId: standing.conversationId, secret })
        takeStanding(standing)
        take(messages)
      }),
    leaveForm: (answers) =>
      change(async () => {
        const startId = memory.read().startId ?? newClientId()
        memory.write({ startId, answers })
        const kept = await leaveForm(api, slug, answers, startId)
        const { startId: _, ...rest } = memory.read()
        memory.clear()
        memory.write({ ...rest, answers: { ...answers, message: '' } })
        store.set({ phase: 'form-kept', kept })
      }),
    say: (text) => {
      const at = new Date().toISOString()
      keepOutbox([...(memory.read().outbox ?? []), { clientId: newClientId(), text, at, state: 'waiting' }])
      typedAt = 0
      void pump()
    },
    attach: async (file) => {
      const limits = store.get().entity?.chat?.attachments
      const refused = limits ? refusalOf(file, limits) : 'type'
      if (refused) {
        store.set({ problem: { code: `file-${refused}`, name: file.name } })
        return
      }
      const id = newClientId()
      const others = (): ChatState['uploads'] => store.get().uploads.filter((each) => each.id !== id)
      const show = (part: number): void => store.set({ uploads: [...others(), { id, name: file.name, part }] })
      show(0)
      store.set({ problem: null })
      try {
        const sent = await api.upload<{ fileId: string; name: string; mime: string; bytes: number }>(
          '/conversation/files',
          file,
          { key: key(), onProgress: show },
        )
        const kept: SharedFile = { id: sent.fileId, name: sent.name, mime: sent.mime, bytes: sent.bytes }
        const at = new Date().toISOString()
        keepOutbox([...(memory.read().outbox ?? []), { clientId: newClientId(), file: kept, at, state: 'waiting' }])
        void pump()
      } catch (refusal) {
        if (!(refusal instanceof Unanswered)) throw refusal
        store.set({ problem: { code: refusal.status === 0 ? 'file-lost' : refusal.code, name: file.name } })
      } finally {
        store.set({ uploads: others() })
      }
    },
    retry: (clientId) => {
      keepOutbox(withRetried(memory.read().outbox ?? [], clientId))
      void pump()
    },
    drop: (clientId) => keepOutbox(withoutSent(memory.read().outbox ?? [], clientId)),
    typing: () => {
      if (Date.now() - typedAt < 3_000) return
      typedAt = Date.now()
      sign({ typing: true })
    },
    end: () => change(async () => takeStanding(await api.post<Standing>('/conversation/end', {}, key()))),
    comeBack: () =>
      change(async () => {
        takeStanding(await api.post<Standing>('/conversation/return', {}, key()))
        await refresh()
      }),
    startOver,
    transcript: async (language) => {
      const answer = await fetch(`${api.root}/conversation/transcript?language=${language}`, {
        headers: { authorization: `Conversation ${key()}` },
        credentials: 'omit',
      })
      if (!answer.ok) throw new Unanswered(answer.status, 'portal.no-transcript')
      return answer.text()
    },
    openFile: async (file) => {
      const answer = await fetch(`${api.root}/conversation/files/${file.id}`, {
        headers: { authorization: `Conversation ${key()}` },
        credentials: 'omit',
      })
      if (!answer.ok) throw new Unanswered(answer.status, 'portal.no-file')
      return answer.blob()
    },
    dispose: () => {
      disposed = true
      listening?.stop()
      onOtherTab()
      document.removeEventListener('visibilitychange', onVisible)
      removeEventListener('online', onOnline)
    },
  }
}
