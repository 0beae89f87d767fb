import { z } from 'zod'
import { NotFound } from '#platform/errors'
import { sendFile, sendText } from '#platform/files'
import { type EntityAsked, type Route, route } from '#platform/http'
import type { Platform } from '#platform/parts'
import { currentContact } from './contact-store.ts'
import { conversationOf, openConversation } from './conversation-access.ts'
import { findAttachment } from './conversation-store.ts'
import { conversationState, forCustomer, messagesForCustomer } from './conversation-view.ts'
import { customerSigns, endByCustomer, postCustomerMessage, returnToConversation } from './customer-acts.ts'
import type { CustomerStreams } from './customer-streams.ts'
import { FileNotHere } from './errors.ts'
import type { ChannelsNeeds } from './needs.ts'
import { receiveCustomerFile } from './receive-file.ts'
import {
  conversationShape,
  customerMessage,
  fileParams,
  fileShape,
  formBody,
  formShape,
  messageBody,
  signsBody,
  slugParams,
  startBody,
  startedShape,
  stateShape,
  streamQuery,
  transcriptQuery,
} from './schemas.ts'
import { startConversation } from './start-conversation.ts'
import { writeTranscript } from './transcript.ts'

/** What a customer's widget calls. Nobody is signed in: a conversation's secret is the only key, and it opens only that one. */
export function channelsRoutes(platform: Platform, needs: ChannelsNeeds, streams: CustomerStreams): Route[] {
  const bySlug = async ({ request }: EntityAsked) =>
    (await reached(needs, (request.params as { slug: string }).slug)).entityId
  const bySecret = async ({ pools, request }: EntityAsked) => (await openConversation(pools, request)).entityId
  const kept = { none: 'what a customer says is kept whole in the conversation and its history' }

  return [
    route({
      method: 'POST',
      path: '/public/entities/:slug/conversations',
      allow: 'public',
      entity: bySlug,
      // The client id makes it repeatable; a kept answer would hold a secret in clear.
      idempotent: false,
      audit: 'conversation.started',
      auditSubject: ({ result }) => ({ type: 'contact', id: result.contactId }),
      rateLimit: { max: 10, perSeconds: 60 },
      params: slugParams,
      body: startBody,
      response: startedShape,
      status: 201,
      summary: 'A customer starts a chat; the secret answered is the only key to it',
      handle: async ({ trx, params, body }) => {
        const started = await startConversation(
          platform,
          needs,
          trx,
          await arrivalOf(needs, trx, params.slug, 'chat', body),
        )
        const state = await conversationState(needs, trx, started.conversationId)
        const messages = await messagesForCustomer(trx, started.conversationId, { language: state.language })
        return { ...state, secret: started.secret, caseSecret: started.caseSecret, messages }
      },
    }),
    route({
      method: 'POST',
      path: '/public/entities/:slug/forms',
      allow: 'public',
      entity: bySlug,
      // The client id makes it repeatable; a kept answer would hold a secret in clear.
      idempotent: false,
      audit: 'form.received',
      auditSubject: ({ result }) => ({ type: 'contact', id: result.contactId }),
      rateLimit: { max: 5, perSeconds: 60 },
      params: slugParams,
      body: formBody,
      response: formShape,
      status: 201,
      summary: 'A customer leaves a form out of hours; a callback with a due time is then owed',
      handle: async ({ trx, params, body }) => {
        const { contact, caseSecret, dueAt } = await startConversation(
          platform,
          needs,
          trx,
          await arrivalOf(needs, trx, params.slug, 'form', body),
        )
        return {
          contactId: contact.id,
          caseNumber: contact.caseNumber,
          caseSecret,
          dueAt: dueAt?.toISOString() ?? null,
        }
      },
    }),
    route({
      method: 'GET',
      path: '/public/conversation',
      allow: 'public',
      entity: bySecret,
      response: conversationShape,
      handle: async ({ trx, request, entityId }) => {
        const id = conversationOf(request)
        const state = await conversationState(needs, trx, id)
        const contact = await currentContact(trx, id)
        const entity = await needs.entityById(trx, contact.aboutEntityId ?? entityId)
        if (!entity) throw new NotFound({ entityId })
        return { ...state, messages: await messagesForCustomer(trx, id, { language: state.language }), entity }
      },
    }),
    route({
      method: 'POST',
      path: '/public/conversation/messages',
      allow: 'public',
      entity: bySecret,
      audit: kept,
      rateLimit: { max: 120, perSeconds: 60 },
      body: messageBody,
      response: customerMessage,
      status: 201,
      handle: async ({ trx, request, body }) => {
        const { clientId, text = null, fileId = null } = body
        const conversationId = conversationOf(request)
        const message = await postCustomerMessage(platform, needs, trx, { conversationId, clientId, text, fileId })
        return forCustomer(message, 'ar')
      },
    }),
    route({
      method: 'POST',
      path: '/public/conversation/files',
      allow: 'public',
      audit: kept,
      rateLimit: { max: 20, perSeconds: 60 },
      bodyLimit: 110 * 1024 * 1024,
      response: fileShape,
      status: 201,
      handle: async ({ pools, request }) =>
        receiveCustomerFile(platform, needs, await openConversation(pools, request), request),
    }),
    route({
      method: 'GET',
      path: '/public/conversation/files/:fileId',
      allow: 'public',
      entity: bySecret,
      params: fileParams,
      response: z.unknown(),
      hidden: true,
      handle: async ({ trx, request, reply, params }) => {
        if (!(await findAttachment(trx, conversationOf(request), params.fileId)))
          throw new FileNotHere({ fileId: params.fileId })
        await sendFile(platform.files, trx, params.fileId, request, reply)
      },
    }),
    route({
      method: 'POST',
      path: '/public/conversation/signs',
      allow: 'public',
      entity: bySecret,
      audit: { none: 'typing and reading are fleeting' },
      rateLimit: { max: 240, perSeconds: 60 },
      body: signsBody,
      response: z.void(),
      status: 204,
      handle: ({ trx, request, body }) =>
        customerSigns(platform, trx, { conversationId: conversationOf(request), ...body }),
    }),
    route({
      method: 'POST',
      path: '/public/conversation/end',
      allow: 'public',
      entity: bySecret,
      audit: kept,
      response: stateShape,
      handle: async ({ trx, request }) => {
        await endByCustomer(platform, needs, trx, conversationOf(request))
        return conversationState(needs, trx, conversationOf(request))
      },
    }),
    route({
      method: 'POST',
      path: '/public/conversation/return',
      allow: 'public',
      entity: bySecret,
      audit: kept,
      rateLimit: { max: 10, perSeconds: 60 },
      response: stateShape,
      handle: async ({ trx, request }) => {
        await returnToConversation(platform, needs, trx, conversationOf(request))
        return conversationState(needs, trx, conversationOf(request))
      },
    }),
    route({
      method: 'GET',
      path: '/public/conversation/transcript',
      allow: 'public',
      entity: bySecret,
      query: transcriptQuery,
      response: z.unknown(),
      hidden: true,
      handle: async ({ trx, request, reply, query, entityId }) => {
        const contact = await currentContact(trx, conversationOf(request))
        const entity = await needs.entityById(trx, contact.aboutEntityId ?? entityId)
        const language = (query.language ?? contact.language) === 'ar' ? 'ar' : 'en'
        const text = await writeTranscript(platform, trx, {
          conversationId: conversationOf(request),
          language,
          timezone: entity?.timezone ?? 'Asia/Dubai',
          entityName: entity?.name[language] ?? '',
          caseNumber: contact.caseNumber,
        })
        sendText(reply, 'conversation.txt', `\ufeff${text}`)
      },
    }),
    route({
      method: 'GET',
      path: '/public/conversation/events',
      allow: 'public',
      rateLimit: { max: 60, perSeconds: 60 },
      query: streamQuery,
      response: z.unknown(),
      hidden: true,
      handle: async ({ pools, request, reply }) => streams.open(request, reply, await openConversation(pools, request)),
    }),
  ]
}

interface Reached {
  entityId: string
  aboutEntityId: string | null
}

/** Whose rows a public page's contact is: of an entity under an umbrella, the umbrella's, about the entity. */
export async function reached(needs: ChannelsNeeds, slug: string): Promise<Reached> {
  const found = await needs.entityBySlug(slug)
  if (!found) throw new NotFound({ slug })
  return found.parentId
    ? { entityId: found.parentId, aboutEntityId: found.id }
    : { entityId: found.id, aboutEntityId: null }
}

type Body = z.output<typeof startBody> | z.output<typeof formBody>
type Trx = Parameters<ChannelsNeeds['chatLine']>[0]

async function arrivalOf(needs: ChannelsNeeds, trx: Trx, slug: string, channel: 'chat' | 'form', body: Body) {
  const { entityId, aboutEntityId } = await reached(needs, slug)
  const line = await needs.chatLine(trx, entityId)
  if (!line) throw new NotFound({ slug, line: 'chat' })
  const { clientId, name, language, topicId = null, phone = null, email = null, message = null } = body
  const about = body.aboutSlug ? await reached(needs, body.aboutSlug) : null
  if (about && about.entityId !== entityId) throw new NotFound({ slug: body.aboutSlug })
  return {
    entityId,
    aboutEntityId: about?.aboutEntityId ?? aboutEntityId,
    line,
    channel,
    clientId,
    language,
    topicId,
    name,
    phone,
    email,
    message,
  }
}
