import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { wav } from '#platform/asterisk'
import { inEngine } from '#platform/database'
import { newId } from '#platform/ids'
import { aRecording, storeRecorded } from '#rooms/channels/testing'
import { aMember } from '#rooms/staff/testing'
import { toneSamples } from '../../../../tests/support/sip/tones.ts'
import { aFloor, aHall, type Floor, type Hall } from '../testing.ts'

let floor: Floor
let hall: Hall
let contactId: string
let quality: { id: string }
let conversation: string
let message: string

beforeAll(async () => {
  floor = await aFloor()
  hall = await aHall(floor)
  const entityId = hall.entity.id
  quality = await aMember(floor.db, { entityId, roles: ['quality'] })
  const chat = {
    clientId: newId(),
    name: 'مريم',
    language: 'ar',
    topicId: hall.topicId,
    phone: '+971500000042',
    message: '؟',
  }
  contactId = (await send('POST', `/public/entities/${hall.entity.slug}/conversations`, null, chat)).body.contactId
  const agentId = hall.agents[0].id
  conversation = await aRecording(floor.db, { entityId, contactId, agentId })
  message = await aRecording(floor.db, { entityId, contactId, kind: 'message' })
  await store()
})
afterAll(() => floor.close())

async function send(method: 'GET' | 'POST' | 'PUT', path: string, staffId: string | null, payload?: object) {
  const headers = { ...(staffId ? { 'test-staff': staffId } : {}), ...(payload ? {} : { range: 'bytes=0-3' }) }
  const answer = await floor.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
  const isJson = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers }
}

// What the engine would have written, stored as the sweep does it.
async function store(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'amer-recordings-'))
  const sound = wav(toneSamples(440, 16_000), 8000)
  for (const name of [`${conversation}-caller`, `${conversation}-agent`, message])
    await writeFile(join(folder, `${name}.wav`), sound)
  floor.db.clock.advance(20_000)
  await storeRecorded(floor.db, folder)
  await rm(folder, { recursive: true })
}

const soundOf = (id: string, side = 'caller') => `/recordings/${id}/sound?side=${side}`
async function plays(): Promise<(string | null)[]> {
  const rows = await inEngine(floor.db.pools, (trx) =>
    trx
      .selectFrom('platform.auditEntry')
      .select(['subjectId', 'at'])
      .where('action', '=', 'recording.played')
      .where('entityId', '=', hall.entity.id)
      .orderBy('at')
      .execute(),
  )
  return rows.map((row) => row.subjectId)
}

describe('recordings of a contact', () => {
  it('are listed with their sides for who may play them, and not for agents who have not', async () => {
    const seen = await send('GET', `/contacts/${contactId}/recordings`, quality.id)
    expect(seen.body).toMatchObject([
      { id: conversation, kind: 'conversation', state: 'stored', seconds: 2, sides: { caller: true, agent: true } },
      { id: message, kind: 'message', agent: null, sides: { caller: true, agent: false } },
    ])
    expect((await send('GET', `/contacts/${contactId}/recordings`, hall.agents[1].id)).body).toEqual([])
  })

  it('are found by number, agent and time within the entity, and nowhere else', async () => {
    const find = async (query: string, by = quality.id) =>
      (await send('GET', `/recordings?entityId=${hall.entity.id}&${query}`, by)).body.items.map(
        (one: { id: string }) => one.id,
      )
    expect(await find('number=0500000042&kind=message')).toEqual([message])
    expect(await find(`agentId=${hall.agents[0].id}`)).toEqual([conversation])
    expect(await find('from=2040-01-01T00:00:00Z')).toEqual([])
    const elsewhere = await aHall(floor)
    const theirs = await send('GET', `/recordings?entityId=${elsewhere.entity.id}`, elsewhere.supervisor.id)
    expect(theirs.body.items).toEqual([])
    expect((await send('GET', `/recordings?entityId=${hall.entity.id}`, elsewhere.supervisor.id)).status).toBe(403)
  })

  it('are played in ranges, each play audited, by those allowed', async () => {
    const before = (await plays()).length
    const heard = await send('GET', soundOf(conversation, 'agent'), quality.id)
    expect(heard).toMatchObject({ status: 206, body: 'OggS' })
    expect(heard.headers).toMatchObject({ 'content-type': 'audio/ogg', 'cache-control': 'private, no-store' })
    expect((await plays()).slice(before)).toEqual([conversation])
    expect((await send('GET', soundOf(conversation), hall.agents[0].id)).status).toBe(403)
    expect((await send('GET', soundOf(message), hall.agents[1].id)).status).not.toBe(206)
    expect((await send('GET', soundOf(message, 'agent'), quality.id)).body).toMatchObject({ code: 'voice.no-sound' })
    expect((await plays()).length).toBe(before + 1)
  })

  it('let an agent hear the message of a callback while it is in hand', async () => {
    const offer = await vi.waitFor(async () => {
      for (const { id } of hall.agents) {
        const { ringing } = (await send('GET', '/desk', id)).body
        if (ringing[0]) return { agentId: id, reservationId: ringing[0].reservationId }
      }
      throw new Error('does not ring yet')
    })
    const { agentId, reservationId } = offer
    expect((await send('GET', soundOf(message), agentId)).status).toBe(409)
    await send('POST', `/desk/reservations/${reservationId}/acceptance`, agentId, {})
    expect((await send('GET', soundOf(message), agentId)).status).toBe(206)
    expect((await send('GET', soundOf(conversation), agentId)).status).toBe(403)
    expect((await send('GET', `/contacts/${contactId}/recordings`, agentId)).body).toMatchObject([{ id: message }])
  })
})

describe('the keeping of recordings', () => {
  it('is a setting of the entity, and a recording can be held for the law', async () => {
    const entityId = hall.entity.id
    const admin = await aMember(floor.db, { entityId, roles: ['administrator'] })
    const manager = await aMember(floor.db, { entityId, roles: ['manager'] })
    const setting = `/settings/recordings?entityId=${entityId}`
    expect((await send('GET', setting, admin.id)).body).toEqual({ keepDays: 365 })
    expect((await send('PUT', setting, admin.id, { keepDays: 90 })).body).toEqual({ keepDays: 90 })
    expect((await send('PUT', setting, manager.id, { keepDays: 1 })).status).toBe(403)
    expect((await send('GET', setting, quality.id)).body).toEqual({ keepDays: 90 })
    const hold = `/recordings/${conversation}/legal-hold`
    expect((await send('PUT', hold, quality.id, { held: true })).status).toBe(403)
    expect((await send('PUT', hold, manager.id, { held: true })).body).toMatchObject({ legalHold: true })
  })
})
