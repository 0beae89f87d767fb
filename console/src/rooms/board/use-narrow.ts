import { useSyncExternalStore } from 'react'

const query = '(max-width: 1099px)'
const follow = (changed: () => void) => {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether there is no room beside the floor: what is chosen then comes up over it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => matchMedia(query).matches)
}
