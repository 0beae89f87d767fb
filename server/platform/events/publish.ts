import type { Trx } from '#platform/database'
import { afterCommit } from '#platform/database'
import { newId } from '#platform/ids'

/** Who may see an event on a screen. Without an audience only listeners hear of it. */
export interface Audience {
  /** These staff members. */
  staff?: readonly string[]
  /** Whoever holds one of these permissions in the event's entity, or the entity it is about. */
  permission?: string | readonly string[]
  /** With `permission`: only holders whose grant covers this unit; null: only those who hold it in the whole entity. */
  unitId?: string | null
  /** The customer's own stream of this contact too. */
  customerOf?: string
}

export interface EventWanted {
  type: string
  entityId: string
  aboutEntityId?: string | null | undefined
  payload: Record<string, unknown>
  audience?: Audience | undefined
  /** When it happened, by the platform's clock. */
  at: Date
}

export interface PlatformEvent {
  position: number
  id: string
  type: string
  entityId: string
  aboutEntityId: string | null
  at: Date
  payload: Record<string, unknown>
  audience: Audience | null
}

/** An event as it was written, without its position. */
export type WrittenEvent = Pick<PlatformEvent, 'id' | 'type' | 'at' | 'payload'>

type Wake = (written: readonly WrittenEvent[]) => void
const wakers = new Set<Wake>()

/**
 * Calls the function after every commit on this node that published something, with what was written: its positions come later.
 * Returns how to stop it.
 */
export function onPublished(wake: Wake): () => void {
  wakers.add(wake)
  return () => wakers.delete(wake)
}

/** Writes an event beside the fact it tells of, in the same transaction; the leader numbers it after the commit. */
export function publish(trx: Trx, event: EventWanted): Promise<void> {
  return publishAll(trx, [event])
}

/** Writes many events at once, in their order. */
export async function publishAll(trx: Trx, events: readonly EventWanted[]): Promise<void> {
  if (events.length === 0) return
  const written = events.map((event) => ({ ...event, id: newId() }))
  await trx
    .insertInto('platform.event')
    .values(
      written.map((event) => ({
        id: event.id,
        type: event.type,
        entityId: event.entityId,
        aboutEntityId: event.aboutEntityId ?? null,
        at: event.at,
        payload: JSON.stringify(event.payload),
        audience: event.audience ? JSON.stringify(event.audience) : null,
      })),
    )
    .execute()
  afterCommit(() => wakeRoad(written))
}

/** Wakes the road of events after a commit: for events that a function of the database has written. */
export function wakeRoad(written: readonly WrittenEvent[] = []): void {
  for (const wake of wakers) wake(written)
}
