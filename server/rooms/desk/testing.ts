import type { FastifyInstance } from 'fastify'
import { makeReader } from '#platform/access'
import { inEngine, roleUrl } from '#platform/database'
import { createLive } from '#platform/http'
import { newId } from '#platform/ids'
import { aLine, anEntity, type TestEntity } from '#rooms/entities/testing'
import type { QueueId } from '#rooms/routing'
import { anAgent, aQueue } from '#rooms/routing/testing'
import { aTopic } from '#rooms/services/testing'
import { aMember, type TestMember } from '#rooms/staff/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { buildRooms, type Rooms } from '../../app/build.ts'
import { createApp } from '../../app/create-app.ts'
import { journeyOf } from '../../app/journey.ts'

type Role = NonNullable<Parameters<typeof aMember>[1]['roles']>[number]

/** A running centre: all rooms, the event road, the router, the web server; who asks is named in a header. */
export interface Floor {
  db: TestDatabase
  rooms: Rooms
  app: FastifyInstance
  close(): Promise<void>
}

/** One entity of a floor with a chat line, one queue for one topic, two agents on duty and a supervisor. */
export interface Hall {
  entity: TestEntity
  queueId: QueueId
  topicId: string
  agents: [TestMember, TestMember]
  supervisor: TestMember
  codeId: string
}

/** All rooms on a database of the test's own, on a clock that stands still until it is moved. */
export async function aFloor(): Promise<Floor> {
  const db = await aDatabase()
  const rooms = buildRooms(db.platform, roleUrl(db.adminUrl, 'amer_auth', db.name))
  db.journey = journeyOf(rooms)
  await db.startEvents()
  await rooms.start()
  const readerOf: Rooms['access']['readerOf'] = async (request) => {
    const staffId = request.headers['test-staff']
    if (typeof staffId !== 'string') return null
    const standing = await rooms.staff.standingOf(staffId)
    return standing && makeReader({ ...standing, sessionId: `session-${staffId}` })
  }
  const access = { ...rooms.access, readerOf, checkCsrf: () => undefined }
  // No session stands behind these readers, so nothing may look for one.
  const live = createLive(db.pools, db.events, async (reader) => reader)
  live.onStaff((change) => void rooms.routing.noteConnection(change))
  const app = await createApp({
    platform: db.platform,
    rooms: { ...rooms, access, live },
    metricsToken: 'test',
    rateLimitFactor: 1000,
  })
  return {
    db,
    rooms,
    app,
    close: async () => {
      live.close()
      await app.close()
      await rooms.close()
      await db.close()
    },
  }
}

/** An entity at work on a floor. */
export async function aHall(
  { db }: Floor,
  more: { opensCase?: boolean; supervisorRoles?: Role[] } = {},
): Promise<Hall> {
  const entity = await anEntity(db)
  const topicId = await aTopic(db, { entityId: entity.id })
  const queueId = await aQueue(db, { entityId: entity.id, topicIds: [topicId] })
  await aLine(db, { entityId: entity.id, defaultQueueId: queueId, opensCase: more.opensCase ?? false })
  const working = async (roles: Role[], presence: 'available' | 'off-duty') => {
    const member = await aMember(db, { entityId: entity.id, roles })
    const queues = presence === 'available' ? [{ entityId: entity.id, queueId }] : []
    await anAgent(db, { entityId: entity.id, memberId: member.id, queues, presence })
    db.clock.advance(1000)
    return member
  }
  const agents: [TestMember, TestMember] = [
    await working(['agent'], 'available'),
    await working(['agent'], 'available'),
  ]
  const supervisor = await working(more.supervisorRoles ?? ['supervisor'], 'off-duty')
  return { entity, queueId, topicId, agents, supervisor, codeId: await aWrapUpCode(db, entity.id) }
}

/** The code "answered" of an entity. */
export async function aWrapUpCode(db: TestDatabase, entityId: string, code = 'answered'): Promise<string> {
  const id = newId()
  await inEngine(db.pools, (trx) =>
    trx.insertInto('desk.wrapUpCode').values({ id, entityId, code, nameAr: code, nameEn: code }).execute(),
  )
  return id
}
