import { z } from 'zod'
import { bothNames, isoTime } from '#platform/http'
import { FLOW_LANGUAGES } from './language/index.ts'

export const language = z.enum(FLOW_LANGUAGES)

export const flowLine = z.object({ flowId: z.string(), lineId: z.string(), name: bothNames })

export const flowVersion = z.object({
  flowVersionId: z.string(),
  flowId: z.string(),
  number: z.number(),
  status: z.enum(['draft', 'published', 'replaced', 'rolled-back']),
  note: z.string(),
  madeById: z.string().nullable(),
  madeAt: isoTime,
  publishedById: z.string().nullable(),
  publishedAt: isoTime.nullable(),
  version: z.number(),
})

const problem = z.object({
  nodeId: z.string(),
  code: z.string(),
  about: z.string().optional(),
  language: z.string().optional(),
})

/** A graph as it goes out, its steps described once where a draft is saved. */
export const looseGraph = z.object({
  format: z.literal(1),
  languages: z.array(language),
  start: z.string(),
  nodes: z.array(z.object({ id: z.string(), step: z.string() }).loose()),
})

export const wholeVersion = flowVersion.extend({ graph: looseGraph, problems: z.array(problem) })

const fieldChange = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })
export const comparison = z.object({
  flow: z.array(fieldChange),
  nodes: z.array(
    z.object({ nodeId: z.string(), kind: z.enum(['added', 'removed', 'changed']), fields: z.array(fieldChange) }),
  ),
})

const text = z.string().max(200)
const value = z.union([z.string().max(400), z.number()])

/** What a walk begins with. */
export const walkFacts = z.object({
  called: text.default(''),
  caller: text.nullable().default(null),
  rememberedLanguage: language.nullable().default(null),
  isOpen: z.boolean().default(true),
  opensAt: z.iso.datetime().nullable().default(null),
  emergency: z.boolean().default(false),
  customerKnown: z.boolean().default(false),
  opensCase: z.boolean().default(false),
})

/** What a walk may hear. */
export const heard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('said') }),
  z.object({ kind: z.literal('keys'), keys: z.string().max(30) }),
  z.object({ kind: z.literal('silence') }),
  z.object({ kind: z.literal('case'), number: text.nullable() }),
  z.object({ kind: z.literal('looked-up'), found: z.record(text, value).nullable(), failed: z.boolean() }),
  z.object({ kind: z.literal('verified'), level: text.nullable() }),
  z.object({
    kind: z.literal('waiting'),
    seconds: z.number().min(0),
    position: z.number().nullable(),
    estimateSeconds: z.number().nullable(),
    speakersOnDuty: z.boolean(),
  }),
  z.object({ kind: z.literal('answered') }),
  z.object({ kind: z.literal('agent-left') }),
  z.object({ kind: z.literal('owed') }),
  z.object({ kind: z.literal('message'), messageId: text, seconds: z.number() }),
  z.object({ kind: z.literal('no-message') }),
  z.object({ kind: z.literal('transferred'), ended: z.enum(['talked', 'busy', 'no-answer', 'failed']) }),
  z.object({ kind: z.literal('gone') }),
])

export const walked = z.object({
  steps: z.array(
    z.object({
      heard: z.object({ kind: z.string() }).loose(),
      nodes: z.array(z.string()),
      effects: z.array(z.object({ kind: z.string() }).loose()),
      /** What the caller hears, as it is shown, with its values in words. */
      texts: z.array(z.object({ promptId: z.string(), language: z.string(), text: z.string() })),
    }),
  ),
  waitsFor: z.string().nullable(),
  status: z.string(),
  outcome: z.string().nullable(),
  at: z.string().nullable(),
})

export const promptShown = z.object({
  promptId: z.string(),
  code: z.string(),
  note: z.string(),
  texts: z.array(
    z.object({
      language: z.string(),
      shown: z.string(),
      spoken: z.string().nullable(),
      hasRecording: z.boolean(),
      awaitsReview: z.boolean(),
      changedAt: isoTime,
      version: z.number(),
    }),
  ),
})

export const pronunciation = z.object({
  pronunciationId: z.string(),
  language: z.string(),
  word: z.string(),
  spelling: z.string(),
})

export const switches = z.object({
  lineId: z.string(),
  emergency: z.boolean(),
  closed: z.boolean(),
  changedById: z.string().nullable(),
  changedAt: isoTime.nullable(),
  version: z.number(),
})
