import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/index.ts'
import type { Customer, CustomerPage, Segment, TimelinePage } from './types.ts'

/** Customers of all entities the reader serves who match a number, document, mail or name. */
export function useFoundCustomers(q: string) {
  return useInfiniteQuery({
    queryKey: ['customers', 'found', q],
    enabled: q.trim().length > 1,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<CustomerPage>('/api/v1/customers', { query: { q: q.trim(), after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

export const customerKey = (customerId: string) => ['customers', 'one', customerId] as const

export function useCustomer(customerId: string) {
  return useQuery({
    queryKey: customerKey(customerId),
    queryFn: ({ signal }) => api.get<Customer>(`/api/v1/customers/${customerId}`, { signal }),
  })
}

/** Contacts and cases of a customer, newest first. */
export function useTimeline(customerId: string) {
  return useInfiniteQuery({
    queryKey: ['customers', 'timeline', customerId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<TimelinePage>(`/api/v1/customers/${customerId}/timeline`, {
        query: { after: pageParam, limit: 30 },
        signal,
      }),
    getNextPageParam: (last) => last.next,
  })
}

export function useSegments() {
  return useQuery({
    queryKey: ['customers', 'segments'],
    queryFn: ({ signal }) => api.get<Segment[]>('/api/v1/customer-segments', { signal }),
    staleTime: 5 * 60_000,
  })
}

/** Changes a customer; the answer is what everyone sees from then on. */
export function useCustomerChange<Said>(act: (said: Said) => Promise<Customer>, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (customer) => {
      queries.setQueryData(customerKey(customer.id), customer)
      void queries.invalidateQueries({ queryKey: ['customers', 'found'] })
      onDone()
    },
  })
}
