import { type Api, Unanswered } from '../api/client.ts'
import type { EntityPage, SharedFile, Standing } from '../api/types.ts'
import { beginChat, leaveForm } from './begin.ts'
import { type ChatState, NOTHING_YET } from './chat-state.ts'
import { type Incoming, incoming } from './incoming.ts'
import { type Answers, type MemoryPlace, newClientId } from './memory.ts'
import { type Held, type Outgoing, outgoing } from './outgoing.ts'
import { type Store, storeOf } from './store.ts'

export interface Conversation extends Pick<Outgoing, 'say' | 'attach' | 'retry' | 'drop'> {
  readonly store: Store<ChatState>
  readonly memory: MemoryPlace
  readonly slug: string
  /** The installation's own address, for links to its pages. */
  readonly origin: string
  show(): void
  hide(): void
  reload(): Promise<void>
  start(answers: Answers): Promise<void>
  leaveForm(answers: Answers): Promise<void>
  typing(on: boolean): void
  end(): Promise<void>
  comeBack(): Promise<void>
  startOver(): void
  transcript(language: string): Promise<Blob>
  openFile(file: SharedFile): Promise<Blob>
  dispose(): void
}

/** One customer's conversation with one entity on this device: what the sheet shows and everything it can do. */
export function openConversation(setting: { api: Api; memory: MemoryPlace; slug: string }): Conversation {
  const { api, memory, slug } = setting
  const { open = false, outbox = [] } = memory.read()
  let disposed = false
  const held: Held = {
    ...setting,
    store: storeOf<ChatState>({ ...NOTHING_YET, open, outbox }),
    key: () => {
      const { conversationId, secret } = memory.read()
      return conversationId && secret ? `${conversationId}.${secret}` : ''
    },
    isGone: () => disposed,
  }
  const { store } = held
  const ears: Incoming = incoming(held, {
    onSettled: (clientId) => mouth.settle(clientId),
    onGone: () => startOver(),
    onBack: () => void mouth.pump(),
  })
  const mouth = outgoing(held, (message) => ears.take([message]))
  const load = (): Promise<void> => loadEntity(held, ears)
  const startOver = (): void => {
    forget(held)
    ears.keepListening()
    void load()
  }
  const stopWatching = watchOutside(held, ears, load)
  void load()

  return {
    store,
    memory,
    slug,
    origin: new URL(api.root, location.href).origin,
    say: mouth.say,
    attach: mouth.attach,
    retry: mouth.retry,
    drop: mouth.drop,
    startOver,
    show: () => {
      memory.write({ open: true })
      store.set({ open: true })
      ears.notice()
    },
    hide: () => {
      memory.write({ open: false })
      store.set({ open: false })
    },
    reload: () => {
      store.set({ phase: 'loading', problem: null })
      return load()
    },
    start: (answers) => changing(store, () => start(held, ears, answers)),
    leaveForm: (answers) => changing(store, () => keepForm(held, answers)),
    typing: typingSign(held),
    end: () =>
      changing(store, async () => ears.takeStanding(await api.post<Standing>('/conversation/end', {}, held.key()))),
    comeBack: () =>
      changing(store, async () => {
        ears.takeStanding(await api.post<Standing>('/conversation/return', {}, held.key()))
        await ears.refresh()
      }),
    transcript: (language) => api.fetchBlob(`/conversation/transcript?language=${language}`, held.key()),
    openFile: (file) => api.fetchBlob(`/conversation/files/${file.id}`, held.key()),
    dispose: () => {
      disposed = true
      ears.keepListening()
      stopWatching()
    },
  }
}

async function changing(store: Store<ChatState>, work: () => Promise<void>): Promise<void> {
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

async function loadEntity({ api, slug, store, key }: Held, ears: Incoming): Promise<void> {
  try {
    const entity = await api.get<EntityPage>(`/entities/${encodeURIComponent(slug)}`)
    store.set({ entity, opensAt: entity.chat?.opensAt ?? null })
    if (key()) await ears.refresh()
    else store.set({ phase: entity.chat?.open ? 'asking' : 'closed' })
  } catch (refusal) {
    if (!(refusal instanceof Unanswered)) throw refusal
    if (key() && store.get().entity) ears.forgetIfGone(refusal)
    if (store.get().phase === 'loading') store.set({ phase: 'unreachable' })
  }
}

/** The id that makes a repeated start the same start, kept until it was answered. */
function startIdOf({ memory }: Held, answers: Answers): string {
  const startId = memory.read().startId ?? newClientId()
  memory.write({ startId, answers })
  return startId
}

async function start(held: Held, ears: Incoming, answers: Answers): Promise<void> {
  const { memory, store } = held
  const begun = await beginChat(held.api, held.slug, answers, startIdOf(held, answers))
  if (begun.kind === 'closed') {
    store.set({ phase: 'closed', opensAt: begun.opensAt })
    return
  }
  const { secret, caseSecret, messages, ...standing } = begun.started
  memory.clear()
  const { caseNumber } = standing
  const link = caseNumber && caseSecret ? { caseNumber, caseSecret } : {}
  memory.write({ conversationId: standing.conversationId, secret, answers, open: true, ...link })
  ears.takeAll(standing, messages)
}

async function keepForm(held: Held, answers: Answers): Promise<void> {
  const kept = await leaveForm(held.api, held.slug, answers, startIdOf(held, answers))
  held.memory.clear()
  const { caseNumber, caseSecret } = kept
  const link = caseNumber && caseSecret ? { caseNumber, caseSecret } : {}
  held.memory.write({ answers: { ...answers, message: '' }, open: true, ...link })
  held.store.set({ phase: 'form-kept', kept })
}

function forget({ memory, store }: Held): void {
  const { answers, open } = memory.read()
  memory.clear()
  // the name and how to reach them stay: nobody likes to type them twice
  memory.write({ open: open ?? false, ...(answers && { answers: { ...answers, message: '' } }) })
  store.set({ standing: null, messages: [], outbox: [], kept: null, problem: null, phase: 'loading', unread: 0 })
}

function typingSign({ api, key }: Held): (on: boolean) => void {
  let saidAt = 0
  return (on) => {
    if (on ? Date.now() - saidAt < 3_000 : saidAt === 0) return
    saidAt = on ? Date.now() : 0
    api.post('/conversation/signs', { typing: on }, key()).catch(() => {})
  }
}

/** Follows what happens outside: another tab, the page coming to the front, the network coming back. */
function watchOutside({ memory, store, key }: Held, ears: Incoming, load: () => Promise<void>): () => void {
  let known = key()
  const onOtherTab = (): void => {
    store.set({ outbox: memory.read().outbox ?? [] })
    if (key() === known) return
    known = key()
    store.set({ standing: null, messages: [], problem: null, phase: 'loading' })
    ears.keepListening()
    void load()
  }
  const stopMemory = memory.onChange(onOtherTab)
  document.addEventListener('visibilitychange', ears.notice)
  addEventListener('online', ears.hurry)
  const stopStore = store.watch(() => {
    known = key()
  })
  return () => {
    stopMemory()
    stopStore()
    document.removeEventListener('visibilitychange', ears.notice)
    removeEventListener('online', ears.hurry)
  }
}
