import type { SharedFile } from '../api/types.ts'

/** A message of the customer's that the server has not confirmed yet; kept on the device until it has. */
export interface Unsent {
  readonly clientId: string
  readonly text?: string
  readonly file?: SharedFile
  readonly at: string
  readonly state: 'waiting' | 'failed'
  /** Why the server refused it, when it failed for good. */
  readonly code?: string
}

type Outbox = readonly Unsent[]

/** The first message that may be sent now: one at a time, in order; a refused one does not hold up the next. */
export function nextToSend(outbox: Outbox): Unsent | null {
  return outbox.find((item) => item.state === 'waiting') ?? null
}

/** The outbox after the server confirmed a message. */
export function withoutSent(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((item) => item.clientId !== clientId)
}

/** The outbox after the server refused a message for good. */
export function withRefused(outbox: Outbox, clientId: string, code: string): Outbox {
  return outbox.map((item) => (item.clientId === clientId ? { ...item, state: 'failed', code } : item))
}

/** The outbox with a refused message tried again, now last in line: what was said since keeps its order. */
export function withRetried(outbox: Outbox, clientId: string): Outbox {
  const item = outbox.find((each) => each.clientId === clientId)
  if (!item) return outbox
  const { code: _, ...rest } = item
  return [...withoutSent(outbox, clientId), { ...rest, state: 'waiting' }]
}

/** The body that posts an unsent message. */
export function postBody(item: Unsent): Readonly<Record<string, string>> {
  return item.file
    ? { clientId: item.clientId, fileId: item.file.id }
    : { clientId: item.clientId, text: item.text ?? '' }
}
