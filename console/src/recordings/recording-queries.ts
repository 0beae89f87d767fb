import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { addressOf, api, currentEntityId, headersOf, Problem } from '../api/index.ts'
import type { paths } from '../api/schema.gen.ts'
import { readSound, type Sound } from './read-sound.ts'

type RecordingPage = paths['/api/v1/recordings']['get']['responses'][200]['content']['application/json']
export type Recording = RecordingPage['items'][number]

/** What was recorded of a contact, as far as the reader may know. */
export function useContactRecordings(contactId: string) {
  return useQuery({
    queryKey: ['recordings', 'contact', contactId],
    queryFn: ({ signal }) => api.get<Recording[]>(`/api/v1/contacts/${contactId}/recordings`, { signal }),
  })
}

/** Recordings of every call about a case; asked only where the reader may play them. */
export function useCaseRecordings(caseId: string, entityId: string, allowed: boolean) {
  return useQuery({
    queryKey: ['recordings', 'case', caseId],
    enabled: allowed,
    queryFn: async ({ signal }) =>
      (await api.get<RecordingPage>('/api/v1/recordings', { query: { caseId, entityId }, signal })).items,
  })
}

export interface Sought {
  number: string | null
  case: string | null
  kind: Recording['kind'] | null
  agentId: string | null
  /** Days as the calendar writes them, both included. */
  from: string | null
  to: string | null
}

const DAY = 24 * 60 * 60_000

/** Recordings of the current entity, newest first, page after page. */
export function useFoundRecordings({ from, to, ...sought }: Sought) {
  const entityId = currentEntityId()
  const startOf = (day: string | null, later = 0) =>
    day === null ? null : new Date(new Date(`${day}T00:00:00`).getTime() + later).toISOString()
  return useInfiniteQuery({
    queryKey: ['recordings', 'found', entityId, sought, from, to],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<RecordingPage>('/api/v1/recordings', {
        query: { ...sought, entityId, from: startOf(from), to: startOf(to, DAY), after: pageParam, limit: 30 },
        signal,
      }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

/** The sound of both sides, fetched when somebody wants to hear it: each fetch is written into the audit. */
export function useSound(recording: Recording, wanted: boolean) {
  return useQuery({
    queryKey: ['recordings', 'sound', recording.id],
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }): Promise<Sound> => {
      const { caller, agent } = recording.sides
      const [callerBytes, agentBytes] = await Promise.all([
        caller ? fetchSide(recording.id, 'caller', signal) : null,
        agent ? fetchSide(recording.id, 'agent', signal) : null,
      ])
      return readSound({ caller: callerBytes, agent: agentBytes })
    },
  })
}

async function fetchSide(recordingId: string, side: 'caller' | 'agent', signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(addressOf(`/api/v1/recordings/${recordingId}/sound`, { side }), {
    headers: headersOf('GET', {}),
    credentials: 'same-origin',
    signal,
  })
  if (!response.ok) throw new Problem({ status: response.status, code: 'voice.no-sound' })
  return response.arrayBuffer()
}
