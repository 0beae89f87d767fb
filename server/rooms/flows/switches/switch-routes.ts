import { z } from 'zod'
import { NotFound } from '#platform/errors'
import { type Route, route } from '#platform/http'
import type { Platform } from '#platform/parts'
import * as shape from '../route-shapes.ts'
import { flowsOf } from '../versions/flow-store.ts'
import { setSwitches, switchesOf } from './line-switches.ts'

/** The emergency message and the closing of a line, in one click. */
export function switchRoutes({ clock }: Platform): Route[] {
  return [
    route({
      method: 'GET',
      path: '/line-switches',
      allow: ['line.emergency', 'service.edit', 'floor.read'],
      summary: 'What is switched on at the lines that have a flow',
      response: z.object({ items: z.array(shape.switches) }),
      handle: async ({ trx, entityId }) => {
        const flows = await flowsOf(trx, entityId)
        const items = []
        for (const { lineId } of flows) items.push(await switchesOf(trx, lineId))
        return { items }
      },
    }),
    route({
      method: 'PUT',
      path: '/line-switches/:lineId',
      allow: 'line.emergency',
      audit: 'line.switched',
      summary:
        'Switches the emergency message and the closing of a line on or off; If-Match is the version, 0 at first',
      params: z.object({ lineId: z.uuid() }),
      body: z.object({ emergency: z.boolean(), closed: z.boolean() }),
      response: shape.switches,
      handle: async ({ trx, entityId, params, body, reader, ifMatch }) => {
        const isOurs = (await flowsOf(trx, entityId)).some(({ lineId }) => lineId === params.lineId)
        if (!isOurs) throw new NotFound({ type: 'line', id: params.lineId })
        const { staffId } = reader
        return setSwitches(trx, { entityId, ...params, ...body, staffId, ifMatch, at: clock.now() })
      },
    }),
  ]
}
