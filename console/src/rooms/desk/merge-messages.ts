import type { Message } from './types.ts'

/** The messages with one more, each once, in the order of the conversation: by contact, place, and internal place. */
export function mergeMessage(messages: readonly Message[], added: Message): Message[] {
  const rest = messages.filter((message) => message.id !== added.id)
  return [...rest, added].sort(
    (a, b) => a.at.localeCompare(b.at) || a.seq - b.seq || a.internal - b.internal || a.id.localeCompare(b.id),
  )
}
