import type { ChatMessage } from './types.ts'

/** The messages with one more, each once, in the order they were said. */
export function mergeMessage(messages: readonly ChatMessage[], added: ChatMessage): ChatMessage[] {
  const rest = messages.filter((message) => message.id !== added.id)
  return [...rest, added].sort(
    (a, b) => a.at.localeCompare(b.at) || a.seq - b.seq || a.internal - b.internal || a.id.localeCompare(b.id),
  )
}
