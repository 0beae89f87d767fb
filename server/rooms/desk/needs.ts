import type { Platform } from '#platform/parts'
import type { CasesActions } from '#rooms/cases'
import type { ChannelsActions } from '#rooms/channels'
import type { CustomersActions } from '#rooms/customers'
import type { EntitiesRoom } from '#rooms/entities'
import type { RoutingActions } from '#rooms/routing'
import type { StaffRoom } from '#rooms/staff'

/** The rooms the desk works with; all of them come before it. */
export interface DeskRooms {
  entities: Pick<EntitiesRoom, 'entityById' | 'otherBodies' | 'otherBodyById' | 'unitsOf'>
  staff: Pick<StaffRoom, 'membersByIds' | 'memberById' | 'membersOf'>
  customers: CustomersActions
  channels: ChannelsActions
  routing: RoutingActions
  cases: CasesActions
}

/** What every action of the desk is made of. */
export interface DeskParts {
  platform: Platform
  rooms: DeskRooms
}
