import type { Message } from '../api/types.ts'
import type { Unsent } from './outbox.ts'

/** One line of the thread as drawn: what was said, by whom, and where it stands in a run of one speaker. */
export interface Line {
  readonly key: string
  readonly message: Message | null
  readonly unsent: Unsent | null
  readonly side: 'own' | 'theirs' | 'middle'
  readonly first: boolean
  readonly last: boolean
}

/** Messages with the arriving ones merged in: each once, in the order they were said, the newer copy winning. */
export function mergeMessages(known: readonly Message[], arriving: readonly Message[]): readonly Message[] {
  if (arriving.length === 0) return known
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of arriving) {
    const before = byId.get(message.id)
    byId.set(message.id, before ? { ...before, ...message, read: Boolean(before.read || message.read) } : message)
  }
  return [...byId.values()].sort(inOrder)
}

function inOrder(a: Message, b: Message): number {
  return a.seq - b.seq || (a.id < b.id ? -1 : 1)
}

/** One's own messages up to a number marked as read. */
export function markRead(messages: readonly Message[], seq: number): readonly Message[] {
  if (!messages.some((message) => unreadUpTo(message, seq))) return messages
  return messages.map((message) => (unreadUpTo(message, seq) ? { ...message, read: true } : message))
}

function unreadUpTo(message: Message, seq: number): boolean {
  return message.author === 'customer' && !message.read && message.seq <= seq
}

/** What was said and what is still on its way, as lines; a message already received hides its unsent copy. */
export function linesOf(messages: readonly Message[], unsent: readonly Unsent[]): readonly Line[] {
  const received = new Set(messages.map((message) => message.clientId).filter(Boolean))
  const lines = [
    ...messages.map((message) => ({ key: message.id, message, unsent: null, side: sideOf(message) })),
    ...unsent
      .filter((item) => !received.has(item.clientId))
      .map((item) => ({ key: item.clientId, message: null, unsent: item, side: 'own' as const })),
  ]
  return lines.map((line, at) => ({
    ...line,
    first: !sameRun(lines[at - 1], line),
    last: !sameRun(line, lines[at + 1]),
  }))
}

function sideOf(message: Message): 'own' | 'theirs' | 'middle' {
  if (message.author === 'customer') return 'own'
  return message.kind === 'notice' ? 'middle' : 'theirs'
}

type Run = Pick<Line, 'side' | 'message'> | undefined

function sameRun(a: Run, b: Run): boolean {
  if (!a || !b || a.side !== b.side || a.side === 'middle') return false
  return a.side === 'own' || (a.message?.author === b.message?.author && a.message?.name === b.message?.name)
}

/** How many messages from the other side came after the last one the customer saw. */
export function countUnread(messages: readonly Message[], lastSeenId: string | null): number {
  const from = messages.findIndex((message) => message.id === lastSeenId) + 1
  return messages.slice(from).filter((message) => message.author !== 'customer').length
}
