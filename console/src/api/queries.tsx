import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from './problem.ts'

/** Refusals are final; outages are tried again, three times. */
export function worthRetrying(failures: number, error: unknown): boolean {
  return failures < 3 && error instanceof Problem && error.isOutage
}

// A session that ended while somebody worked: whoever watches `me` then shows the sign-in page.
function askWho(error: unknown): void {
  if (error instanceof Problem && error.isSignedOut) void queryClient.invalidateQueries({ queryKey: ['me'] })
}

/**
 * While somebody looks, live events say when something is stale, so nothing is asked again merely because time passed.
 * What nobody looked at heard no events: it is shown from memory and asked again when it comes back.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => (query.queryKey[0] === 'me' ? undefined : askWho(error)) }),
  mutationCache: new MutationCache({ onError: askWho }),
  defaultOptions: {
    queries: {
      staleTime: 0,
      gcTime: 10 * 60_000,
      retry: worthRetrying,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
    },
    mutations: { retry: false },
  },
})

export function Queries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
