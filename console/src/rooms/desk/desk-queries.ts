import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, type LiveEvent, mergeMessage, useLiveEvent, useLiveRefresh } from '../../api/index.ts'
import type { Desk, Message, Stage } from './types.ts'

export const deskKey = ['desk-list'] as const
export const stageKey = (contactId: string) => ['desk-stage', contactId] as const

/** The agent's list, asked anew whenever something of theirs moves. */
export function useDesk() {
  useLiveRefresh(
    ['reservation.', 'handling.', 'agent.', 'hand.', 'work-item.', 'contact.moved', 'contact.ended', 'message.posted'],
    [deskKey],
  )
  return useQuery({
    queryKey: deskKey,
    queryFn: ({ signal }) => api.get<Desk>('/api/v1/desk', { signal }),
    // What waits in the queues is the floor's to hear of; the glance at the foot is read again now and then.
    refetchInterval: 15_000,
  })
}

/** Everything about one contact on the stage; messages are put in as they arrive, the rest is asked anew. */
export function useStage(contactId: string) {
  const queries = useQueryClient()
  const heard = useCallback(
    (event: LiveEvent) => {
      if (event.payload.contactId !== contactId) return
      const message = event.payload.message as Message | undefined
      if (event.type === 'message.posted' && message) return putMessage(queries, contactId, message)
      void queries.invalidateQueries({ queryKey: stageKey(contactId) })
    },
    [queries, contactId],
  )
  useLiveEvent(['message.posted', 'contact.', 'handling.', 'hand.', 'case.', 'whisper.posted'], (event) => {
    if (event.type !== 'contact.sign') heard(event)
  })
  return useQuery({
    queryKey: stageKey(contactId),
    queryFn: ({ signal }) => api.get<Stage>(`/api/v1/desk/contacts/${contactId}`, { signal }),
  })
}

/** Puts one message into the stage's cache, at its place. */
export function putMessage(queries: ReturnType<typeof useQueryClient>, contactId: string, message: Message): void {
  queries.setQueryData<Stage>(stageKey(contactId), (stage) =>
    stage ? { ...stage, messages: mergeMessage(stage.messages, message) } : stage,
  )
}
