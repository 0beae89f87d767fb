import type { Listen } from '#platform/events'
import { tellOtherFloors } from './board/tell-other-floors.ts'
import { handBackAll } from './hand-back.ts'
import type { DeskParts } from './needs.ts'
import { beginWrapUp } from './wrap-up.ts'

export interface DeskListeners {
  /** `contact.ended`: whoever had it in hand wraps up. */
  beginWrapUp: Listen
  /** `agent.lost`: what they had in hand goes back to the queues. */
  handBackLost: Listen
  /** `agent.presence-changed` to off-duty: the same. */
  handBackOffDuty: Listen
  /** What changes an agent on one floor: the floors of other entities whose queues they work hear of it. */
  tellOtherFloors: Listen
}

/** What the desk does when it hears of something; each may hear the same twice. */
export function makeListeners(parts: DeskParts): DeskListeners {
  return {
    beginWrapUp: async (event, trx) => {
      await beginWrapUp(parts, trx, String(event.payload.contactId))
    },
    handBackLost: async (event, trx) => {
      const staffId = String(event.payload.staffId)
      const agent = await parts.rooms.routing.agent(trx, staffId)
      if (agent?.goneSince) await handBackAll(parts, trx, { staffId, because: 'agent-lost' })
    },
    handBackOffDuty: async (event, trx) => {
      if (event.payload.presence !== 'off-duty') return
      const staffId = String(event.payload.staffId)
      const agent = await parts.rooms.routing.agent(trx, staffId)
      if (agent?.presence === 'off-duty') await handBackAll(parts, trx, { staffId, because: 'agent-off-duty' })
    },
    tellOtherFloors,
  }
}
