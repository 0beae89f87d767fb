import { z } from 'zod'
import { bothNames } from '#platform/http'
import { type CaseMove, caseMoves, type LegMove, legMoves } from './case-moves.ts'
import { caseClasses, caseStatuses, caseTypes, legStatuses, tellingChannels } from './words.ts'

const person = z.object({ id: z.string(), name: bothNames })
const unit = z.object({ id: z.string(), name: bothNames })
const timeliness = z.enum(['on-time', 'near', 'overdue', 'done'])

export const caseSummary = z.object({
  id: z.string(),
  entityId: z.string(),
  aboutEntityId: z.string().nullable(),
  number: z.string(),
  type: z.enum(caseTypes),
  class: z.string().nullable(),
  subject: z.string(),
  status: z.enum(caseStatuses),
  statusSince: z.string(),
  unit: unit.nullable(),
  owner: person.nullable(),
  customer: z
    .object({ id: z.string(), name: z.object({ ar: z.string().nullable(), latin: z.string().nullable() }) })
    .nullable(),
  nameGiven: z.string().nullable(),
  topicId: z.string().nullable(),
  promisedAt: z.string().nullable(),
  nearAt: z.string().nullable(),
  timeliness,
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  chasers: z.number(),
  version: z.number(),
})

const comment = z.object({
  id: z.string(),
  legId: z.string().nullable(),
  author: person,
  text: z.string(),
  at: z.string(),
})
const file = z.object({
  id: z.string(),
  legId: z.string().nullable(),
  name: z.string(),
  mime: z.string(),
  bytes: z.number(),
  addedBy: z.enum(['staff', 'customer']),
  at: z.string(),
})
const addition = z.object({ id: z.string(), text: z.string(), at: z.string() })
const historyLine = z.object({
  id: z.string(),
  legId: z.string().nullable(),
  kind: z.string(),
  actor: z.object({ kind: z.enum(['staff', 'customer', 'system']), name: bothNames.nullable() }),
  facts: z.record(z.string(), z.unknown()),
  at: z.string(),
})

export const leg = z.object({
  id: z.string(),
  caseId: z.string(),
  entity: z.object({ id: z.string(), name: bothNames }),
  caseEntityId: z.string(),
  unit: unit.nullable(),
  assignee: person.nullable(),
  status: z.enum(legStatuses),
  question: z.string(),
  answer: z.string().nullable(),
  returnedReason: z.string().nullable(),
  askedCustomer: z.string().nullable(),
  number: z.string(),
  type: z.string(),
  class: z.string().nullable(),
  subject: z.string(),
  description: z.string(),
  place: z.string().nullable(),
  customerName: z.string().nullable(),
  chasers: z.number(),
  dueAt: z.string(),
  nearAt: z.string(),
  timeliness,
  sentAt: z.string(),
  acceptedAt: z.string().nullable(),
  settledAt: z.string().nullable(),
  isReplaced: z.boolean(),
  moves: z.array(z.enum(Object.keys(legMoves) as [LegMove, ...LegMove[]])),
  version: z.number(),
})

export const legFile = leg.extend({
  comments: z.array(comment),
  additions: z.array(addition),
  files: z.array(file),
  history: z.array(historyLine),
})

export const caseFile = caseSummary.extend({
  description: z.string(),
  place: z.string().nullable(),
  language: z.string(),
  channel: z.string().nullable(),
  lineId: z.string().nullable(),
  promise: z.object({ amount: z.number(), unit: z.string() }).nullable(),
  phoneGiven: z.string().nullable(),
  emailGiven: z.string().nullable(),
  toldAt: z.string().nullable(),
  content: z.boolean().nullable(),
  reopenedAt: z.string().nullable(),
  escalatedAt: z.string().nullable(),
  redirectedTo: z.object({ id: z.string(), number: z.string() }).nullable(),
  moves: z.array(z.enum(Object.keys(caseMoves) as [CaseMove, ...CaseMove[]])),
  legs: z.array(leg),
  comments: z.array(comment),
  replies: z.array(
    z.object({
      id: z.string(),
      stage: z.enum(['interim', 'final']),
      channel: z.string(),
      text: z.string(),
      author: person,
      at: z.string(),
    }),
  ),
  tellings: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      outcome: z.enum(['reached', 'not-reached', 'sent']),
      content: z.boolean().nullable(),
      note: z.string().nullable(),
      author: person,
      at: z.string(),
    }),
  ),
  chaserList: z.array(
    z.object({ id: z.string(), by: z.enum(['customer', 'manager']), text: z.string().nullable(), at: z.string() }),
  ),
  additions: z.array(addition),
  files: z.array(file),
  contacts: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      state: z.string(),
      outcome: z.string().nullable(),
      arrivedAt: z.string(),
      endedAt: z.string().nullable(),
    }),
  ),
  history: z.array(historyLine),
})

const text = z.string().trim().min(1).max(4000)
export const words = {
  text,
  reason: z.object({ reason: text }),
  note: z.object({ note: z.string().trim().max(4000).nullish() }),
  plain: z.object({ text }),
}

const filled = {
  type: z.enum(caseTypes),
  class: z.enum(caseClasses).nullish(),
  subject: z.string().trim().min(1).max(300),
  description: z.string().max(8000).optional(),
  place: z.string().trim().max(500).nullish(),
  topicId: z.uuid().nullish(),
  customerId: z.uuid().nullish(),
  language: z.string().max(3).optional(),
}
export const newCase = z.object({ ...filled, contactId: z.uuid().nullish() })
export const caseChange = z.object(filled).partial()
export const completion = z.object(filled)

export const tellingBody = z.object({
  outcome: z.enum(['reached', 'not-reached', 'sent']),
  channel: z.enum(tellingChannels),
  content: z.boolean().nullish(),
  note: z.string().trim().max(4000).nullish(),
})
export const replyBody = z.object({
  text,
  channel: z.enum(tellingChannels),
  stage: z.enum(['interim', 'final']).optional(),
})

export const counts = z.object({
  unfinished: z.number(),
  overdue: z.number(),
  near: z.number(),
  returned: z.number(),
  waitingCustomer: z.number(),
  contactsWithoutFinishedCase: z.number(),
  byUnit: z.array(
    z.object({
      unitId: z.string(),
      name: bothNames,
      level: z.string(),
      parentUnitId: z.string().nullable(),
      unfinished: z.number(),
      overdue: z.number(),
      near: z.number(),
    }),
  ),
  ages: z.array(
    z.object({ upToDays: z.number().nullable(), count: z.number(), tone: z.enum(['palm', 'gold', 'clay']) }),
  ),
})

export const contactLackingCase = z.object({
  id: z.string(),
  channel: z.string(),
  state: z.string(),
  outcome: z.string().nullable(),
  arrivedAt: z.string(),
  nameGiven: z.string().nullable(),
  topicId: z.string().nullable(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
})

export const storedFile = z.object({ id: z.string(), name: z.string(), mime: z.string(), bytes: z.number() })

export const tracked = z.object({
  number: z.string(),
  type: z.enum(caseTypes),
  class: z.string().nullable(),
  status: z.enum(caseStatuses),
  statusSince: z.string(),
  promisedAt: z.string().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  subject: z.string(),
  entity: z.object({ slug: z.string(), name: bothNames, colour: z.string() }),
  steps: z.array(
    z.object({
      key: z.enum([
        'registered',
        'with-contact-centre',
        'with-unit',
        'unit-finished',
        'replied',
        'final-answer',
        'closed',
      ]),
      unit: bothNames.nullable(),
      at: z.string().nullable(),
      done: z.boolean(),
      text: z.string().nullable(),
    }),
  ),
  needs: z.object({ text: z.string() }).nullable(),
  chasers: z.number(),
  language: z.string(),
})
