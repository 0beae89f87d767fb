import { useEffect, useState } from 'react'
import { formatElapsed, Num } from '../ui/index.ts'

/** How long since a moment of this browser's own clock. */
export function CallClock({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <Num>{formatElapsed(Math.max(0, now - since))}</Num>
}
