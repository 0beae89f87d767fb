import { z } from 'zod'
import { bothNames } from '#platform/http'
import { identifierKinds } from './identifiers.ts'
import { customerKinds, languages, residentKinds } from './words.ts'

const warning = z.enum(['check-digit', 'unlikely-number', 'unlikely-shape']).nullable()
export const name = z.object({ ar: z.string().nullable(), latin: z.string().nullable() })

export const identifier = z.object({
  id: z.string(),
  kind: z.enum(identifierKinds),
  value: z.string(),
  shown: z.string(),
  warning,
})

export const customer = z.object({
  id: z.string(),
  entityId: z.string(),
  kind: z.enum(customerKinds),
  residentKind: z.enum(residentKinds).nullable(),
  title: z.string().nullable(),
  name,
  segment: z.object({ code: z.string(), name: bothNames }).nullable(),
  language: z.string(),
  determination: z.boolean(),
  senior: z.boolean(),
  priority: z.number(),
  identifiers: z.array(identifier),
  createdAt: z.string(),
  version: z.number(),
})

export const customerSummary = z.object({
  id: z.string(),
  entityId: z.string(),
  kind: z.enum(customerKinds),
  residentKind: z.enum(residentKinds).nullable(),
  name,
  segment: z.string().nullable(),
  determination: z.boolean(),
  senior: z.boolean(),
  language: z.string(),
  identifiers: z.array(z.object({ kind: z.enum(identifierKinds), shown: z.string(), warning })),
})

export const givenIdentifier = z.object({ kind: z.enum(identifierKinds), value: z.string().trim().min(1).max(200) })

const fullName = z.string().trim().max(200).nullable()
const facts = {
  kind: z.enum(customerKinds),
  residentKind: z.enum(residentKinds).nullable(),
  title: z.string().trim().max(50).nullable(),
  fullNameAr: fullName,
  fullNameLatin: fullName,
  segment: z.string().max(50).nullable(),
  language: z.enum(languages),
  determination: z.boolean(),
  senior: z.boolean(),
}

export const customerChange = z.object(facts).partial()
export const newCustomer = z
  .object(facts)
  .partial()
  .extend({
    identifiers: z.array(givenIdentifier).max(20).default([]),
    anyway: z.boolean().optional(),
  })

export const verificationQuestion = z.object({
  id: z.string(),
  code: z.string(),
  text: bothNames,
  level: z.number(),
})

export const timelineEntry = z.object({
  kind: z.enum(['contact', 'case']),
  id: z.string(),
  at: z.string(),
  about: z.string(),
  state: z.string(),
  title: z.string().nullable(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  topicId: z.string().nullable(),
  open: z.boolean(),
})
