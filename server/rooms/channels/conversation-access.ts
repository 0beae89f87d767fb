import type { FastifyRequest } from 'fastify'
import { inEngine, type Pools } from '#platform/database'
import { conversationBySecret } from './conversation-store.ts'
import { ConversationUnknown } from './errors.ts'
import type { ConversationId } from './words.ts'

const TOKEN = /^([0-9a-f-]{36})\.([\w-]{20,200})$/i

/**
 * The conversation whose id and secret the request brings: `Authorization: Conversation <id>.<secret>`, or for event streams,
 * which cannot send headers, the token in the query. Unknown id and wrong secret are one answer.
 */
export async function openConversation(
  pools: Pools,
  request: FastifyRequest,
): Promise<{ id: ConversationId; entityId: string }> {
  const [, id, secret] = TOKEN.exec(tokenOf(request)) ?? []
  if (!id || !secret) throw new ConversationUnknown()
  const found = await inEngine(pools, (trx) => conversationBySecret(trx, id, secret))
  if (!found) throw new ConversationUnknown()
  opened.set(request, found.id)
  return found
}

const opened = new WeakMap<FastifyRequest, ConversationId>()

/** The conversation that openConversation found for this request. */
export function conversationOf(request: FastifyRequest): ConversationId {
  const id = opened.get(request)
  if (!id) throw new ConversationUnknown()
  return id
}

function tokenOf(request: FastifyRequest): string {
  const header = request.headers.authorization
  if (header?.startsWith('Conversation ')) return header.slice('Conversation '.length).trim()
  const { token } = request.query as { token?: unknown }
  return typeof token === 'string' ? token : ''
}
