import { z } from 'zod'
import { bothNames, isoTime } from '#platform/http'
import { BREAK_REASONS, WORK_CHANNELS, WORK_KINDS } from '#rooms/routing'
import { HANDLING_STATES } from '../words.ts'

const maybeTime = isoTime.nullable()
const maybeText = z.string().nullable()
const named = z.object({ id: z.string(), name: bothNames })
export const presenceState = z.enum(['off-duty', 'available', 'break'])
export const breakReason = z.enum(BREAK_REASONS)
export const clientId = z.string().min(8).max(100)
export const text = z.string().trim().min(1).max(8000)

export const presence = z.object({
  state: presenceState,
  reason: breakReason.nullable(),
  since: maybeTime,
  connected: z.boolean(),
})

export const presenceBody = z.object({ state: presenceState, reason: breakReason.nullish() })

const shownWork = {
  workItemId: z.string(),
  entityId: z.string(),
  kind: z.enum(WORK_KINDS),
  contactId: maybeText,
  caseId: maybeText,
  channel: z.enum(WORK_CHANNELS),
  name: maybeText,
  language: maybeText,
  topic: named.nullable(),
  queue: named,
  preview: maybeText,
}

export const offer = z.object({
  ...shownWork,
  reservationId: z.string(),
  waitedSince: isoTime,
  ringUntil: isoTime,
  ringSeconds: z.number(),
  why: z.record(z.string(), z.unknown()),
})

export const handlingShown = z.object({
  ...shownWork,
  id: z.string(),
  state: z.enum(HANDLING_STATES),
  unread: z.number(),
  since: isoTime,
  waitingReplySince: maybeTime,
  silentSince: maybeTime,
  parkAt: maybeTime,
  wrapUpUntil: maybeTime,
  wrapUpExtensions: z.number(),
  caseNumber: maybeText,
  raisedHand: z.boolean(),
  dueAt: maybeTime,
})

/** A handling as its row stands, for answers to what was just done. */
export const handling = z.object({
  id: z.string(),
  entityId: z.string(),
  workItemId: z.string(),
  kind: z.enum(WORK_KINDS),
  contactId: maybeText,
  caseId: maybeText,
  queueId: z.string(),
  agentId: z.string(),
  state: z.enum(HANDLING_STATES),
  beganAt: isoTime,
  stateSince: isoTime,
  waitedSince: isoTime,
  activeSeconds: z.number(),
  heldSeconds: z.number(),
  wrapUpSeconds: z.number(),
  wrapUpUntil: maybeTime,
  wrapUpExtensions: z.number(),
  wrapUpCodeId: maybeText,
  note: maybeText,
  handRaisedAt: maybeTime,
  doneAt: maybeTime,
  version: z.number(),
})

export const desk = z.object({
  presence,
  capacity: z.object({ units: z.number(), usedUnits: z.number(), chatLimit: z.number(), chats: z.number() }).nullable(),
  ringing: z.array(offer),
  handlings: z.array(handlingShown),
  parked: z.array(handlingShown),
  due: z.array(handlingShown),
  queues: z.array(
    z.object({
      id: z.string(),
      entityId: z.string(),
      name: bothNames,
      waiting: z.number(),
      longestWaitSince: maybeTime,
    }),
  ),
})

const file = z.object({ id: z.string(), name: z.string(), mime: z.string(), bytes: z.number() })
const card = z.object({
  cardVersionId: z.string(),
  name: z.string(),
  steps: z.array(z.string()),
  documents: z.array(z.string()),
  feeFils: z.number().nullable(),
  time: z.object({ amount: z.number(), unit: z.string() }).nullable(),
})

export const message = z.object({
  id: z.string(),
  contactId: z.string(),
  seq: z.number(),
  internal: z.number(),
  clientId: z.string(),
  author: z.enum(['customer', 'agent', 'system', 'comment', 'whisper']),
  staffId: maybeText,
  name: bothNames.nullable(),
  kind: z.enum(['text', 'card', 'file', 'notice']),
  text: z.string(),
  card: card.nullable(),
  file: file.nullable(),
  at: isoTime,
  read: z.boolean(),
})

export const contact = z.object({
  id: z.string(),
  entityId: z.string(),
  aboutEntityId: maybeText,
  conversationId: maybeText,
  lineId: z.string(),
  channel: z.string(),
  direction: z.string(),
  state: z.enum(['flow', 'queued', 'reserved', 'active', 'parked', 'ended']),
  outcome: maybeText,
  endReason: maybeText,
  language: maybeText,
  topicId: maybeText,
  customerId: maybeText,
  caseId: maybeText,
  caseNumber: maybeText,
  followsContactId: maybeText,
  nameGiven: maybeText,
  phoneGiven: maybeText,
  emailGiven: maybeText,
  queueId: maybeText,
  agentId: maybeText,
  lastAgentId: maybeText,
  arrivedAt: isoTime,
  queuedAt: maybeTime,
  answeredAt: maybeTime,
  parkedAt: maybeTime,
  endedAt: maybeTime,
  silentSince: maybeTime,
  waitingReplySince: maybeTime,
  verificationLevel: z.number(),
  referredBodyId: maybeText,
  version: z.number(),
})

/** Of another room: its own routes describe it in full. */
const ofAnotherRoom = z.looseObject({ id: z.string() })
const customerName = z.object({ ar: maybeText, latin: maybeText })

export const stage = z.object({
  contact,
  messages: z.array(message),
  participants: z.array(
    z.object({ staffId: z.string(), role: z.string(), name: bothNames, joinedAt: isoTime, leftAt: maybeTime }),
  ),
  topicIds: z.array(z.string()),
  topic: named.nullable(),
  quotedCards: z.array(z.object({ cardVersionId: z.string(), at: isoTime })),
  conversationContacts: z.array(
    z.object({ id: z.string(), arrivedAt: isoTime, endedAt: maybeTime, outcome: maybeText }),
  ),
  customerReadSeq: z.number(),
  silence: z.object({ remindAt: isoTime, parkAt: isoTime, closeAt: isoTime }).nullable(),
  handling: handlingShown.nullable(),
  customer: ofAnotherRoom.extend({ name: customerName, version: z.number() }).nullable(),
  suggestedCustomers: z.array(ofAnotherRoom.extend({ name: customerName })),
  case: ofAnotherRoom.extend({ number: z.string(), type: z.string(), status: z.string() }).nullable(),
  openCases: z.array(ofAnotherRoom.extend({ number: z.string(), type: z.string(), status: z.string() })),
  verification: z.object({
    questions: z.array(z.object({ id: z.string(), code: z.string(), text: bothNames, level: z.number() })),
    level: z.number(),
  }),
  transfers: z.array(z.object({ by: bothNames, note: z.string(), at: isoTime })),
})

const serviceLevel = z.object({
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  targetPercent: z.number(),
  targetSeconds: z.number(),
  formula: z.string(),
})
const figures = {
  offered: z.number(),
  answered: z.number(),
  abandoned: z.number(),
  shortAbandoned: z.number(),
  serviceLevel,
  speedOfAnswer: z.object({
    seconds: z.number().nullable(),
    waitedSeconds: z.number(),
    answered: z.number(),
    formula: z.string(),
  }),
}

export const halfHours = z.object({
  since: isoTime,
  queues: z.array(
    z.object({
      queueId: z.string(),
      halfHours: z.array(z.object({ from: isoTime, offered: z.number(), answered: z.number(), abandoned: z.number() })),
    }),
  ),
})

export const board = z.object({
  queues: z.array(
    z.object({
      id: z.string(),
      name: bothNames,
      waiting: z.number(),
      ringing: z.number(),
      inHand: z.number(),
      longestWaitSince: maybeTime,
      agentsFree: z.number(),
      agentsOnDuty: z.number(),
      ...figures,
    }),
  ),
  agents: z.array(
    z.object({
      id: z.string(),
      name: bothNames,
      state: z.enum(['off-duty', 'available', 'break', 'reserved', 'busy', 'wrap-up']),
      presence: presenceState,
      reason: breakReason.nullable(),
      since: isoTime,
      connected: z.boolean(),
      on: z.array(
        z.object({
          handlingId: z.string(),
          workItemId: z.string(),
          contactId: maybeText,
          caseId: maybeText,
          kind: z.string(),
          state: z.enum(HANDLING_STATES),
          since: isoTime,
          name: maybeText,
          queueId: z.string(),
          handRaisedAt: maybeTime,
          wrapUpUntil: maybeTime,
        }),
      ),
      handRaised: z.boolean(),
      wrapUpOverdue: z.boolean(),
      capacity: z.object({ units: z.number(), usedUnits: z.number(), chatLimit: z.number(), chats: z.number() }),
    }),
  ),
  figures: z.object({
    waiting: z.number(),
    longestWaitSince: maybeTime,
    ...figures,
    agentsOnDuty: z.number(),
    agentsFree: z.number(),
  }),
  since: isoTime,
})

export const waitingItem = z.object({
  id: z.string(),
  kind: z.string(),
  subjectId: z.string(),
  channel: z.string(),
  state: z.string(),
  name: maybeText,
  language: maybeText,
  topic: named.nullable(),
  priority: z.number(),
  front: z.boolean(),
  arrivedAt: isoTime,
  enteredAt: isoTime,
  availableAt: maybeTime,
  agentId: maybeText,
  preferredAgentId: maybeText,
})

export const itemTrace = z.object({
  workItemId: z.string(),
  state: z.string(),
  queueId: z.string(),
  entries: z.array(z.object({ at: isoTime, kind: z.string(), facts: z.record(z.string(), z.unknown()) })),
  now: z.record(z.string(), z.unknown()).nullable(),
})
