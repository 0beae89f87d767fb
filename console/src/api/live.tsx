import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'
import type { LiveEvent, LiveState } from './live-connection.ts'
import { openLive } from './live-source.ts'

export type { LiveEvent } from './live-connection.ts'
export type Connection = { state: LiveState /** Milliseconds since the epoch. */; since: number }
type Listener = (event: LiveEvent) => void
type Live = { connection: Connection; listen: (listener: Listener) => () => void; restart: () => void }

const LiveContext = createContext<Live | null>(null)

/** Whether a listener for `pattern` wants this type: `chat.message-sent` itself, or everything under `chat.`. */
export function wants(pattern: string, type: string): boolean {
  return pattern === '*' || pattern === type || (pattern.endsWith('.') && type.startsWith(pattern))
}

/** Joins the browser's one stream while somebody is signed in; a reset makes every query ask anew. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const listeners = useRef(new Set<Listener>())
  const source = useRef<ReturnType<typeof openLive> | null>(null)
  const [connection, setConnection] = useState<Connection>({ state: 'connecting', since: Date.now() })
  useEffect(() => {
    const opened = openLive((message) => {
      if (message.kind === 'state') setConnection({ state: message.state, since: message.since })
      else if (message.kind === 'reset') void queries.invalidateQueries()
      else for (const listener of listeners.current) listener(message.event)
    })
    source.current = opened
    const leave = () => opened.leave()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      opened.leave()
    }
  }, [queries])
  const live = useMemo<Live>(
    () => ({
      connection,
      listen: (listener) => {
        listeners.current.add(listener)
        return () => void listeners.current.delete(listener)
      },
      restart: () => source.current?.restart(),
    }),
    [connection],
  )
  return <LiveContext value={live}>{children}</LiveContext>
}

function useLiveContext(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('live updates outside LiveProvider')
  return live
}

/** Runs `heard` for each live event of a type, of every type under a prefix (`case.`), or of several. */
export function useLiveEvent(pattern: string | readonly string[], heard: (event: LiveEvent) => void): void {
  const { listen } = useLiveContext()
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
export const useConnection = (): Connection => useLiveContext().connection
/** Asks for the stream anew, after signing in or out. */
export const useLiveRestart = (): (() => void) => useLiveContext().restart
