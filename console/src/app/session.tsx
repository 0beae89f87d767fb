import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { api, Problem, setCurrentEntity } from '../api/index.ts'

export type Name = { ar: string; en: string }
export type Entity = { id: string; code: string; slug: string; name: Name; colour: string }
export type Grant = { role: string; entity: Entity; unitId: string | null }
export type Me = {
  staff: { id: string; name: Name; email: string; language: 'ar' | 'en'; agent: boolean }
  demo: boolean
  grants: Grant[]
  permissions: Record<string, string[]>
}

export type Session = {
  me: Me
  /** The entities this person works for, each once. */
  entities: Entity[]
  /** The one the screens speak for now; null for somebody without any grant. */
  entity: Entity | null
  setEntity: (entityId: string) => void
  /** Whether this is permitted in the current entity; of several, any one. Null asks nothing. */
  may: (permission: string | readonly string[] | null) => boolean
}

const storageKey = 'amer-entity'
export const meKey = ['me'] as const

/** Who is signed in; a 401 Problem when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => api.get<Me>('/api/v1/me', { signal }),
    staleTime: 5 * 60_000,
  })
}

/** The entities of the grants, each once, in their order. */
export function entitiesOf(me: Me): Entity[] {
  return [...new Map(me.grants.map((grant) => [grant.entity.id, grant.entity])).values()]
}

/** Whether any of the permissions asked for is among those held. */
export function permits(held: readonly string[], asked: string | readonly string[] | null): boolean {
  if (asked === null) return true
  return (typeof asked === 'string' ? [asked] : asked).some((one) => held.includes(one))
}

const SessionContext = createContext<Session | null>(null)

/** Holds the person and the entity they speak for; changing the entity forgets what was read for the other. */
export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  const queries = useQueryClient()
  const entities = useMemo(() => entitiesOf(me), [me])
  const [wanted, setWanted] = useState(() => localStorage.getItem(storageKey))
  const entity = entities.find((one) => one.id === wanted) ?? entities[0] ?? null
  // Children ask while they are drawn, so the entity must be known before any effect runs.
  setCurrentEntity(entity?.id ?? null)
  useEffect(() => () => setCurrentEntity(null), [])
  const setEntity = useCallback(
    (entityId: string) => {
      localStorage.setItem(storageKey, entityId)
      setCurrentEntity(entityId)
      setWanted(entityId)
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' })
    },
    [queries],
  )
  const session = useMemo<Session>(() => {
    const held = entity ? (me.permissions[entity.id] ?? []) : []
    return { me, entities, entity, setEntity, may: (permission) => permits(held, permission) }
  }, [me, entities, entity, setEntity])
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The signed-in person; only below the shell. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside SessionProvider')
  return session
}

/** Ends this browser's session and shows the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await api.post('/api/auth/sign-out', {}).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
    })
    queries.clear()
    location.assign('/console/')
  }
}
