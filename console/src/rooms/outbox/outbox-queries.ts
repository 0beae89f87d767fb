import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../api/index.ts'
import type { paths } from '../../api/schema.gen.ts'

type OutboxPage = paths['/api/v1/outbox']['get']['responses'][200]['content']['application/json']
export type Outgoing = OutboxPage['items'][number]

/** Mails and text messages written to customers, newest first. */
export function useOutbox(kind: Outgoing['kind'] | null) {
  return useInfiniteQuery({
    queryKey: ['outbox', kind],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<OutboxPage>('/api/v1/outbox', { query: { kind, after: pageParam, limit: 50 }, signal }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // No event tells of a message sent; whoever watches the outbox sees it within seconds.
    refetchInterval: 10_000,
  })
}
