import { z } from 'zod'

// What a database cannot keep of a text, pasted or broken in half: nothing anyone meant to write.
function storable(given: string): string {
  return given.replaceAll('\0', '').toWellFormed()
}

const clientId = z
  .string()
  .min(16)
  .max(100)
  .regex(/^[\w-]+$/)
const text = z.string().overwrite(storable).trim().min(1).max(4000)
const seq = z.number().int().min(0).max(2_147_483_647)
const language = z.string().regex(/^[a-z]{2,3}$/)

/** A phone as people write it, in any digits; only what cannot be one is refused. */
const phone = z
  .string()
  .trim()
  .min(5)
  .max(32)
  .regex(/^[+()\d\u0660-\u0669\u06f0-\u06f9\s.-]+$/)
  .regex(/(?:[\d\u0660-\u0669\u06f0-\u06f9][^\d\u0660-\u0669\u06f0-\u06f9]*){3}/)

const whoAsks = {
  clientId,
  name: z.string().overwrite(storable).trim().min(1).max(120),
  language,
  topicId: z.uuid().nullish(),
  phone: phone.nullish(),
  email: z.email().max(200).nullish(),
  aboutSlug: z.string().max(80).nullish(),
}

export const startBody = z.object({ ...whoAsks, message: text.nullish() })
export const formBody = z
  .object({ ...whoAsks, message: text })
  .refine((form) => form.phone || form.email, { path: ['phone'], message: 'phone-or-email' })

export const slugParams = z.object({ slug: z.string().max(80) })
export const fileParams = z.object({ fileId: z.uuid() })
export const messageBody = z
  .object({ clientId, text: text.optional(), fileId: z.uuid().optional() })
  .refine((body) => (body.text === undefined) !== (body.fileId === undefined), { message: 'text-or-file' })
export const signsBody = z.object({ typing: z.boolean().optional(), readSeq: seq.optional() })
export const transcriptQuery = z.object({ language: language.optional(), token: z.string().optional() })
export const streamQuery = z.object({ token: z.string().optional(), lastEventId: z.string().optional() })

const card = z.object({
  cardVersionId: z.string(),
  name: z.string(),
  steps: z.array(z.string()),
  documents: z.array(z.string()),
  feeFils: z.number().nullable(),
  time: z.object({ amount: z.number(), unit: z.string() }).nullable(),
})

const file = z.object({ id: z.string(), name: z.string(), mime: z.string(), bytes: z.number() })

export const customerMessage = z.object({
  id: z.string(),
  seq: z.number(),
  clientId: z.string().nullable(),
  author: z.enum(['customer', 'agent', 'system']),
  name: z.string().nullable(),
  kind: z.enum(['text', 'card', 'file', 'notice']),
  text: z.string(),
  card: card.nullable(),
  file: file.nullable(),
  at: z.string(),
  read: z.boolean(),
})

export const stateShape = z.object({
  conversationId: z.string(),
  contactId: z.string(),
  state: z.enum(['flow', 'queued', 'active', 'parked', 'ended']),
  agentName: z.string().nullable(),
  position: z.number().nullable(),
  estimatedWaitSeconds: z.number().nullable(),
  caseNumber: z.string().nullable(),
  canReturnUntil: z.string().nullable(),
  endReason: z.string().nullable(),
  language: z.string(),
  choices: z.array(z.string()),
  agentReadSeq: z.number(),
  lastSeq: z.number(),
})

export const startedShape = stateShape.extend({
  secret: z.string(),
  caseSecret: z.string().nullable(),
  messages: z.array(customerMessage),
})

export const conversationShape = stateShape.extend({
  messages: z.array(customerMessage),
  entity: z.object({
    slug: z.string(),
    name: z.object({ ar: z.string(), en: z.string() }),
    short: z.object({ ar: z.string(), en: z.string() }),
    colour: z.string(),
  }),
})

export const formShape = z.object({
  contactId: z.string(),
  caseNumber: z.string().nullable(),
  caseSecret: z.string().nullable(),
  dueAt: z.string().nullable(),
})

export const fileShape = z.object({ fileId: z.string(), name: z.string(), mime: z.string(), bytes: z.number() })
