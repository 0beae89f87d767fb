import { type Access, makeAccess } from '#platform/access'
import { createLive, forgetAnswers, type Live, type Route } from '#platform/http'
import { makeMailSweeps, outboxRoutes } from '#platform/mail-out'
import type { Platform, Sweep } from '#platform/parts'
import { type CasesRoom, makeCases } from '#rooms/cases'
import { type ChannelsRoom, makeChannels } from '#rooms/channels'
import { type CustomersRoom, makeCustomers } from '#rooms/customers'
import { type DeskRoom, makeDesk } from '#rooms/desk'
import { type EntitiesRoom, makeEntities } from '#rooms/entities'
import { type FlowsRoom, makeFlowRoutes, makeFlows } from '#rooms/flows'
import { makeRouting, type RoutingRoom, type ShellSettings } from '#rooms/routing'
import { makeServices, type ServicesRoom } from '#rooms/services'
import { makeStaff, type StaffRoom } from '#rooms/staff'
import { accessNeeds, casesNeeds, channelsNeeds, flowsNeeds } from './needs.ts'

export interface Rooms {
  access: Access
  live: Live
  entities: EntitiesRoom
  staff: StaffRoom
  customers: CustomersRoom
  services: ServicesRoom
  channels: ChannelsRoom
  flows: FlowsRoom
  routing: RoutingRoom
  cases: CasesRoom
  desk: DeskRoom
  routes: readonly Route[]
  sweeps: readonly Sweep[]
  /** Once events flow: the router, and who is connected. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Makes every room by hand, in the order a contact meets them, and fills what they need of each other. */
export function buildRooms(platform: Platform, authUrl: string, patience?: ShellSettings): Rooms {
  // Rooms ask later rooms only when something happens: by then `rooms` is filled.
  const rooms = {} as Rooms

  rooms.entities = makeEntities(platform)
  rooms.staff = makeStaff(platform, { entities: rooms.entities })
  rooms.access = makeAccess({
    authUrl,
    secret: platform.files.keyFor('amer session cookie').toString('hex'),
    publicUrl: platform.config.publicUrl,
    demo: platform.config.demo,
    pools: platform.pools,
    clock: platform.clock,
    needs: accessNeeds(platform, rooms),
  })
  rooms.customers = makeCustomers(platform, {
    timelines: [
      (trx, wanted) => rooms.channels.timelineOf(trx, wanted),
      (trx, wanted) => rooms.cases.timelineOf(trx, wanted),
    ],
    seesCaseOf: (trx, wanted) => rooms.cases.seesCaseOf(trx, wanted),
  })
  rooms.services = makeServices(platform, { entities: rooms.entities })
  rooms.channels = makeChannels(platform, channelsNeeds(platform, rooms))
  rooms.flows = makeFlows(platform, flowsNeeds(rooms))
  rooms.routing = makeRouting(platform, patience)
  rooms.cases = makeCases(platform, casesNeeds(rooms))
  rooms.desk = makeDesk(platform, rooms)

  rooms.live = createLive(platform.pools, platform.events, rooms.access.readAgain)
  rooms.live.onStaff((change) => {
    rooms.routing.noteConnection(change).catch((error) => platform.log.warn({ err: error }, 'connection not noted'))
  })
  return Object.assign(rooms, {
    routes: [...allRoutes(rooms), ...makeFlowRoutes(platform)],
    sweeps: [...rooms.channels.sweeps, ...makeMailSweeps(platform), forgetAnswers(platform)],
    start: async () => rooms.routing.start(),
    close: async () => {
      rooms.channels.close()
      await rooms.routing.stop()
      await rooms.access.close()
    },
  })
}

function allRoutes(rooms: Rooms): Route[] {
  return [
    ...rooms.access.routes,
    ...outboxRoutes,
    ...rooms.entities.routes,
    ...rooms.staff.routes,
    ...rooms.customers.routes,
    ...rooms.services.routes,
    ...rooms.channels.routes,
    ...rooms.routing.routes,
    ...rooms.cases.routes,
    ...rooms.desk.routes,
  ]
}
