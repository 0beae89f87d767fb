import type { Listen } from '#platform/events'
import { publishAll } from '#platform/events'

/**
 * An agent may work queues of other entities than the one the event is of: their floors hear that something about the agent
 * changed, and nothing about whom it was for.
 */
export const tellOtherFloors: Listen = async (event, trx) => {
  const staffId = String(event.payload.staffId ?? event.payload.agentId)
  const floors = await trx
    .selectFrom('routing.shownAgentQueue')
    .select('entityId')
    .distinct()
    .where('memberId', '=', staffId)
    .where('entityId', '!=', event.entityId)
    .execute()
  const told = floors.flatMap(({ entityId }) =>
    entityId
      ? [
          {
            type: 'agent.changed-elsewhere',
            entityId,
            payload: { staffId },
            audience: { permission: 'floor.read' },
            at: event.at,
          },
        ]
      : [],
  )
  await publishAll(trx, told)
}
