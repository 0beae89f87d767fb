import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** The window's width in CSS pixels. */
export const useWidth = (): number => useSyncExternalStore(subscribe, () => window.innerWidth)
