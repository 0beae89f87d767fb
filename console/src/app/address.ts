import { useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'

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

/** What is being typed into a search box, handed on once the hand rests; a change from outside (going back) is taken over. */
export function useTypedText(value: string, onRest: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(value)
  const handedOn = useRef(value)
  const tell = useRef(onRest)
  tell.current = onRest
  useEffect(() => {
    if (value === handedOn.current) return
    handedOn.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === handedOn.current) return
    const timer = setTimeout(() => {
      handedOn.current = typed
      tell.current(typed)
    }, 300)
    return () => clearTimeout(timer)
  }, [typed])
  return [typed, setTyped]
}
