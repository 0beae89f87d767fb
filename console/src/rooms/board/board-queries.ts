import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, type LiveEvent, mergeMessage, useLiveEvent } from '../../api/index.ts'
import type { Board, Chat, ChatMessage, HalfHours, ItemTrace, WaitingItem } from './types.ts'

const floorKey = ['board'] as const
// Apart from the floor's key: reading along is audited, so it is asked once, and then kept by what is heard.
const chatKey = (contactId: string) => ['board-chat', contactId] as const

const floorEvents = [
  'work-item.',
  'reservation.',
  'agent.',
  'handling.',
  'hand.',
  'contact.arrived',
  'contact.moved',
  'contact.ended',
]
const AT_MOST_EVERY = 1000

/** Asks everything of the floor anew when something moved there: at once after a pause, else once a second. */
function useFloorRefresh() {
  const queries = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const last = useRef(-AT_MOST_EVERY)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
  useLiveEvent(floorEvents, () => {
    timer.current ??= setTimeout(
      () => {
        timer.current = null
        last.current = performance.now()
        void queries.invalidateQueries({ queryKey: floorKey })
      },
      Math.max(120, last.current + AT_MOST_EVERY - performance.now()),
    )
  })
}

/** The floor of the current entity, kept by its events. */
export function useBoard() {
  useFloorRefresh()
  return useQuery({
    queryKey: [...floorKey, 'now'],
    queryFn: ({ signal }) => api.get<Board>('/api/v1/board', { signal }),
  })
}

/** Today by half-hour; apart from the floor's key, because a half-hour need not be counted anew every second. */
export function useHalfHours() {
  return useQuery({
    queryKey: ['board-half-hours'],
    queryFn: ({ signal }) => api.get<HalfHours>('/api/v1/board/half-hours', { signal }),
    refetchInterval: 10_000,
  })
}

/** What waits or rings in one queue. */
export function useWaitingItems(queueId: string) {
  return useQuery({
    queryKey: [...floorKey, 'items', queueId],
    queryFn: ({ signal }) => api.get<WaitingItem[]>(`/api/v1/board/queues/${queueId}/items`, { signal }),
  })
}

/** What was decided about one item, and why it has no agent yet. */
export function useItemTrace(itemId: string) {
  return useQuery({
    queryKey: [...floorKey, 'trace', itemId],
    queryFn: ({ signal }) => api.get<ItemTrace>(`/api/v1/board/items/${itemId}/trace`, { signal }),
  })
}

/** Asks the floor anew after something was changed here, without waiting for its event. */
export function useFloorChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: floorKey })
}

/** One conversation, read along; messages are put in as they are posted. */
export function useChat(contactId: string) {
  const queries = useQueryClient()
  useLiveEvent(['message.posted', 'contact.moved', 'contact.ended', 'handling.began'], (event: LiveEvent) => {
    if (event.payload.contactId !== contactId) return
    const message = event.payload.message as ChatMessage | undefined
    if (event.type === 'message.posted' && message) putMessage(queries, contactId, message)
    else void queries.invalidateQueries({ queryKey: chatKey(contactId) })
  })
  return useQuery({
    queryKey: chatKey(contactId),
    queryFn: ({ signal }) => api.get<Chat>(`/api/v1/board/contacts/${contactId}`, { signal }),
    gcTime: 0,
  })
}

/** Puts one message at its place in the conversation that is read. */
export function putMessage(queries: ReturnType<typeof useQueryClient>, contactId: string, message: ChatMessage): void {
  queries.setQueryData<Chat>(chatKey(contactId), (chat) =>
    chat ? { ...chat, messages: mergeMessage(chat.messages, message) } : chat,
  )
}
