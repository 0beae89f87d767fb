import type { Trx } from '#platform/database'
import { publish, publishAll } from '#platform/events'
import type { Presence, PresenceChanger } from './words.ts'

interface ItemTold {
  entityId: string
  id: string
  queueId: string
  kind: string
  subjectId: string
}

const itemPayload = (item: ItemTold) => ({
  workItemId: item.id,
  queueId: item.queueId,
  kind: item.kind,
  subjectId: item.subjectId,
})

/** Work waits, or waits otherwise than before; the router and the floor hear of it. */
export function tellItem(
  trx: Trx,
  type: `work-item.${'queued' | 'changed' | 'withdrawn' | 'done' | 'parked' | 'nobody'}`,
  item: ItemTold,
  at: Date,
): Promise<void> {
  return publish(trx, {
    type,
    entityId: item.entityId,
    payload: itemPayload(item),
    audience: { permission: 'floor.read' },
    at,
  })
}

/** A reservation was made at an agent's desk, or ended. */
export function tellReservation(
  trx: Trx,
  type:
    | 'reservation.made'
    | 'reservation.accepted'
    | 'reservation.declined'
    | 'reservation.missed'
    | 'reservation.withdrawn',
  told: { item: ItemTold; reservationId: string; agentId: string; ringUntil?: Date; reason?: string | null },
  at: Date,
): Promise<void> {
  return publish(trx, {
    type,
    entityId: told.item.entityId,
    payload: {
      ...itemPayload(told.item),
      reservationId: told.reservationId,
      agentId: told.agentId,
      ringUntil: told.ringUntil,
      reason: told.reason,
    },
    audience: seenByAgentAndFloor(told.agentId),
    at,
  })
}

/** The agent at whose desk it happens, and those who watch the floor. */
export const seenByAgentAndFloor = (agentId: string) => ({ staff: [agentId], permission: 'floor.read' })

export interface AgentTold {
  entityId: string
  staffId: string
  presence: Presence
  reason: string | null
  by: PresenceChanger['kind']
  connected: boolean
}

/** An agent's presence, connection or capacity changed. */
export function tellAgent(trx: Trx, told: AgentTold, at: Date): Promise<void> {
  return tellAgents(trx, [told], at)
}

/** The same of many agents at once. */
export function tellAgents(trx: Trx, told: readonly AgentTold[], at: Date): Promise<void> {
  const events = told.map(({ entityId, ...payload }) => ({
    type: 'agent.presence-changed',
    entityId,
    payload,
    audience: { staff: [payload.staffId], permission: 'floor.read' },
    at,
  }))
  return publishAll(trx, events)
}
