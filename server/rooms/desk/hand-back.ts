import type { Trx } from '#platform/database'
import type { ContactId } from '#rooms/channels'
import { changeHandling, lockInHand, openHandlings, tellHandling } from './handling-store.ts'
import type { DeskParts } from './needs.ts'
import type { Handling } from './words.ts'

/**
 * Returns what an agent had in hand to the front of its queues, for whoever is free: they were waited for already.
 * Wrap-ups stay theirs, no customer waits for those. In an engine's transaction: over all entities.
 */
export async function handBackAll(
  parts: DeskParts,
  trx: Trx,
  gone: { staffId: string; because: 'agent-lost' | 'agent-off-duty' },
): Promise<number> {
  const open = await openHandlings(trx, gone.staffId)
  const inHand = open.filter((handling) => handling.state === 'active')
  for (const handling of inHand) await handBack(parts, trx, handling, gone)
  return inHand.length
}

/** The same for one contact, where this agent still has it in hand. */
export async function handBackContact(
  parts: DeskParts,
  trx: Trx,
  gone: { contactId: string; staffId: string; because: string },
): Promise<void> {
  const handling = await lockInHand(trx, { contactId: gone.contactId })
  if (handling?.state === 'active' && handling.agentId === gone.staffId) await handBack(parts, trx, handling, gone)
}

async function handBack(
  { platform, rooms }: DeskParts,
  trx: Trx,
  seen: Handling,
  gone: { staffId: string; because: string },
): Promise<void> {
  const now = platform.clock.now()
  await rooms.routing.returnToQueue(trx, { workItemId: seen.workItemId, because: gone.because })
  const handling = await lockInHand(trx, { workItemId: seen.workItemId })
  if (!handling) return
  if (handling.kind === 'contact' && handling.contactId) {
    await rooms.channels.backToQueue(trx, {
      contactId: handling.contactId as ContactId,
      queueId: handling.queueId,
      by: { kind: 'system', name: 'router' },
      why: gone.because,
    })
  }
  const done = await changeHandling(trx, handling, now, { state: 'done', endedBecause: gone.because })
  await tellHandling(trx, 'handling.ended', done, now)
}
