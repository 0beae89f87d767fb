import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids'
import { aFloor, aHall, type Floor, type Hall } from '../testing.ts'

let floor: Floor
let hall: Hall

beforeAll(async () => {
  floor = await aFloor()
  hall = await aHall(floor)
})
afterAll(() => floor.close())

async function send(method: 'GET' | 'POST', path: string, staffId: string | null, payload?: object) {
  const headers = staffId ? { 'test-staff': staffId } : {}
  const url = `/api/v1${path}`
  const answer = await floor.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.body ? answer.json() : null }
}

describe('giving what waits to one agent', () => {
  it('wants an agent of the entity: nobody would come for the customer meanwhile', async () => {
    const supervisor = hall.supervisor.id
    const presence = { state: 'break', reason: 'meeting' }
    for (const agent of hall.agents)
      await send('POST', `/board/agents/${agent.id}/presence?entityId=${hall.entity.id}`, supervisor, presence)
    await send('POST', `/public/entities/${hall.entity.slug}/conversations`, null, {
      clientId: newId(),
      name: 'مريم',
      language: 'ar',
      topicId: hall.topicId,
      message: 'مرحبا',
    })
    const waiting = async () => (await send('GET', `/board/queues/${hall.queueId}/items`, supervisor)).body[0]
    const { id } = await waiting()
    const elsewhere = await aHall(floor)
    for (const agentId of [newId(), elsewhere.agents[0].id])
      expect((await send('POST', `/board/items/${id}/agent`, supervisor, { agentId })).status).toBe(404)
    expect(await waiting()).toMatchObject({ preferredAgentId: null })
    const agentId = hall.agents[1].id
    expect((await send('POST', `/board/items/${id}/agent`, supervisor, { agentId })).status).toBe(204)
    expect(await waiting()).toMatchObject({ preferredAgentId: agentId })
  })
})
