import { z } from 'zod'
import { type EntityAsked, type Route, route } from '#platform/http'
import { newId } from '#platform/ids'
import { slugParams } from '../schemas.ts'
import type { ContactId } from '../words.ts'
import { callOf } from './call-store.ts'
import { NoEngine, NoPhoneLine, NotTalking } from './errors.ts'
import type { Voice } from './make-voice.ts'
import { pauseNow } from './recordings/keep-recordings.ts'

const credentialShape = z.object({
  endpoint: z.string(),
  secret: z.string(),
  domain: z.string(),
  socketPath: z.string(),
})
const callParams = z.object({ contactId: z.uuid() })

const qualityBody = z.object({
  mos: z.number().min(1).max(5),
  worstMos: z.number().min(1).max(5),
  lossPercent: z.number().min(0).max(100),
  jitterMilliseconds: z.number().min(0).max(100_000),
  roundTripMilliseconds: z.number().min(0).max(100_000).nullable(),
})

export interface VoiceRoutesWanted {
  voice(): Voice | null
  entityOfSlug(asked: EntityAsked): Promise<string>
  entityOfCall(asked: EntityAsked): Promise<string>
  /** The number of the entity's telephone line that a browser shall call; null where it has none. */
  numberOf(asked: { slug: string }): Promise<string | null>
  /** Lets a guest's browser through to the engine for a while. */
  passFor(endpoint: string, seconds: number): string
  now(): Date
}

const GUEST_SECONDS = 600

/** What telephones in browsers ask: how to sign in, and what the agent does with the call in hand. */
export function voiceRoutes({ voice, entityOfSlug, entityOfCall, numberOf, passFor, now }: VoiceRoutesWanted): Route[] {
  const there = (): Voice => {
    const now = voice()
    if (!now) throw new NoEngine()
    return now
  }
  const kept = { none: 'a short-lived credential of the reader; what is done with it is kept in the contact' }
  const inCall = { none: 'kept in the history of the contact and its recording' }
  return [
    route({
      method: 'POST',
      path: '/desk/phone',
      allow: 'desk.use',
      audit: kept,
      entity: 'none',
      idempotent: false,
      response: credentialShape,
      summary: 'How the desk of the reader signs in to the telephone; the same for all their tabs',
      handle: ({ reader }) => there().phones.ofStaff(reader.staffId),
    }),
    route({
      method: 'POST',
      path: '/desk/calls/:contactId/hold',
      allow: 'contact.work',
      audit: inCall,
      // The engine is asked meanwhile: no transaction is held over it. Whose call it is, is looked at where it is done.
      entity: 'none',
      idempotent: false,
      params: callParams,
      response: z.void(),
      summary: 'The caller hears music, the agent nothing',
      handle: ({ params, reader }) => there().hold(params.contactId as ContactId, reader.staffId, true),
    }),
    route({
      method: 'POST',
      path: '/desk/calls/:contactId/resume',
      allow: 'contact.work',
      audit: inCall,
      // The engine is asked meanwhile: no transaction is held over it. Whose call it is, is looked at where it is done.
      entity: 'none',
      idempotent: false,
      params: callParams,
      response: z.void(),
      handle: ({ params, reader }) => there().hold(params.contactId as ContactId, reader.staffId, false),
    }),
    route({
      method: 'GET',
      path: '/desk/calls/:contactId/recording-pause',
      allow: 'contact.work',
      entity: entityOfCall,
      params: callParams,
      response: z.object({ recording: z.boolean(), paused: z.boolean() }),
      summary: 'Whether the call is recorded now, and whether the recording is paused',
      handle: ({ trx, params, reader }) => pauseNow(trx, params.contactId, reader.staffId),
    }),
    route({
      method: 'POST',
      path: '/desk/calls/:contactId/recording-pause',
      allow: 'contact.work',
      audit: 'recording.paused',
      entity: entityOfCall,
      idempotent: false,
      params: callParams,
      body: z.object({ paused: z.boolean() }),
      response: z.void(),
      summary: 'Silence in the recording while secret numbers are read out, or words again',
      handle: ({ params, body, reader }) =>
        there().pauseRecording(params.contactId as ContactId, reader.staffId, body.paused),
    }),
    route({
      method: 'GET',
      path: '/public/entities/:slug/calls',
      allow: 'public',
      rateLimit: { max: 120, perSeconds: 60 },
      params: slugParams,
      response: z.object({ possible: z.boolean() }),
      summary: 'Whether the entity can be called from a browser now',
      handle: async ({ params }) => ({ possible: voice() !== null && (await numberOf(params)) !== null }),
    }),
    route({
      method: 'POST',
      path: '/desk/calls/:contactId/quality',
      allow: 'contact.work',
      audit: inCall,
      entity: entityOfCall,
      idempotent: false,
      params: callParams,
      body: qualityBody,
      response: z.void(),
      summary: 'How good the line was, measured in the agent’s browser',
      handle: async ({ trx, params, reader, body, entityId }) => {
        const call = await callOf(trx, params.contactId)
        if (call?.agentId !== reader.staffId) throw new NotTalking({ contactId: params.contactId })
        const at = now()
        const measured = { ...body, contactId: params.contactId, entityId, staffId: reader.staffId, at }
        await trx
          .insertInto('channels.lineQuality')
          .values({ id: newId(), ...measured })
          .execute()
      },
    }),
    route({
      method: 'POST',
      path: '/public/entities/:slug/calls',
      allow: 'public',
      audit: kept,
      entity: entityOfSlug,
      idempotent: false,
      rateLimit: { max: 5, perSeconds: 60 },
      params: slugParams,
      response: credentialShape.extend({ number: z.string(), pass: z.string() }),
      status: 201,
      summary: 'A browser on a public page may call the line of the entity, once and nothing else',
      handle: async ({ params }) => {
        const phones = there().phones
        const number = await numberOf(params)
        if (!number) throw new NoPhoneLine({ slug: params.slug })
        const credential = await phones.ofGuest(number)
        return { ...credential, number, pass: passFor(credential.endpoint, GUEST_SECONDS) }
      },
    }),
  ]
}
