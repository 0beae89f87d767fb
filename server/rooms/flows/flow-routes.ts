import { z } from 'zod'
import { Invalid } from '#platform/errors'
import { type Route, route } from '#platform/http'
import type { Platform } from '#platform/parts'
import { type CallFacts, compare, type FlowGraph, flowGraph, walk } from './language/index.ts'
import { shownTexts } from './prompts/shown-texts.ts'
import * as shape from './route-shapes.ts'
import { problemsOf, publishDraft, rollBack, saveDraft } from './versions/change-flow.ts'
import { flowById, flowsOf, versionsOf, wholeVersion } from './versions/flow-store.ts'

const flowId = z.object({ flowId: z.uuid() })
const flowVersionId = z.object({ flowVersionId: z.uuid() })
const note = z.object({ note: z.string().trim().min(1).max(400) })

/** Reading, drawing, trying out and publishing the flows of lines. */
export function flowRoutes({ clock }: Platform): Route[] {
  const now = () => clock.now()
  return [
    route({
      method: 'GET',
      path: '/flows',
      allow: 'service.edit',
      summary: 'The flows of the lines',
      response: z.object({ items: z.array(shape.flowLine) }),
      handle: async ({ trx, entityId }) => ({ items: await flowsOf(trx, entityId) }),
    }),
    route({
      method: 'GET',
      path: '/flows/:flowId',
      allow: 'service.edit',
      summary: 'A flow and its versions, the latest first',
      params: flowId,
      response: shape.flowLine.extend({ versions: z.array(shape.flowVersion) }),
      handle: async ({ trx, params }) => ({
        ...(await flowById(trx, params.flowId)),
        versions: await versionsOf(trx, params.flowId),
      }),
    }),
    route({
      method: 'GET',
      path: '/flow-versions/:flowVersionId',
      allow: 'service.edit',
      summary: 'One version with its graph and what is wrong with it',
      params: flowVersionId,
      response: shape.wholeVersion,
      handle: async ({ trx, params }) => {
        const whole = await wholeVersion(trx, params.flowVersionId)
        return { ...whole, problems: await problemsOf(trx, whole.flowId, whole.graph) }
      },
    }),
    route({
      method: 'GET',
      path: '/flow-versions/:flowVersionId/comparison',
      allow: 'service.edit',
      summary: 'What differs from another version',
      params: flowVersionId,
      query: z.object({ with: z.uuid() }),
      response: shape.comparison,
      handle: async ({ trx, params, query }) => {
        const [before, after] = [await wholeVersion(trx, query.with), await wholeVersion(trx, params.flowVersionId)]
        return compare(before.graph, after.graph)
      },
    }),
    route({
      method: 'PUT',
      path: '/flows/:flowId/draft',
      allow: 'service.edit',
      audit: 'flow.drafted',
      summary: 'Saves the draft; If-Match is its version, 0 where there is none',
      params: flowId,
      body: z.object({ graph: flowGraph }),
      bodyLimit: 1024 * 1024,
      response: shape.wholeVersion,
      handle: async ({ trx, params, body, reader, ifMatch }) => {
        const { graph } = body
        const draft = await saveDraft(trx, { ...params, graph, ifMatch, staffId: reader.staffId, at: now() })
        return { ...draft, problems: await problemsOf(trx, params.flowId, graph) }
      },
    }),
    route({
      method: 'POST',
      path: '/flows/:flowId/publication',
      allow: 'service.edit',
      audit: 'flow.published',
      summary: 'Publishes the draft: calls that begin from now on follow it',
      params: flowId,
      body: note,
      response: shape.flowVersion,
      handle: ({ trx, params, body, reader, ifMatch }) =>
        publishDraft(trx, { ...params, ...body, ifMatch, staffId: reader.staffId, at: now() }),
    }),
    route({
      method: 'POST',
      path: '/flows/:flowId/rollback',
      allow: 'service.edit',
      audit: 'flow.rolled-back',
      summary: 'Takes the published version back: the one before it runs again',
      params: flowId,
      response: shape.flowVersion,
      handle: ({ trx, params, ifMatch }) => rollBack(trx, { ...params, ifMatch }),
    }),
    route({
      method: 'POST',
      path: '/flows/:flowId/walk',
      allow: 'service.edit',
      audit: { none: 'it only tries out what is sent' },
      summary: 'Walks a graph without a phone: what is said, what it waits for, where it leads',
      params: flowId,
      body: z.object({ graph: shape.looseGraph, facts: shape.walkFacts, heard: z.array(shape.heard).max(200) }),
      bodyLimit: 1024 * 1024,
      response: shape.walked,
      handle: async ({ trx, entityId, params, body }) => {
        await flowById(trx, params.flowId)
        const facts: CallFacts = body.facts
        const { steps, state, waitsFor } = walk(drawn(body.graph), facts, body.heard)
        const texts = await shownTexts(trx, entityId, steps, now())
        return {
          steps: steps.map((step, index) => ({ ...step, texts: texts[index] ?? [] })),
          waitsFor: waitsFor?.kind ?? null,
          status: state.status,
          outcome: state.outcome,
          at: state.at,
        }
      },
    }),
  ]
}

function drawn(sent: unknown): FlowGraph {
  const graph = flowGraph.safeParse(sent)
  if (graph.success) return graph.data
  throw new Invalid({ field: 'graph', reason: graph.error.issues[0]?.path.join('.') ?? 'shape' })
}
