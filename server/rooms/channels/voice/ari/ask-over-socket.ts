import type { RESTResponse } from './ari.gen.ts'
import type { Question } from './ask-over-http.ts'
import { AriRefused, AsteriskUnreachable } from './errors.ts'

const PATIENCE_MS = 10_000

/** Commands over the event socket: half the way of an HTTP request, and in order with the events they cause. */
export interface CommandSocket {
  /** From now on commands go out here, until the function returned is called: what waits then has no answer. */
  attach(write: (text: string) => void): () => void
  isAttached(): boolean
  hear(response: RESTResponse): void
  ask(question: Question): Promise<{ text: string }>
}

export function commandSocket(): CommandSocket {
  let write: ((text: string) => void) | undefined
  let next = 0
  const waiting = new Map<string, { question: Question; resolve(text: string): void; reject(error: Error): void }>()
  return {
    attach: (to) => {
      write = to
      return () => {
        if (write === to) write = undefined
        for (const { question, reject } of waiting.values()) reject(unreachable(question, 'the event socket closed'))
        waiting.clear()
      }
    },
    isAttached: () => write !== undefined,
    hear: ({ request_id, status_code, message_body = '' }) => {
      const asked = waiting.get(request_id)
      if (!asked) return
      waiting.delete(request_id)
      if (status_code >= 200 && status_code < 300) asked.resolve(message_body)
      else asked.reject(new AriRefused(asked.question.operation, status_code, message_body.slice(0, 200)))
    },
    ask: async (question) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const id = String(next++)
      waiting.set(id, { question, resolve, reject })
      const patience = setTimeout(() => reject(unreachable(question, 'no answer in time')), PATIENCE_MS)
      try {
        if (!write) throw unreachable(question, 'the event socket is away')
        write(asRequest(id, question))
        return { text: await promise }
      } finally {
        clearTimeout(patience)
        waiting.delete(id)
      }
    },
  }
}

function asRequest(id: string, { method, path, body }: Question): string {
  const content = body === undefined ? {} : { content_type: 'application/json', message_body: JSON.stringify(body) }
  const uri = path.replace(/^\//, '')
  return JSON.stringify({ type: 'RESTRequest', transaction_id: id, request_id: id, method, uri, ...content })
}

function unreachable({ operation }: Question, said: string): AsteriskUnreachable {
  return new AsteriskUnreachable({ operation, said })
}
