import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import type { LiveEvent, LiveMessage, LiveState } from './live-connection.ts'
import { openLive } from './live-source.ts'

export type { LiveEvent } from './live-connection.ts'
export type Connection = { state: LiveState /** Milliseconds since the epoch. */; since: number }
type Listener = (event: LiveEvent) => void
type Listen = (listener: Listener) => () => void

// Two contexts, so that a change of the connection redraws only what shows it.
const ListenContext = createContext<Listen | null>(null)
const ConnectionContext = createContext<Connection | null>(null)

/** Whether a listener for `pattern` wants this type: `chat.message-sent` itself, or everything under `chat.`. */
export function wants(pattern: string, type: string): boolean {
  return pattern === '*' || pattern === type || (pattern.endsWith('.') && type.startsWith(pattern))
}

/** Joins the browser's one stream for the person signed in; a reset makes every query ask anew. */
export function LiveProvider({
  person,
  onLost,
  children,
}: {
  person: string
  onLost?: () => void
  children: ReactNode
}) {
  const queries = useQueryClient()
  const listeners = useRef(new Set<Listener>())
  const [connection, setConnection] = useState<Connection>(() => ({ state: 'connecting', since: Date.now() }))
  const lost = useRef(onLost)
  lost.current = onLost
  useEffect(() => {
    const tell = (message: LiveMessage) => {
      if (message.kind === 'reset') void queries.invalidateQueries()
      else if (message.kind === 'event') for (const listener of listeners.current) listener(message.event)
      else {
        setConnection({ state: message.state, since: message.since })
        if (message.state === 'lost') lost.current?.()
      }
    }
    let source = openLive(person, tell)
    const leave = () => source.leave()
    // A page the browser took out of its memory again joins anew.
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) source = openLive(person, tell)
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      source.leave()
    }
  }, [queries, person])
  const listen = useCallback<Listen>((listener) => {
    listeners.current.add(listener)
    return () => void listeners.current.delete(listener)
  }, [])
  return (
    <ListenContext value={listen}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </ListenContext>
  )
}

function inside<Value>(value: Value | null): Value {
  if (value === null) throw new Error('live updates outside LiveProvider')
  return value
}

/** Runs `heard` for each live event of a type, of every type under a prefix (`case.`), or of several. */
export function useLiveEvent(pattern: string | readonly string[], heard: (event: LiveEvent) => void): void {
  const listen = inside(use(ListenContext))
  const latest = useRef({ pattern, heard })
  latest.current = { pattern, heard }
  const first = useRef(listen)
  useEffect(
    () =>
      first.current((event) => {
        const { pattern: wanted, heard: tell } = latest.current
        const patterns = typeof wanted === 'string' ? [wanted] : wanted
        if (patterns.some((one) => wants(one, event.type))) tell(event)
      }),
    [],
  )
}

/** Asks the named queries anew whenever such an event comes; many events close together ask once. */
export function useLiveRefresh(pattern: string | readonly string[], queryKeys: readonly (readonly unknown[])[]): void {
  const queries = useQueryClient()
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null)
  const keys = useRef(queryKeys)
  keys.current = queryKeys
  useLiveEvent(pattern, () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null
      for (const queryKey of keys.current) void queries.invalidateQueries({ queryKey })
    }, 120)
  })
}

/** Whether the line to the server stands, and since when. */
export const useConnection = (): Connection => inside(use(ConnectionContext))
