import type { Trx } from '#platform/database'
import { changeHandling, lockInHand, tellHandling } from './handling-store.ts'
import type { DeskParts } from './needs.ts'

/** The customer is silent and the contact parked: the agent's capacity is free, their part rests until the customer is back. */
export async function holdWork({ platform, rooms }: DeskParts, trx: Trx, contactId: string): Promise<void> {
  const handling = await lockInHand(trx, { contactId })
  if (handling?.state !== 'active') return
  const now = platform.clock.now()
  await rooms.routing.park(trx, handling.workItemId)
  const held = await changeHandling(trx, handling, now, { state: 'held' })
  await tellHandling(trx, 'handling.held', held, now)
}
