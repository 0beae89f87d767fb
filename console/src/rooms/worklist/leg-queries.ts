import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, Problem } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useToast } from '../../ui/index.ts'
import type { Chasers, LegFile, LegGroup, LegPage, StaffMember } from './types.ts'

/** The unit's legs of a group, the first due first. */
export function useLegs(group: LegGroup) {
  return useInfiniteQuery({
    queryKey: ['worklist', 'legs', group],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<LegPage>('/api/v1/legs', { query: { group, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

export const legKey = (legId: string) => ['worklist', 'leg', legId] as const

export function useLeg(legId: string | null) {
  return useQuery({
    queryKey: legKey(legId ?? ''),
    enabled: legId !== null,
    queryFn: ({ signal }) => api.get<LegFile>(`/api/v1/legs/${legId}`, { signal }),
  })
}

/** Who hurried the case of a leg, and in what words; nothing where the case itself is another entity's. */
export function useChasers(leg: LegFile) {
  const { may, entity } = useSession()
  return useQuery({
    queryKey: ['worklist', 'case', leg.caseId, leg.chasers],
    enabled: leg.chasers > 0 && may(['case.read-unit', 'case.read-all']) && leg.caseEntityId === entity?.id,
    queryFn: async ({ signal }): Promise<Chasers | null> => {
      try {
        return await api.get<Chasers>(`/api/v1/cases/${leg.caseId}`, { signal })
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return null
        throw error
      }
    },
  })
}

export function useColleagues() {
  return useQuery({
    queryKey: ['worklist', 'staff'],
    queryFn: ({ signal }) => api.get<{ items: StaffMember[] }>('/api/v1/staff', { query: { role: 'officer' }, signal }),
    select: (answer) => answer.items,
    staleTime: 5 * 60_000,
  })
}

export type LegMove = { name: string; body?: Record<string, unknown> }

/** Moves a leg; what the server answers is its file from then on. */
export function useLegMove(legId: string, done: (name: string) => string, onDone?: () => void) {
  const queries = useQueryClient()
  const toast = useToast()
  const problemWords = useProblemWords()
  return useMutation({
    mutationFn: ({ name, body }: LegMove) => api.post<LegFile>(`/api/v1/legs/${legId}/${name}`, body ?? {}),
    onSuccess: (leg, { name }) => {
      queries.setQueryData(legKey(legId), leg)
      void queries.invalidateQueries({ queryKey: ['worklist', 'legs'] })
      toast({ text: done(name) })
      onDone?.()
    },
    onError: (error) => {
      toast({ text: problemWords(error), tone: 'clay' })
      void queries.invalidateQueries({ queryKey: legKey(legId) })
    },
  })
}
