import { useCallback, useEffect, useState } from 'react'

const prefix = 'amer-draft:'

/** What somebody was writing, kept in this browser until it is sent; the same in all its tabs. */
export function useDraft(id: string): [text: string, change: (text: string) => void, forget: () => void] {
  const key = prefix + id
  const [kept, setKept] = useState({ key, text: localStorage.getItem(key) ?? '' })
  const text = kept.key === key ? kept.text : (localStorage.getItem(key) ?? '')
  useEffect(() => {
    const follow = (event: StorageEvent) => {
      if (event.key === key) setKept({ key, text: event.newValue ?? '' })
    }
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [key])
  const change = useCallback(
    (next: string) => {
      if (next) localStorage.setItem(key, next)
      else localStorage.removeItem(key)
      setKept({ key, text: next })
    },
    [key],
  )
  const forget = useCallback(() => change(''), [change])
  return [text, change, forget]
}
