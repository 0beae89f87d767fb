interface Placed {
  id: string
  at: string
  seq: number
  internal: number
}

/** The messages with one more, each once, in the order of the conversation: by moment, place, and internal place. */
export function mergeMessage<Message extends Placed>(messages: readonly Message[], added: Message): Message[] {
  const rest = messages.filter((message) => message.id !== added.id)
  return [...rest, added].sort(
    (a, b) => a.at.localeCompare(b.at) || a.seq - b.seq || a.internal - b.internal || a.id.localeCompare(b.id),
  )
}
