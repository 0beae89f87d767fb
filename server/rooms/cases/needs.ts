import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'
import type { ChannelsActions } from '#rooms/channels'
import type { CustomersActions } from '#rooms/customers'
import type { EntitiesRoom } from '#rooms/entities'

/** The rooms before this one that it asks, and what it asks of those that queue work; app/build.ts fills it. */
export interface CasesNeeds {
  entities: Pick<EntitiesRoom, 'entityById' | 'chatLine' | 'unitsOf' | 'unitsBelow' | 'calendarOf' | 'targetOf'>
  customers: Pick<CustomersActions, 'contactPointsOf' | 'shareWith' | 'priorityOf'>
  channels: Pick<ChannelsActions, 'contactById' | 'linkCase'>
  /** Something about a case that the contact centre must now do: tell the answer, send a returned leg elsewhere. Repeated for a case it stays one item. */
  enqueueAnswer(trx: Trx, wanted: AnswerOwed): Promise<unknown>
  /** Nothing of that is left to do: the case was told, closed or sent on. */
  withdrawAnswer(trx: Trx, wanted: { entityId: string; caseId: string; reason: string; actor: Actor }): Promise<unknown>
}

export interface AnswerOwed {
  entityId: string
  caseId: string
  legId: string | null
  reason: 'answered' | 'returned' | 'customer-asked' | 'customer-added' | 'not-told'
  lineId: string | null
  topicId: string | null
  language: string
  preferredAgentId: string | null
  /** Points of the customer, by what their entity sets. */
  priority: number
  dueAt: Date
}
