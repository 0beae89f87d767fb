import type { Trx } from '#platform/database'
import type { SilenceTimes } from '#rooms/channels'

/** Work that must reach an agent, as routing takes it. */
export interface WorkWanted {
  entityId: string
  kind: 'contact' | 'callback'
  subjectId: string
  channel: 'chat' | 'callback'
  queueId?: string | null
  defaultQueueId?: string | null
  topicId?: string | null
  language?: string | null
  priority?: number
  preferredAgentId?: string | null
  front?: boolean
  availableAt?: Date | null
  dueAt?: Date | null
}

export interface DraftCaseWanted {
  entityId: string
  aboutEntityId: string | null
  contactId: string
  lineId: string
  channel: string
  language: string
  topicId: string | null
  customerId: string | null
  nameGiven: string | null
  phoneGiven: string | null
  emailGiven: string | null
  subject: string
  description: string
}

/** Asked of other rooms; app/build.ts fills it. */
export interface FlowsNeeds {
  // entities
  lineHours(
    trx: Trx,
    wanted: { entityId: string; lineId: string; at: Date },
  ): Promise<{ isOpen: boolean; opensAt: Date | null }>
  addWorkingTime(
    trx: Trx,
    wanted: { entityId: string; from: Date; target: { amount: number; unit: 'working_hours' } },
  ): Promise<Date>
  // services
  topicsOf(trx: Trx, entityId: string): Promise<{ id: string; name: { ar: string; en: string } }[]>
  // cases
  openDraft(trx: Trx, wanted: DraftCaseWanted): Promise<{ caseId: string; number: string; secret: string }>
  // routing
  enqueue(trx: Trx, wanted: WorkWanted): Promise<{ workItemId: string; queueId: string }>
  queue(trx: Trx, queueId: string): Promise<SilenceTimes | null>
}
