import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { aLine, anEntity, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../../tests/support/database.ts'
import { aChannelsRoom, aChat, laterRooms } from '../testing.ts'
import type { ContactId } from '../words.ts'
import { EndpointNotThere } from './ari/index.ts'
import { callOf, changeCall, insertCall } from './call-store.ts'
import { keepCalls } from './calls-kept.ts'
import { leadConversations } from './conversations.ts'
import { createLiveCall, type LiveCall } from './live-call.ts'
import { createPhones } from './phones.ts'
import type { Telephone } from './telephone.ts'

let db: TestDatabase
let entity: TestEntity
let lost: { contactId: string; staffId: string }[]

beforeAll(async () => {
  db = await aDatabase()
  entity = await anEntity(db)
})
afterAll(() => db.close())

/** A conversation with an agent at an engine where no telephone can be rung. */
async function aConversation(agentId: string) {
  lost = []
  const later = laterRooms(db)
  later.needs.voice = {
    ...later.needs.voice,
    agentLost: async (_trx, gone) => {
      lost.push(gone)
    },
  }
  aChannelsRoom(db, later)
  const lineId = await aLine(db, { entityId: entity.id })
  const contactId = (await aChat(db, later, { entityId: entity.id, lineId })).contact.id
  const channelId = newId()
  await inEntity(db.pools, entity.id, async (trx) => {
    const at = db.platform.clock.now()
    const call = { contactId, entityId: entity.id, aboutEntityId: null, channelId, dialled: '8005111', caller: null }
    await insertCall(trx, { ...call, cameBy: 'anonymous', beganAt: at })
    const talking = { state: 'talking', bridgeId: `b-${contactId}`, agentChannelId: 'a-1', agentId } as const
    await changeCall(trx, contactId, talking)
  })
  const telephone = silentTelephone()
  const parts = { platform: db.platform, needs: later.needs, telephone }
  const kept = keepCalls((error) => {
    throw error
  })
  const call = kept.keep(createLiveCall(parts, { contactId, entityId: entity.id, channelId }))
  return { call, kept, telephone, talks: leadConversations(parts, kept, createPhones({ telephone })) }
}

function silentTelephone() {
  const nothing = async () => undefined
  const verbs = {
    disconnect: vi.fn(nothing),
    hangUp: vi.fn(nothing),
    startMusic: vi.fn(nothing),
    stopMusic: nothing,
    connect: vi.fn(nothing),
    bridges: vi.fn(async () => new Set<string>()),
  }
  const ring = async ({ endpoint }: { endpoint: string }) => {
    throw new EndpointNotThere(endpoint)
  }
  return { ...verbs, ring } as unknown as Telephone & typeof verbs
}

async function after20Seconds(work: () => Promise<void>, settled: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await work()
    vi.advanceTimersByTime(20_000)
  } finally {
    vi.useRealTimers()
  }
  await settled()
}

const agentOf = async ({ contactId }: LiveCall) =>
  (await inEntity(db.pools, entity.id, (trx) => callOf(trx, contactId)))?.agentId

describe('a conversation whose agent cannot be rung', () => {
  it('goes back to the queue when the agent it was handed to has no telephone', async () => {
    const { call, kept, telephone, talks } = await aConversation(newId())
    const colleague = newId()
    await after20Seconds(() => talks.moved(call, { state: 'active', agentId: colleague }), kept.settled)
    expect(await agentOf(call)).toBe(colleague)
    expect(telephone.startMusic).toHaveBeenCalledWith(call.channelId, null)
    expect(kept.legsOf(call.contactId)).toEqual([])
    expect(lost).toEqual([{ contactId: call.contactId, staffId: colleague }])
  })

  it('goes back to the queue when the telephone that came back is gone again', async () => {
    const agentId = newId()
    const { call, kept, talks } = await aConversation(agentId)
    await after20Seconds(() => talks.bringBack(call, agentId), kept.settled)
    expect(lost).toEqual([{ contactId: call.contactId as ContactId, staffId: agentId }])
  })
})

describe('a conversation found after a restart', () => {
  const found = async () => {
    const conversation = await aConversation(newId())
    const row = await inEntity(db.pools, entity.id, (trx) => callOf(trx, conversation.call.contactId))
    if (!row) throw new Error('no call')
    const legs = new Set([row.channelId, row.agentChannelId ?? ''])
    return { ...conversation, row, legs, bridgeId: `b-${row.contactId}` }
  }

  it('is made where it was only written', async () => {
    const { call, talks, telephone, row, legs, bridgeId } = await found()
    await talks.goOn(call, row, legs)
    expect(telephone.connect).toHaveBeenCalledWith(bridgeId, [row.channelId, row.agentChannelId])
  })

  it('stays as it is where it was made: the caller may be on hold', async () => {
    const { call, talks, telephone, row, legs, bridgeId } = await found()
    telephone.bridges.mockResolvedValue(new Set([bridgeId]))
    await talks.goOn(call, row, legs)
    expect(telephone.connect).not.toHaveBeenCalled()
  })

  it('is kept to music for the agent whose telephone is gone', async () => {
    const { call, kept, talks, telephone, row } = await found()
    await after20Seconds(() => talks.goOn(call, row, new Set([row.channelId])), kept.settled)
    expect(telephone.startMusic).toHaveBeenCalledWith(row.channelId, null)
    expect(lost).toEqual([{ contactId: row.contactId, staffId: row.agentId }])
  })
})
