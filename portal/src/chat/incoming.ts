import { Unanswered } from '../api/client.ts'
import type { Message, Standing } from '../api/types.ts'
import { type Listening, listen } from './listen.ts'
import type { Held } from './outgoing.ts'
import { countUnread, markRead, mergeMessages } from './thread.ts'

export interface Incoming {
  take(messages: readonly Message[]): void
  takeAll(standing: Standing, messages: readonly Message[]): void
  takeStanding(standing: Standing): void
  /** Asks the server for the whole conversation: the truth after any gap. */
  refresh(): Promise<void>
  /** Says what the customer has seen, or counts what they have not. */
  notice(): void
  /** Listens to the conversation that is remembered now, and to no other. */
  keepListening(): void
  hurry(): void
  forgetIfGone(refusal: unknown): void
}

interface Heard {
  onSettled(clientId: string): void
  /** The server no longer knows this conversation. */
  onGone(): void
  /** There may be a way out again. */
  onBack(): void
}

/** What reaches this device: merged once and in order, resumed after every drop. */
export function incoming(held: Held, heard: Heard): Incoming {
  const { api, memory, store } = held
  let listening: Listening | null = null
  let listeningTo = ''
  let typingEnds: ReturnType<typeof setTimeout> | undefined

  const take = (arriving: readonly Message[]): void => {
    store.set({ messages: mergeMessages(store.get().messages, arriving) })
    if (arriving.some((each) => each.author === 'agent')) store.set({ agentTyping: false })
    for (const message of arriving) if (message.clientId) heard.onSettled(message.clientId)
    notice()
  }
  const takeStanding = (standing: Standing): void => {
    const messages = markRead(store.get().messages, standing.agentReadSeq ?? 0)
    store.set({ phase: 'talking', standing, messages })
    if (standing.state !== 'active') store.set({ agentTyping: false })
    keepListening()
  }
  const takeAll = (standing: Standing, messages: readonly Message[]): void => {
    // messages first: listening goes on after the last of them
    store.set({ standing, messages: mergeMessages(store.get().messages, messages) })
    takeStanding(standing)
    take(messages)
  }
  const refresh = async (): Promise<void> => {
    const asked = held.key()
    if (!asked) return
    const { messages, ...standing } = await api.get<Standing & { messages: readonly Message[] }>('/conversation', asked)
    if (asked !== held.key()) return
    takeAll(standing, messages)
    heard.onBack()
  }

  const notice = (): void => {
    const { messages, open, standing } = store.get()
    const { lastSeenId } = memory.read()
    if (!open || document.visibilityState !== 'visible') {
      store.set({ unread: countUnread(messages, lastSeenId ?? null) })
      return
    }
    store.set({ unread: 0 })
    const last = messages.findLast((message) => message.author !== 'customer')
    if (!last || last.id === lastSeenId) return
    memory.write({ lastSeenId: last.id })
    if (standing && standing.state !== 'ended')
      api.post('/conversation/signs', { readSeq: last.seq }, held.key()).catch(() => {})
  }

  const showTyping = (on: boolean): void => {
    clearTimeout(typingEnds)
    store.set({ agentTyping: on })
    // a lost "stopped typing" must not leave the dots for ever
    if (on) typingEnds = setTimeout(() => store.set({ agentTyping: false }), 8_000)
  }
  const onEvent = (data: unknown): void => {
    const event = data as { type: string } & Record<string, unknown>
    if (event.type === 'message') take([event.message as Message])
    else if (event.type === 'state') takeStanding(event as unknown as Standing)
    else if (event.type === 'read') store.set({ messages: markRead(store.get().messages, Number(event.seq)) })
    else if (event.type === 'typing' && event.who !== 'customer') showTyping(Boolean(event.on))
  }

  const forgetIfGone = (refusal: unknown): void => {
    if (refusal instanceof Unanswered && [401, 403, 404, 410].includes(refusal.status)) heard.onGone()
  }
  const keepListening = (): void => {
    const wanted = store.get().standing?.state === 'ended' || held.isGone() ? '' : held.key()
    if (wanted === listeningTo) return
    listening?.stop()
    listening = null
    listeningTo = wanted
    store.set({ lostAt: null })
    if (!wanted) return
    const token = encodeURIComponent(wanted)
    listening = listen({
      url: (last) => {
        const from = last ?? String(store.get().messages.at(-1)?.seq ?? 0)
        return `${api.root}/conversation/events?token=${token}&lastEventId=${encodeURIComponent(from)}`
      },
      onOpen: () => {
        store.set({ lostAt: null })
        heard.onBack()
      },
      // the server cannot tell what was missed: ask for everything
      onReset: () => void refresh().catch(forgetIfGone),
      onEvent,
      onLost: () => store.get().lostAt ?? store.set({ lostAt: Date.now(), agentTyping: false }),
      onRefused: heard.onGone,
    })
  }

  return { take, takeAll, takeStanding, refresh, notice, keepListening, forgetIfGone, hurry: () => listening?.hurry() }
}
