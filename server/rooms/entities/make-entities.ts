import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { targetOf } from './agreement-store.ts'
import { calendarOf } from './calendar-store.ts'
import { otherBodies, otherBodyById } from './directory-store.ts'
import { entitiesBelow, entityById, entityBySlug, findEntity, listEntities } from './entity-store.ts'
import {
  addressesOf,
  chatLine,
  lineById,
  lineOfNumber,
  linesOf,
  numbersOfLines,
  setDefaultQueue,
} from './line-store.ts'
import { routes } from './routes.ts'
import { unitsBelow, unitsOf } from './unit-store.ts'
import { addWorkingTime, isOpen, nextOpening, type WorkingTime } from './working-time.ts'

export type EntitiesRoom = ReturnType<typeof makeEntities>

/** The room of government bodies: their units, lines, hours, agreements and the directory of others. */
export function makeEntities(platform: Platform) {
  return {
    routes,
    entityById,
    findEntity,
    entityBySlug,
    listEntities,
    entitiesBelow,
    unitsOf,
    unitsBelow,
    lineById,
    linesOf,
    chatLine,
    addressesOf,
    lineOfNumber,
    numbersOfLines,
    setDefaultQueue,
    calendarOf,
    targetOf,
    otherBodies,
    otherBodyById,
    /** The entity of a public address, asked before any transaction of an entity runs. */
    findBySlug: (slug: string) => inEngine(platform.pools, (trx) => entityBySlug(trx, slug)),
    /** The moment so much time has passed by the entity's office hours. */
    addWorkingTime: async (trx: Trx, wanted: { entityId: string; from: Date; target: WorkingTime }) =>
      addWorkingTime(await calendarOf(trx, wanted.entityId), wanted.from, wanted.target),
    /** Whether a line is answered at this moment, and when it next is. */
    lineHours: async (trx: Trx, wanted: { entityId: string; lineId: string; at: Date }) => {
      const calendar = await calendarOf(trx, wanted.entityId, wanted.lineId)
      return { isOpen: isOpen(calendar, wanted.at), opensAt: nextOpening(calendar, wanted.at) }
    },
  }
}
