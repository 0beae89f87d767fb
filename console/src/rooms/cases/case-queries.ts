import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useToast } from '../../ui/index.ts'
import { firstPlace, type LoadedCases, loadCases, type Place } from './load-cases.ts'
import type {
  CaseCounts,
  CaseFile,
  CasePage,
  ContactPage,
  Entity,
  FoundCustomer,
  StaffMember,
  Topic,
  Unit,
  View,
} from './types.ts'

const pageSize = 50

export type Filters = {
  unitId: string | null
  type: string | null
  status: string | null
  ownerId: string | null
  q: string
  openedAfter: string | null
  openedBefore: string | null
}

/** The figures above the list; asked only where the reader may count. */
export function useCounts(unitId: string | null, allowed: boolean) {
  return useQuery({
    queryKey: ['cases', 'counts', unitId],
    queryFn: ({ signal }) => api.get<CaseCounts>('/api/v1/cases/counts', { query: { unitId }, signal }),
    enabled: allowed,
    placeholderData: keepPreviousData,
  })
}

/** The cases of a view, page after page. */
export function useCaseList(view: View, filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', view, filters],
    enabled: view !== 'no-case',
    initialPageParam: firstPlace(view),
    queryFn: ({ pageParam, signal }) =>
      loadCases(
        ({ group, after }, limit) =>
          api.get<CasePage>('/api/v1/cases', { query: { ...filters, group, after, limit }, signal }),
        { view, from: pageParam, limit: pageSize },
      ),
    getNextPageParam: (last: LoadedCases): Place | null => last.next,
    placeholderData: keepPreviousData,
  })
}

/** Contacts that still lack a finished case, oldest first. */
export function useLackingContacts(asked: boolean) {
  return useInfiniteQuery({
    queryKey: ['cases', 'lacking'],
    enabled: asked,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<ContactPage>('/api/v1/contacts/without-finished-case', {
        query: { after: pageParam, limit: pageSize },
        signal,
      }),
    getNextPageParam: (last) => last.next,
  })
}

export const fileKey = (caseId: string) => ['cases', 'file', caseId] as const

/** The whole file of a case. */
export function useCaseFile(caseId: string) {
  return useQuery({
    queryKey: fileKey(caseId),
    queryFn: ({ signal }) => api.get<CaseFile>(`/api/v1/cases/${caseId}`, { signal }),
  })
}

/** Who a case can be given to. */
export function useStaff() {
  const { may } = useSession()
  return useQuery({
    queryKey: ['cases', 'staff'],
    queryFn: ({ signal }) => api.get<{ items: StaffMember[] }>('/api/v1/staff', { signal }),
    select: (answer) => answer.items,
    enabled: may(['case.manage', 'floor.steer', 'leg.work', 'case.refer', 'staff.edit']),
    staleTime: 5 * 60_000,
  })
}

/** The units of an entity, ours or another's. */
export function useUnits(entityId: string) {
  return useQuery({
    queryKey: ['cases', 'units', entityId],
    queryFn: ({ signal }) => api.get<{ items: Unit[] }>('/api/v1/units', { query: { entityId }, signal }),
    select: (answer) => answer.items,
    staleTime: 5 * 60_000,
  })
}

/** Every entity whose units a case may be referred to. */
export function useEntities() {
  return useQuery({
    queryKey: ['cases', 'entities'],
    queryFn: ({ signal }) => api.get<{ items: Entity[] }>('/api/v1/entities', { signal }),
    select: (answer) => answer.items,
    staleTime: 5 * 60_000,
  })
}

/** The topics of the entity. */
export function useTopics() {
  return useQuery({
    queryKey: ['cases', 'topics'],
    queryFn: ({ signal }) => api.get<{ items: Topic[] }>('/api/v1/topics', { signal }),
    select: (answer) => answer.items,
    staleTime: 5 * 60_000,
  })
}

/** Customers of the entity by number, document, mail or name. */
export function useCustomerSearch(entityId: string, sought: string) {
  return useQuery({
    queryKey: ['cases', 'customers', entityId, sought],
    enabled: sought !== '',
    queryFn: ({ signal }) =>
      api.get<{ items: FoundCustomer[] }>('/api/v1/customers', { query: { q: sought, entityId, limit: 6 }, signal }),
    select: (answer) => answer.items,
  })
}

/** Does something to a case: its file is what the server answers, every list is asked anew, a refusal is said. */
export function useCaseAction<Said>(
  act: (said: Said) => Promise<CaseFile>,
  done: string | ((file: CaseFile) => string),
  onDone?: (file: CaseFile) => void,
) {
  const queries = useQueryClient()
  const toast = useToast()
  const problemWords = useProblemWords()
  return useMutation({
    mutationFn: act,
    onSuccess: (file) => {
      queries.setQueryData(fileKey(file.id), file)
      void queries.invalidateQueries({ queryKey: ['cases', 'list'] })
      void queries.invalidateQueries({ queryKey: ['cases', 'counts'] })
      toast({ text: typeof done === 'string' ? done : done(file) })
      onDone?.(file)
    },
    onError: (error) => toast({ text: problemWords(error), tone: 'clay' }),
  })
}
