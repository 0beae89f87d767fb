import type { Actor } from '#platform/access'
/** Narrows the actor of a route for signed-in staff. */
export function staff(actor: Actor): Actor & { kind: 'staff' } {
  if (actor.kind !== 'staff') throw new Error('This route is for staff.')
  return actor
}
