import { useCallback, useEffect, useRef } from 'react'
import { api } from '../../../api/index.ts'

const tellEvery = 3000
const restAfter = 5000

/** Tells the customer that somebody is writing, at most every three seconds, and that they have stopped. */
export function useTypingSign(contactId: string, on: boolean): { touch: () => void; stop: () => void } {
  const told = useRef(0)
  const rest = useRef<ReturnType<typeof setTimeout> | null>(null)
  const tell = useCallback(
    (typing: boolean) => {
      // A sign that is lost is lost: the next one is on its way.
      api.post(`/api/v1/desk/contacts/${contactId}/signs`, { typing }).catch(() => undefined)
    },
    [contactId],
  )
  const stop = useCallback(() => {
    if (rest.current) clearTimeout(rest.current)
    if (told.current > 0) tell(false)
    told.current = 0
  }, [tell])
  useEffect(() => stop, [stop])
  const touch = () => {
    if (!on) return
    const now = performance.now()
    if (now - told.current > tellEvery) {
      told.current = now
      tell(true)
    }
    if (rest.current) clearTimeout(rest.current)
    rest.current = setTimeout(stop, restAfter)
  }
  return { touch, stop }
}
