import type { Platform } from '#platform/parts'
import type { EntitiesRoom } from '#rooms/entities'
import { standingOf } from './grant-store.ts'
import { memberById, membersByIds, membersOf, postingsOf, setLanguage, skillsOf } from './member-store.ts'
import { makeRoutes } from './routes.ts'

export interface StaffNeeds {
  entities: Pick<EntitiesRoom, 'unitsBelow'>
}
export type StaffRoom = ReturnType<typeof makeStaff>

/** The room of the people who work here: where, as what, and what they speak and know. */
export function makeStaff(platform: Platform, needs: StaffNeeds) {
  return {
    routes: makeRoutes(),
    memberById,
    membersByIds,
    membersOf,
    skillsOf,
    postingsOf,
    setLanguage,
    /** Asked by sign-in: who this is and what they may do; null when they have left. */
    standingOf: (staffId: string) => standingOf(platform.pools, needs.entities, staffId),
  }
}
