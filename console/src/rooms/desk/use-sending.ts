import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, Problem, useConnection } from '../../api/index.ts'
import { putMessage } from './desk-queries.ts'
import type { Message } from './types.ts'

export interface Outgoing {
  clientId: string
  kind: 'text' | 'comment' | 'card' | 'file'
  text?: string
  cardVersionId?: string
  fileId?: string
}
export interface Unsent extends Outgoing {
  state: 'sending' | 'failed'
  at: string
}

const storageKey = (contactId: string) => `amer-unsent:${contactId}`

function kept(contactId: string): Unsent[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey(contactId)) ?? '[]') as Unsent[]
  } catch {
    return []
  }
}

/**
 * Sends messages in order, each under its own client id so that a repeat posts once. What could not be sent is kept in this
 * browser and goes out when the line is back.
 */
export function useSending(contactId: string) {
  const queries = useQueryClient()
  const connection = useConnection()
  const [unsent, setUnsent] = useState(() => kept(contactId))
  const list = useRef(unsent)
  const busy = useRef(false)

  const change = useCallback(
    (next: Unsent[]) => {
      list.current = next
      if (next.length > 0) localStorage.setItem(storageKey(contactId), JSON.stringify(next))
      else localStorage.removeItem(storageKey(contactId))
      setUnsent(next)
    },
    [contactId],
  )
  const flush = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    try {
      for (let next = list.current[0]; next?.state === 'sending'; next = list.current[0]) {
        const { state: _, at: __, ...body } = next
        const path = `/api/v1/desk/contacts/${contactId}/messages`
        const message = await api.post<Message>(path, { ...body }, { idempotencyKey: next.clientId })
        putMessage(queries, contactId, message)
        change(list.current.slice(1))
      }
    } catch (error) {
      const refused = error instanceof Problem && !error.isOutage && error.status !== 0
      const [first, ...rest] = list.current
      if (refused && first) change([{ ...first, state: 'failed' }, ...rest])
    } finally {
      busy.current = false
    }
  }, [contactId, queries, change])

  useEffect(() => {
    if (connection.state !== 'open') return
    const timer = setInterval(() => void flush(), 2000)
    void flush()
    return () => clearInterval(timer)
  }, [connection.state, flush])

  return {
    unsent,
    send: (message: Outgoing) => {
      change([...list.current, { ...message, state: 'sending', at: new Date().toISOString() }])
      void flush()
    },
    again: (clientId: string) => {
      change(list.current.map((one) => (one.clientId === clientId ? { ...one, state: 'sending' } : one)))
      void flush()
    },
    /** Sends what still waits and resolves when nothing does; rejects when something was refused. */
    settle: async () => {
      await flush()
      if (list.current.length > 0) throw new Problem({ status: 0, code: 'unreachable' })
    },
  }
}
