import { z } from 'zod'
import type { Permission } from '#platform/access'
import { NotFound } from '#platform/errors'
import { type Asked, type Route, route } from '#platform/http'
import { across } from './across.ts'
import { staff } from './ask.ts'
import { chaseCase } from './chase-case.ts'
import { assignOwner, commentOnCase, editCase } from './edit-case.ts'
import { completeDraft } from './open-case.ts'
import type { CaseParts } from './parts.ts'
import { referCase } from './refer-case.ts'
import * as shape from './schemas.ts'
import { entityOfCase, visibleCase } from './see-cases.ts'
import { showCase } from './show-case.ts'
import { closeCase, recordTelling, reopenCase, replyToCustomer } from './tell-customer.ts'

const caseId = z.object({ caseId: z.uuid() })

interface Change<Body extends z.ZodType> {
  method?: 'PATCH'
  /** Below /cases/:caseId. */
  path: string
  allow: readonly Permission[]
  audit: string
  body: Body
  status?: 201
  /** What is done to the case, which the reader may see; its row says whose it is. */
  change: (asked: ChangeAsked<Body>, row: Awaited<ReturnType<typeof visibleCase>>) => Promise<unknown>
}

// As the route itself spells it, so that the two are one type while Body is open.
type Given<Body> = Body extends z.ZodType ? z.output<Body> : undefined
type ChangeAsked<Body extends z.ZodType> = Asked<{ caseId: string }, undefined, Given<Body>>

/** Every change of a case: permission, audit, and the case as it stands afterwards. */
export function changeRoutes(parts: CaseParts): Route[] {
  const changing = <Body extends z.ZodType>({ method, path, allow, change, ...wanted }: Change<Body>): Route =>
    route({
      ...wanted,
      method: method ?? 'POST',
      path: `/cases/:caseId${path}`,
      allow,
      entity: entityOfCase(...allow),
      params: caseId,
      response: shape.caseFile,
      handle: async (asked: ChangeAsked<Body>) => {
        const { trx, entityId, reader, params } = asked
        const row = await visibleCase(trx, reader, entityId, params.caseId)
        await change(asked, row)
        return showCase(trx, { ...params, reader, now: parts.platform.clock.now() })
      },
    })
  return [
    changing({
      method: 'PATCH',
      path: '',
      allow: ['case.open', 'case.manage'],
      audit: 'case.edited',
      body: shape.caseChange,
      change: ({ trx, params, actor, body, ifMatch }) =>
        editCase(parts, trx, { ...params, ifMatch, change: body, actor: staff(actor) }),
    }),
    changing({
      path: '/completion',
      allow: ['case.open'],
      audit: 'case.completed',
      body: shape.completion,
      change: ({ trx, params, actor, body }) => completeDraft(parts, trx, { ...params, ...body, actor: staff(actor) }),
    }),
    changing({
      path: '/legs',
      allow: ['case.refer', 'case.manage'],
      audit: 'case.referred',
      body: z.object({
        unitId: z.uuid(),
        entityId: z.uuid().optional(),
        question: z.string().trim().max(4000).default(''),
      }),
      status: 201,
      change: ({ trx, params, actor, body }) => {
        const to = { unitId: body.unitId, unitEntityId: body.entityId, question: body.question }
        return referCase(parts, trx, { ...params, ...to, actor: staff(actor) })
      },
    }),
    changing({
      path: '/comments',
      allow: ['case.comment'],
      audit: 'case.commented',
      body: shape.words.plain,
      status: 201,
      change: ({ trx, entityId, params, actor, body }, row) =>
        across(trx, entityId, row.entityId, () =>
          commentOnCase(parts, trx, { ...params, text: body.text, actor: staff(actor), authorEntityId: entityId }),
        ),
    }),
    changing({
      path: '/replies',
      allow: ['case.close', 'case.manage'],
      audit: 'case.replied',
      body: shape.replyBody,
      status: 201,
      change: ({ trx, params, actor, body }) =>
        replyToCustomer(parts, trx, { ...params, ...body, actor: staff(actor) }),
    }),
    changing({
      path: '/told',
      allow: ['case.close', 'case.manage'],
      audit: 'case.told',
      body: shape.tellingBody,
      status: 201,
      change: ({ trx, params, actor, body }) => {
        const said = { ...body, content: body.content ?? null, note: body.note ?? null }
        return recordTelling(parts, trx, { ...params, ...said, actor: staff(actor) })
      },
    }),
    changing({
      path: '/closure',
      allow: ['case.close', 'case.manage'],
      audit: 'case.closed',
      body: shape.words.note,
      change: ({ trx, params, actor, body }) =>
        closeCase(parts, trx, { ...params, note: body.note ?? null, actor: staff(actor) }),
    }),
    changing({
      path: '/reopening',
      allow: ['case.close', 'case.manage'],
      audit: 'case.reopened',
      body: shape.words.reason,
      change: ({ trx, params, actor, body }) =>
        reopenCase(parts, trx, { ...params, reason: body.reason, actor: staff(actor) }),
    }),
    changing({
      path: '/chasers',
      allow: ['case.open', 'case.manage'],
      audit: 'case.chased',
      body: z.object({
        by: z.enum(['customer', 'manager']),
        text: z.string().trim().max(2000).nullish(),
        clientId: z.string().max(100).nullish(),
      }),
      status: 201,
      change: ({ trx, reader, params, actor, body }, row) => {
        if (body.by === 'manager' && !reader.can('case.manage', row.entityId)) throw new NotFound(params)
        return chaseCase(parts, trx, { ...params, ...body, text: body.text ?? null, actor: staff(actor) })
      },
    }),
    changing({
      path: '/owner',
      allow: ['case.manage', 'floor.steer'],
      audit: 'case.assigned',
      body: z.object({ staffId: z.uuid() }),
      change: ({ trx, params, actor, body }) => assignOwner(parts, trx, { ...params, ...body, actor: staff(actor) }),
    }),
  ]
}
