import type { Actor } from '#platform/access'
import { decodeCursor } from '#platform/http'

/** The two sort values of a cursor: a moment and an id. */
export function cursor(after: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(after, 2).map(String)
  return { at: new Date(at ?? ''), id: id ?? '' }
}

/** Narrows the actor of a route for signed-in staff. */
export function staff(actor: Actor): Actor & { kind: 'staff' } {
  if (actor.kind !== 'staff') throw new Error('This route is for staff.')
  return actor
}
