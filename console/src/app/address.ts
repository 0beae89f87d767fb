import { useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type AddressTexts = Readonly<Record<string, string>>

/** What the address says behind its path, as plain texts, and a way to change it; what is empty leaves the address. */
export function useAddress(): [
  AddressTexts,
  (change: Record<string, string | null>, step?: 'replace' | 'push') => void,
] {
  const router = useRouter()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const said = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]))
  const change = useCallback(
    (wanted: Record<string, string | null>, step: 'replace' | 'push' = 'replace') => {
      const { pathname, search: before } = router.state.location
      const entries = Object.entries<unknown>({ ...(before as object), ...wanted })
      const kept = entries.filter(([, value]) => value !== null && value !== '')
      void router.navigate({ to: pathname, search: Object.fromEntries(kept) as never, replace: step === 'replace' })
    },
    [router],
  )
  return [said, change]
}
