import { useEffect, useRef } from 'react'
import { soundRing } from './ring.ts'
import type { Offer } from './types.ts'

/** While something rings: sound every three seconds, one desktop notice an offer, a mark in the tab's title. */
export function useRinging(offers: readonly Offer[], say: (offer: Offer) => string): void {
  const told = useRef(new Set<string>())
  const first = offers[0]
  const ringing = first?.reservationId ?? null
  useEffect(() => {
    if (!ringing) return
    soundRing()
    const timer = setInterval(soundRing, 3000)
    const title = document.title
    document.title = `● ${title}`
    return () => {
      clearInterval(timer)
      document.title = title
    }
  }, [ringing])
  useEffect(() => {
    if (!first || told.current.has(first.reservationId)) return
    told.current.add(first.reservationId)
    if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden) return
    const notice = new Notification(say(first), { tag: first.reservationId })
    notice.onclick = () => window.focus()
  }, [first, say])
}
