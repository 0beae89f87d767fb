import type { Rooms } from '#app/build.ts'
import type { Platform } from '#platform/parts'
import { applyAccounts } from './apply-accounts.ts'
import { applyCases } from './apply-cases.ts'
import { applyChannels } from './apply-channels.ts'
import { applyCustomers } from './apply-customers.ts'
import { applyDesk } from './apply-desk.ts'
import { applyEntities } from './apply-entities.ts'
import { applyFlows } from './apply-flows.ts'
import { applyRouting } from './apply-routing.ts'
import { applyServices } from './apply-services.ts'
import { applyStaff } from './apply-staff.ts'

export { demonstrationAccounts } from './apply-accounts.ts'

/** Puts the demonstration's data into every room, in the order of the rooms; repeating it adds only what is missing. */
export async function applyDemonstration(
  platform: Platform,
  rooms: Rooms,
  wanted: { password: string },
): Promise<void> {
  await applyEntities(platform)
  await applyStaff(platform)
  await applyServices(platform)
  await applyCustomers(platform)
  await applyRouting(platform, rooms.routing)
  await applyDesk(platform)
  await applyChannels(platform)
  await applyFlows(platform)
  await applyCases(platform, rooms)
  await applyAccounts(rooms.access, wanted.password)
}
