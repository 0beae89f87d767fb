import { useEffect, useRef } from 'react'
import { usePhone } from '../../../phone/index.ts'
import type { Handling } from '../types.ts'

/** What was answered comes to the stage by itself, once, as soon as the list knows it. */
export function useCallForward(mine: readonly Handling[], choose: (handlingId: string) => void): void {
  const { call } = usePhone()
  const brought = useRef<string | null>(null)
  const contactId = call?.state === 'talking' ? call.contactId : null
  const handling = contactId === null ? undefined : mine.find((one) => one.contactId === contactId)
  useEffect(() => {
    if (contactId === null) brought.current = null
    else if (handling && brought.current !== contactId) {
      brought.current = contactId
      choose(handling.id)
    }
  }, [contactId, handling, choose])
}
