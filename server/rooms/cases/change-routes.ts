import { z } from 'zod'
import { NotFound } from '#platform/errors'
import { type Route, route } from '#platform/http'
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

/** Every change of a case: permission, audit, and the case as it stands afterwards. */
export function changeRoutes(parts: CaseParts): Route[] {
  const shown = (
    asked: { trx: Parameters<typeof showCase>[0]; reader: Parameters<typeof showCase>[1]['reader'] },
    id: string,
  ) => showCase(asked.trx, { caseId: id, reader: asked.reader, now: parts.platform.clock.now() })
  return [
    route({
      method: 'PATCH',
      path: '/cases/:caseId',
      allow: ['case.open', 'case.manage'],
      audit: 'case.edited',
      entity: entityOfCase('case.open', 'case.manage'),
      params: caseId,
      body: shape.caseChange,
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body, ifMatch } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await editCase(parts, trx, { ...params, ifMatch, change: body, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/completion',
      allow: 'case.open',
      audit: 'case.completed',
      entity: entityOfCase('case.open'),
      params: caseId,
      body: shape.completion,
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await completeDraft(parts, trx, { ...params, ...body, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/legs',
      allow: ['case.refer', 'case.manage'],
      audit: 'case.referred',
      entity: entityOfCase('case.refer', 'case.manage'),
      params: caseId,
      body: z.object({
        unitId: z.uuid(),
        entityId: z.uuid().optional(),
        question: z.string().trim().max(4000).default(''),
      }),
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        const to = { unitId: body.unitId, unitEntityId: body.entityId, question: body.question }
        await referCase(parts, trx, { ...params, ...to, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/comments',
      allow: 'case.comment',
      audit: 'case.commented',
      entity: entityOfCase('case.comment'),
      params: caseId,
      body: shape.words.plain,
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        const row = await visibleCase(trx, reader, entityId, params.caseId)
        await across(trx, entityId, row.entityId, () =>
          commentOnCase(parts, trx, { ...params, text: body.text, actor: staff(actor), authorEntityId: entityId }),
        )
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/replies',
      allow: ['case.close', 'case.manage'],
      audit: 'case.replied',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.replyBody,
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await replyToCustomer(parts, trx, { ...params, ...body, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/told',
      allow: ['case.close', 'case.manage'],
      audit: 'case.told',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.tellingBody,
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        const said = { ...body, content: body.content ?? null, note: body.note ?? null }
        await recordTelling(parts, trx, { ...params, ...said, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/closure',
      allow: ['case.close', 'case.manage'],
      audit: 'case.closed',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.words.note,
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await closeCase(parts, trx, { ...params, note: body.note ?? null, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/reopening',
      allow: ['case.close', 'case.manage'],
      audit: 'case.reopened',
      entity: entityOfCase('case.close', 'case.manage'),
      params: caseId,
      body: shape.words.reason,
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await reopenCase(parts, trx, { ...params, reason: body.reason, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/chasers',
      allow: ['case.open', 'case.manage'],
      audit: 'case.chased',
      entity: entityOfCase('case.open', 'case.manage'),
      params: caseId,
      body: z.object({
        by: z.enum(['customer', 'manager']),
        text: z.string().trim().max(2000).nullish(),
        clientId: z.string().max(100).nullish(),
      }),
      response: shape.caseFile,
      status: 201,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        const row = await visibleCase(trx, reader, entityId, params.caseId)
        if (body.by === 'manager' && !reader.can('case.manage', row.entityId)) throw new NotFound(params)
        await chaseCase(parts, trx, { ...params, ...body, text: body.text ?? null, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:caseId/owner',
      allow: ['case.manage', 'floor.steer'],
      audit: 'case.assigned',
      entity: entityOfCase('case.manage', 'floor.steer'),
      params: caseId,
      body: z.object({ staffId: z.uuid() }),
      response: shape.caseFile,
      handle: async (asked) => {
        const { trx, entityId, reader, actor, params, body } = asked
        await visibleCase(trx, reader, entityId, params.caseId)
        await assignOwner(parts, trx, { ...params, ...body, actor: staff(actor) })
        return shown(asked, params.caseId)
      },
    }),
  ]
}
