import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Route, route } from '#platform/http'
import type { Platform } from '#platform/parts'
import type { Sounds } from '../calls/make-sounds.ts'
import * as shape from '../route-shapes.ts'
import { addPrompt, promptById, promptsOf, savePromptText, setRecording } from './prompt-store.ts'
import { pronunciationsOf, removePronunciation, savePronunciation } from './pronunciation-store.ts'
import { takeRecording } from './take-recording.ts'

const promptId = z.object({ promptId: z.uuid() })
const textOf = promptId.extend({ language: shape.language })
const code = z
  .string()
  .max(80)
  .regex(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*){0,3}$/)

/** What callers hear: texts, recordings and the pronunciation lists of the voice. */
export function promptRoutes(platform: Platform, listening: () => Promise<Sounds>): Route[] {
  const { clock } = platform
  return [
    route({
      method: 'GET',
      path: '/prompts',
      allow: 'service.edit',
      summary: 'Every prompt with its texts by language',
      response: z.object({ items: z.array(shape.promptShown) }),
      handle: async ({ trx, entityId }) => ({ items: await promptsOf(trx, entityId) }),
    }),
    route({
      method: 'POST',
      path: '/prompts',
      allow: 'service.edit',
      audit: 'prompt.added',
      auditSubject: ({ result }) => ({ type: 'prompt', id: result.promptId }),
      body: z.object({ code, note: z.string().max(400).default('') }),
      status: 201,
      response: z.object({ promptId: z.string() }),
      handle: ({ trx, entityId, body }) => addPrompt(trx, { entityId, ...body }),
    }),
    route({
      method: 'PUT',
      path: '/prompts/:promptId/texts/:language',
      allow: 'service.edit',
      audit: 'prompt.text-changed',
      summary:
        'A prompt as it is shown and spoken in one language; If-Match is the version of the text, 0 for a new one',
      params: textOf,
      body: z.object({
        shown: z.string().trim().min(1).max(1200),
        spoken: z.string().trim().min(1).max(1200).nullable().default(null),
        awaitsReview: z.boolean().default(false),
      }),
      response: z.object({ version: z.number() }),
      handle: ({ trx, params, body, ifMatch }) => savePromptText(trx, { ...params, ...body, ifMatch, at: clock.now() }),
    }),
    route({
      method: 'GET',
      path: '/prompts/:promptId/texts/:language/sound',
      allow: 'service.edit',
      summary: 'What a caller hears: the recording, else the voice',
      hidden: true,
      params: textOf,
      response: z.undefined(),
      handle: async ({ trx, entityId, params, reply }) => {
        const { code } = await promptById(trx, params.promptId)
        const [file] = await (await listening()).of(entityId, [{ promptId: code, language: params.language }])
        const sound = await readFile(`${file}.wav16`)
        reply.type('audio/wav').send(sound)
        return undefined
      },
    }),
    route({
      method: 'POST',
      path: '/prompts/:promptId/texts/:language/files',
      allow: 'service.edit',
      audit: { none: 'written with the recording, in its own transaction' },
      entity: 'none',
      summary: 'Takes a recording of the prompt: 16-bit WAV',
      params: textOf,
      response: z.object({ fileId: z.string() }),
      status: 201,
      hidden: true,
      handle: ({ params, request, reader, actor }) => takeRecording(platform, { ...params, request, reader, actor }),
    }),
    route({
      method: 'DELETE',
      path: '/prompts/:promptId/texts/:language/recording',
      allow: 'service.edit',
      audit: 'prompt.recording-removed',
      params: textOf,
      response: z.undefined(),
      handle: async ({ trx, params }) => {
        await setRecording(trx, { ...params, fileId: null, at: clock.now() })
        return undefined
      },
    }),
    ...pronunciationRoutes(),
  ]
}

function pronunciationRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/pronunciations',
      allow: 'service.edit',
      summary: 'How words are spelled to the voice',
      query: z.object({ language: shape.language.optional() }),
      response: z.object({ items: z.array(shape.pronunciation) }),
      handle: async ({ trx, entityId, query }) => ({ items: await pronunciationsOf(trx, entityId, query.language) }),
    }),
    route({
      method: 'PUT',
      path: '/pronunciations',
      allow: 'service.edit',
      audit: 'pronunciation.saved',
      auditSubject: ({ result }) => ({ type: 'pronunciation', id: result.pronunciationId }),
      summary: 'Adds a word or changes its spelling',
      body: z.object({
        language: shape.language,
        word: z.string().regex(/^\S{1,80}$/),
        spelling: z.string().trim().min(1).max(160),
      }),
      response: shape.pronunciation,
      handle: ({ trx, entityId, body }) => savePronunciation(trx, { entityId, ...body }),
    }),
    route({
      method: 'DELETE',
      path: '/pronunciations/:pronunciationId',
      allow: 'service.edit',
      audit: 'pronunciation.removed',
      params: z.object({ pronunciationId: z.uuid() }),
      response: z.undefined(),
      handle: async ({ trx, params }) => {
        await removePronunciation(trx, params.pronunciationId)
        return undefined
      },
    }),
  ]
}
