import { audit } from '#platform/audit'
import type { Trx } from '#platform/database'
import type { Route } from '#platform/http'
import type { Platform, Sweep } from '#platform/parts'
import { acceptOffer } from './begin-handling.ts'
import { handBackContact } from './hand-back.ts'
import { holdWork } from './hold-work.ts'
import { type DeskListeners, makeListeners } from './listeners.ts'
import type { DeskParts, DeskRooms } from './needs.ts'
import { boardRoutes } from './routes/board-routes.ts'
import { contactRoutes } from './routes/contact-routes.ts'
import { deskRoutes } from './routes/desk-routes.ts'
import { recordingRoutes } from './routes/recording-routes.ts'

export interface DeskRoom {
  routes: Route[]
  listeners: DeskListeners
  sweeps: readonly Sweep[]
  /** The agent's telephone answered the ring; ReservationOver for everyone after the first. */
  acceptRing(trx: Trx, ring: { reservationId: string; staffId: string }): Promise<void>
  /** The agent's telephone was lost with this contact in hand: it goes to the front of its queue, for whoever is free. */
  agentLost(trx: Trx, lost: { contactId: string; staffId: string }): Promise<void>
  /** Rests the agent's part and frees their capacity, in the transaction that parks the contact. */
  hold(trx: Trx, contactId: string): Promise<void>
  /** Whether this member of staff has or had the contact in hand: they may read its files and its customer. */
  hadInHand(trx: Trx, wanted: { staffId: string; contactId: string }): Promise<boolean>
}

/** Makes the desk: what agents work with, and the floor their supervisors steer. */
export function makeDesk(platform: Platform, rooms: DeskRooms): DeskRoom {
  const parts: DeskParts = { platform, rooms }
  return {
    routes: [...deskRoutes(parts), ...contactRoutes(parts), ...boardRoutes(parts), ...recordingRoutes(parts)],
    listeners: makeListeners(parts),
    sweeps: [],
    acceptRing: async (trx, { reservationId, staffId }) => {
      const { id, name } = await rooms.staff.memberById(trx, staffId)
      const handling = await acceptOffer(parts, trx, { reservationId, staff: { id, name } })
      await audit(trx, {
        entityId: handling.entityId,
        actor: { kind: 'staff', staffId: id, name },
        action: 'contact.accepted',
        subject: { type: 'contact', id: handling.contactId ?? '' },
        at: platform.clock.now(),
      })
    },
    agentLost: (trx, lost) => handBackContact(parts, trx, { ...lost, because: 'agent-lost' }),
    hold: (trx, contactId) => holdWork(parts, trx, contactId),
    hadInHand: async (trx, wanted) => {
      const row = await trx
        .selectFrom('desk.handling')
        .select('id')
        .where('contactId', '=', wanted.contactId)
        .where('agentId', '=', wanted.staffId)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
