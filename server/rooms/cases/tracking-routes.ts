import { z } from 'zod'
import { inEngine } from '#platform/database'
import { type Route, route } from '#platform/http'
import { chaseCase } from './chase-case.ts'
import type { CaseParts } from './parts.ts'
import * as shape from './schemas.ts'
import { addToCase, entityOfTracked, openTracked, sendNewLink, showTracked, takeUpAgain } from './track-case.ts'
import { takeCaseFile } from './upload.ts'

const number = z.object({ number: z.string().max(40) })
const secret = z.string().min(11).max(100)
const customer = { kind: 'customer' as const }

/** The tracking page: by number and secret, for the customer alone. */
export function trackingRoutes(parts: CaseParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/public/cases/:number',
      allow: 'public',
      entity: entityOfTracked,
      rateLimit: { max: 60, perSeconds: 60 },
      params: number,
      query: z.object({ secret }),
      response: shape.tracked,
      summary: 'Where a case stands, for whoever has its link',
      handle: async ({ trx, params, query }) =>
        showTracked(parts, trx, await openTracked(trx, params.number, query.secret)),
    }),
    route({
      method: 'POST',
      path: '/public/cases/:number/chasers',
      allow: 'public',
      audit: 'case.chased',
      auditSubject: ({ params }) => ({ type: 'case-number', id: params.number }),
      entity: entityOfTracked,
      rateLimit: { max: 10, perSeconds: 60 },
      params: number,
      body: z.object({
        secret,
        text: z.string().trim().max(2000).nullish(),
        clientId: z.string().min(8).max(100).optional(),
      }),
      response: shape.tracked,
      status: 201,
      handle: async ({ trx, params, body }) => {
        const row = await openTracked(trx, params.number, body.secret)
        const chaser = { by: 'customer' as const, text: body.text || null, clientId: body.clientId ?? null }
        return showTracked(parts, trx, await chaseCase(parts, trx, { ...chaser, caseId: row.id, actor: customer }))
      },
    }),
    route({
      method: 'POST',
      path: '/public/cases/:number/additions',
      allow: 'public',
      audit: 'case.added-to',
      auditSubject: ({ params }) => ({ type: 'case-number', id: params.number }),
      entity: entityOfTracked,
      rateLimit: { max: 10, perSeconds: 60 },
      params: number,
      body: z.object({ secret, text: shape.words.text, clientId: z.string().min(8).max(100).optional() }),
      response: shape.tracked,
      status: 201,
      handle: async ({ trx, params, body }) => {
        const row = await openTracked(trx, params.number, body.secret)
        const after = await addToCase(parts, trx, { caseId: row.id, text: body.text, clientId: body.clientId })
        return showTracked(parts, trx, after)
      },
    }),
    route({
      method: 'POST',
      path: '/public/cases/:number/files',
      allow: 'public',
      audit: { none: 'written with the file, in its own transaction' },
      entity: 'none',
      rateLimit: { max: 10, perSeconds: 60 },
      params: number,
      query: z.object({ secret }),
      response: shape.storedFile,
      status: 201,
      hidden: true,
      handle: async ({ pools, params, query, request }) => {
        const entityId = await entityOfTracked({ pools, request, reader: null })
        const row = await inEngine(pools, (trx) => openTracked(trx, params.number, query.secret))
        return takeCaseFile(parts, {
          request,
          caseEntityId: entityId,
          caseId: row.id,
          actor: customer,
          afterwards: (trx, after) => takeUpAgain(parts, trx, after),
        })
      },
    }),
    route({
      method: 'POST',
      path: '/public/cases/links',
      allow: 'public',
      audit: { none: 'the sending stands in the case history; what was asked for in vain is nobody’s' },
      entity: 'none',
      rateLimit: { max: 5, perSeconds: 300 },
      body: z.object({
        number: z.string().max(40),
        phone: z.string().max(40).optional(),
        email: z.string().max(200).optional(),
      }),
      response: z.object({ accepted: z.literal(true) }),
      status: 202,
      summary: 'Sends a new link to the recorded phone or mail, and says nothing of whether it did',
      handle: async ({ body }) => {
        await sendNewLink(parts, body)
        return { accepted: true as const }
      },
    }),
  ]
}
