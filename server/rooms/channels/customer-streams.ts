import type { FastifyReply, FastifyRequest } from 'fastify'
import { inEntity, type Trx } from '#platform/database'
import type { Signal } from '#platform/events'
import { lastEventId, openStream, type Stream } from '#platform/http'
import type { Platform } from '#platform/parts'
import { type ConversationState, conversationState, messagesForCustomer } from './conversation-view.ts'
import type { ChannelsNeeds } from './needs.ts'
import type { ConversationId } from './words.ts'

/** So many streams of one conversation (its tabs) are kept open; an older one is closed for a newer. */
const STREAMS_A_CONVERSATION = 6

interface OpenStream {
  conversationId: ConversationId
  entityId: string
  stream: Stream
  /** The last message sent; messages have no gaps, so whatever is above it is missing. */
  sentSeq: number
  state: ConversationState | null
  busy: boolean
  again: boolean
  closed: boolean
}

export interface CustomerStreams {
  open(
    request: FastifyRequest,
    reply: FastifyReply,
    conversation: { id: ConversationId; entityId: string },
  ): Promise<void>
  close(): void
}

/**
 * The customers' event streams of this node. An event only wakes the streams of its conversation: each then reads what lies
 * above the last message it sent. So order and completeness come from the numbers in the database, whatever an event brings
 * and however late, and a stream that was cut goes on from its Last-Event-ID.
 */
export function createCustomerStreams(platform: Platform, needs: ChannelsNeeds): CustomerStreams {
  const streams = new Map<string, Set<OpenStream>>()

  const wake = (open: OpenStream) => {
    open.again = true
    if (open.busy || open.closed) return
    open.busy = true
    void (async () => {
      while (open.again && !open.closed) {
        open.again = false
        await inEntity(platform.pools, open.entityId, (trx) => bringUpToDate(needs, trx, open))
      }
    })()
      .catch((error) => {
        platform.log.warn({ err: error, conversationId: open.conversationId }, 'a customer stream waits')
        setTimeout(() => wake(open), 1_000).unref()
      })
      .finally(() => {
        open.busy = false
      })
  }

  const offEvents = platform.events.onEvent((event) => {
    if (!event.audience?.customerOf) return
    for (const open of streams.get(String(event.payload.conversationId)) ?? []) wake(open)
  })
  const offSignals = platform.events.onSignal((signal) => {
    if (!signal.customerOf) return
    const { conversationId } = signal.payload
    if (conversationId) for (const open of streams.get(String(conversationId)) ?? []) sendSign(open, signal)
    else for (const some of streams.values()) for (const open of some) sendStanding(open, signal)
  })

  return {
    open: async (request, reply, conversation) => {
      const from = lastEventId(request)
      const open: OpenStream = {
        conversationId: conversation.id,
        entityId: conversation.entityId,
        stream: openStream(request, reply),
        sentSeq: from ?? 0,
        state: null,
        busy: false,
        again: false,
        closed: false,
      }
      const mine = streams.get(conversation.id) ?? new Set()
      streams.set(conversation.id, mine.add(open))
      for (const old of mine) if (mine.size > STREAMS_A_CONVERSATION) drop(old)
      request.raw.on('close', () => drop(open))
      wake(open)
    },
    close: () => {
      offEvents()
      offSignals()
      for (const some of streams.values()) for (const open of some) drop(open)
    },
  }

  function drop(open: OpenStream): void {
    if (open.closed) return
    open.closed = true
    open.stream.close()
    const mine = streams.get(open.conversationId)
    mine?.delete(open)
    if (mine?.size === 0) streams.delete(open.conversationId)
  }
}

async function bringUpToDate(needs: ChannelsNeeds, trx: Trx, open: OpenStream): Promise<void> {
  const state = await conversationState(needs, trx, open.conversationId)
  if (open.sentSeq > state.lastSeq) {
    open.sentSeq = state.lastSeq
    open.state = state
    open.stream.send(Buffer.from(`id: ${state.lastSeq}\nevent: reset\ndata: {}\n\n`))
    return
  }
  const messages = await messagesForCustomer(trx, open.conversationId, {
    language: state.language,
    afterSeq: open.sentSeq,
  })
  for (const message of messages) {
    open.sentSeq = message.seq
    open.stream.send(frame({ type: 'message', message }, message.seq))
  }
  if (JSON.stringify(state) === JSON.stringify(open.state)) return
  open.state = state
  open.stream.send(frame({ type: 'state', ...state }, open.sentSeq))
}

function sendSign(open: OpenStream, signal: Signal): void {
  const { typing, readSeq, who } = signal.payload
  if (who !== 'agent') return
  if (typeof typing === 'boolean') open.stream.send(frame({ type: 'typing', who: 'agent', on: typing }))
  if (typeof readSeq === 'number') open.stream.send(frame({ type: 'read', seq: readSeq }))
}

// Routing tells where a waiting contact stands; a place that a later state has overtaken is dropped.
function sendStanding(open: OpenStream, signal: Signal): void {
  if (signal.type !== 'queue.standing' || open.state?.contactId !== signal.customerOf || open.state?.state !== 'queued')
    return
  const { position, estimatedWaitSeconds } = signal.payload
  open.state = {
    ...open.state,
    position: typeof position === 'number' ? position : null,
    estimatedWaitSeconds: typeof estimatedWaitSeconds === 'number' ? estimatedWaitSeconds : null,
  }
  open.stream.send(frame({ type: 'state', ...open.state }, open.sentSeq))
}

function frame(content: unknown, id?: number): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(content)}\n\n`)
}
