import { z } from 'zod'
import { NotFound } from '#platform/errors'
import { sendFile } from '#platform/files'
import { type Route, route } from '#platform/http'
import type { ContactId } from '#rooms/channels'
import { answerAndClose } from '../answer-and-close.ts'
import { raiseHand } from '../board/supervise.ts'
import { entityOfRow } from '../board/waiting-items.ts'
import { lockMineOf } from '../handling-store.ts'
import type { DeskParts } from '../needs.ts'
import { receiveStaffFile } from '../receive-file.ts'
import { sendCard } from '../send-card.ts'
import { requireSight, requireSightOfAny, type StageView, stageOf } from '../stage-view.ts'
import { transferContact } from '../transfer-contact.ts'
import { endByAgent } from '../wrap-up.ts'
import * as shape from './schemas.ts'
import { entityOfContact, staffOf } from './who.ts'

const params = z.object({ contactId: z.uuid() })
const base = { entity: entityOfContact, params } as const
const idOf = (asked: { contactId: string }) => asked.contactId as ContactId

const messageBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), clientId: shape.clientId, text: shape.text }),
  z.object({ kind: z.literal('comment'), clientId: shape.clientId, text: shape.text }),
  z.object({ kind: z.literal('card'), clientId: shape.clientId, cardVersionId: z.uuid() }),
  z.object({
    kind: z.literal('file'),
    clientId: shape.clientId,
    fileId: z.uuid(),
    text: z.string().max(8000).optional(),
  }),
])

// What other rooms own goes out as it is: their routes describe it.
function plain(stage: StageView) {
  return {
    ...stage,
    customer: stage.customer && { ...stage.customer },
    suggestedCustomers: stage.suggestedCustomers.map((customer) => ({ ...customer })),
    case: stage.case && { ...stage.case },
    openCases: stage.openCases.map((file) => ({ ...file })),
  }
}

/** What an agent does in a conversation: read it, speak, pass it on, end it. */
export function contactRoutes(parts: DeskParts): Route[] {
  const { channels } = parts.rooms
  return [
    route({
      ...base,
      method: 'GET',
      path: '/desk/contacts/:contactId',
      allow: ['contact.read-own', 'contact.read', 'contact.monitor'],
      audit: 'contact.read',
      response: shape.stage,
      summary: 'Everything the stage shows: messages, customer, case, verification',
      handle: async ({ trx, params: asked, reader }) => plain(await stageOf(parts, trx, asked.contactId, reader)),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/desk/contacts/:contactId/messages',
      allow: 'contact.work',
      audit: { none: 'the message itself is the record' },
      body: messageBody,
      response: shape.message,
      status: 201,
      handle: async ({ trx, params: asked, body, reader }) => {
        const contactId = idOf(asked)
        const staff = staffOf(reader)
        await lockMineOf(trx, contactId, reader.staffId)
        if (body.kind !== 'comment') return channels.postAgentMessage(trx, { contactId, agent: staff, ...body })
        const { clientId, text } = body
        return channels.postInternal(trx, { contactId, author: 'comment', staff, clientId, text })
      },
    }),
    route({
      ...base,
      method: 'POST',
      path: '/desk/contacts/:contactId/signs',
      allow: 'contact.work',
      audit: { none: 'typing and reading leave no record' },
      body: z.object({
        typing: z.boolean().optional(),
        readSeq: z.number().int().min(0).max(2_147_483_647).optional(),
      }),
      response: z.void(),
      handle: ({ trx, params: asked, body, reader }) =>
        channels.agentSigns(trx, { contactId: idOf(asked), agent: staffOf(reader), ...body }),
    }),
    route({
      params,
      entity: 'none',
      method: 'POST',
      path: '/desk/contacts/:contactId/files',
      allow: 'contact.work',
      audit: { none: 'written with the file, in its own transaction' },
      bodyLimit: 12_000_000,
      response: z.object({ fileId: z.string(), name: z.string(), mime: z.string(), bytes: z.number() }),
      status: 201,
      handle: ({ params: asked, reader, request }) => receiveStaffFile(parts, { ...asked, reader }, request),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/desk/contacts/:contactId/transfer',
      allow: 'contact.work',
      audit: 'contact.transferred',
      body: z.object({
        to: z.object({ kind: z.enum(['agent', 'queue', 'unit']), id: z.uuid() }),
        note: z.string().trim().min(1).max(2000),
      }),
      response: z.object({ kind: z.enum(['queued', 'referred']), caseId: z.string().nullable() }),
      handle: async ({ trx, params: asked, body, reader }) => {
        const result = await transferContact(parts, trx, { ...asked, ...body, staff: staffOf(reader) })
        return { kind: result.kind, caseId: result.kind === 'referred' ? result.caseId : null }
      },
    }),
    route({
      ...base,
      method: 'POST',
      path: '/desk/contacts/:contactId/end',
      allow: 'contact.work',
      audit: 'contact.ended',
      body: z.object({ reason: z.enum(['customer-served', 'abuse', 'threat', 'spam']).default('customer-served') }),
      response: shape.handling,
      handle: ({ trx, params: asked, body, reader }) =>
        endByAgent(parts, trx, { ...asked, ...body, staff: staffOf(reader) }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/desk/contacts/:contactId/answer-and-close',
      allow: 'case.close',
      audit: 'contact.answered-and-closed',
      body: z.object({
        clientId: shape.clientId,
        text: shape.text.optional(),
        topicIds: z.array(z.uuid()).max(10).optional(),
        codeId: z.uuid().optional(),
      }),
      response: shape.handling,
      summary: 'One key: sends the answer, closes a simple enquiry, ends and wraps up',
      handle: ({ trx, params: asked, body, reader }) =>
        answerAndClose(parts, trx, { ...asked, ...body, staff: staffOf(reader) }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/desk/contacts/:contactId/hand',
      allow: 'contact.work',
      audit: { none: 'a sign to the supervisor' },
      body: z.object({ raised: z.boolean() }),
      response: shape.handling,
      handle: async ({ trx, params: asked, body, reader }) =>
        raiseHand(parts, trx, {
          handling: await lockMineOf(trx, asked.contactId, reader.staffId),
          raised: body.raised,
        }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/desk/contacts/:contactId/cards',
      allow: 'contact.work',
      audit: 'contact.card-sent',
      body: z.object({ clientId: shape.clientId, cardVersionId: z.uuid(), to: z.enum(['chat', 'mail']) }),
      response: z.object({ message: shape.message.nullable(), mailedTo: z.string().nullable() }),
      handle: ({ trx, params: asked, body, reader }) =>
        sendCard(parts, trx, { ...asked, ...body, staff: staffOf(reader), language: reader.language }),
    }),
    fileRoute(parts),
    ...factRoutes(parts),
  ]
}

const fileParams = z.object({ fileId: z.uuid() })

// A file of a conversation is for whoever may read that conversation; files of cases have routes of their own.
function fileRoute(parts: DeskParts): Route {
  return route({
    method: 'GET',
    path: '/files/:fileId',
    allow: ['contact.read-own', 'contact.read', 'contact.monitor'],
    audit: 'contact.file-read',
    entity: ({ pools, request }) => entityOfRow(pools, 'file', fileParams.parse(request.params).fileId),
    params: fileParams,
    response: z.unknown(),
    hidden: true,
    handle: async ({ trx, entityId, params: asked, reader, request, reply }) => {
      const [first, ...others] = await parts.rooms.channels.contactsOfFile(trx, asked.fileId)
      if (!first) throw new NotFound(asked)
      await requireSightOfAny(trx, [first, ...others], entityId, reader)
      await sendFile(parts.platform.files, trx, asked.fileId, request, reply)
    },
  })
}

/** What an agent notes on a contact: who it is, how sure, what about, which case. */
function factRoutes({ rooms }: DeskParts): Route[] {
  const { channels, cases, customers } = rooms
  return [
    route({
      ...base,
      method: 'PUT',
      path: '/desk/contacts/:contactId/customer',
      allow: 'contact.work',
      audit: 'contact.customer-linked',
      body: z.object({ customerId: z.uuid().nullable() }),
      response: shape.contact,
      handle: async ({ trx, params: asked, body, reader, actor }) => {
        await lockMineOf(trx, asked.contactId, reader.staffId)
        const { customerId } = body
        if (customerId) await customers.customerById(trx, customerId)
        const { caseId } = await channels.contactById(trx, idOf(asked))
        if (caseId) await cases.nameCustomer(trx, { caseId, customerId, staff: staffOf(reader) })
        return channels.linkCustomer(trx, { contactId: idOf(asked), customerId, by: actor })
      },
    }),
    route({
      ...base,
      method: 'PUT',
      path: '/desk/contacts/:contactId/verification',
      allow: 'contact.work',
      audit: 'contact.verified',
      body: z.object({ answeredIds: z.array(z.uuid()).max(20) }),
      response: shape.contact,
      summary: 'The questions answered rightly decide the level',
      handle: async ({ trx, entityId, params: asked, body, reader, actor }) => {
        await lockMineOf(trx, asked.contactId, reader.staffId)
        const level = await customers.levelReached(trx, { entityId, answeredIds: body.answeredIds })
        return channels.setVerification(trx, { contactId: idOf(asked), level, by: actor })
      },
    }),
    route({
      ...base,
      method: 'PUT',
      path: '/desk/contacts/:contactId/topics',
      allow: 'contact.work',
      audit: 'contact.topics-set',
      body: z.object({ topicIds: z.array(z.uuid()).min(1).max(10) }),
      response: shape.contact,
      handle: async ({ trx, params: asked, body, reader }) => {
        await lockMineOf(trx, asked.contactId, reader.staffId)
        await channels.setTopics(trx, { contactId: idOf(asked), topicIds: body.topicIds })
        return channels.contactById(trx, idOf(asked))
      },
    }),
    route({
      ...base,
      method: 'PUT',
      path: '/desk/contacts/:contactId/case',
      allow: 'contact.work',
      audit: 'contact.case-linked',
      body: z.object({ caseId: z.uuid() }),
      response: z.object({ caseId: z.string(), number: z.string() }),
      summary: 'The contact is about an open case: its draft is voided, a chaser is added there',
      handle: async ({ trx, params: asked, body, reader, actor }) => {
        await requireSight(trx, asked.contactId, (await channels.contactById(trx, idOf(asked))).entityId, reader)
        return cases.linkContact(trx, { caseId: body.caseId, contactId: asked.contactId, actor, reader })
      },
    }),
  ]
}
