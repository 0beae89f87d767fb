import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '#platform/ids'
import { aFloor, aHall, type Floor, type Hall } from './testing.ts'

let floor: Floor
let hall: Hall
beforeAll(async () => {
  floor = await aFloor()
  hall = await aHall(floor)
})
afterAll(() => floor.close())

async function ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, staffId: string | null, body?: object): Promise<T> {
  const response = await floor.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...(staffId ? { 'test-staff': staffId } : {}), 'amer-entity': hall.entity.id },
    ...(body ? { payload: body } : {}),
  })
  expect(response.statusCode, response.body).toBeLessThan(300)
  return (response.body ? response.json() : null) as T
}

interface Desk {
  ringing: { reservationId: string; workItemId: string; kind: string }[]
}

/** Who is rung and for what, once the router has heard of it. */
function rung() {
  return vi.waitFor(
    async () => {
      for (const agent of hall.agents) {
        const [offer] = (await ask<Desk>('GET', '/desk', agent.id)).ringing
        if (offer) return { agent: agent.id, offer }
      }
      throw new Error('does not ring yet')
    },
    { timeout: 10_000 },
  )
}

describe('a callback that reached nobody', () => {
  it('comes back to the queue for later, and its agent is free', async () => {
    await ask('POST', `/public/entities/${hall.entity.slug}/forms`, null, {
      clientId: newId(),
      name: 'مريم',
      language: 'ar',
      topicId: hall.topicId,
      phone: '+971500000011',
      message: 'أرجو معاودة الاتصال',
    })
    const { agent, offer } = await rung()
    expect(offer.kind).toBe('callback')
    const handling = await ask<{ id: string }>('POST', `/desk/reservations/${offer.reservationId}/acceptance`, agent)
    await ask('POST', `/desk/handlings/${handling.id}/wrap-up`, agent, {
      codeId: hall.codeId,
      topicIds: [hall.topicId],
      againAfterMinutes: 60,
    })
    const item = await floor.db.superuser
      .selectFrom('routing.workItem')
      .select(['state', 'availableAt', 'agentId'])
      .where('id', '=', offer.workItemId)
      .executeTakeFirstOrThrow()
    expect(item.state).toBe('waiting')
    expect(item.agentId).toBeNull()
    expect(item.availableAt?.getTime()).toBe(floor.db.clock.now().getTime() + 60 * 60_000)

    floor.db.clock.advance(61 * 60_000)
    await floor.rooms.routing.router.turn()
    expect((await rung()).offer.workItemId).toBe(offer.workItemId)
  })
})
