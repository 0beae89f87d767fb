import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { anEntity, type TestEntity } from '#rooms/entities/testing'
import { aMember, aSkill } from '#rooms/staff/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { markAllGone } from './change-presence.ts'
import { claimReservations } from './claim-reservation.ts'
import { ReservationOver } from './errors.ts'
import { makeRouting, type RoutingRoom } from './make-routing.ts'
import { carryOut } from './shell/carry-out.ts'
import { anAgent, aQueue, aWorkItem } from './testing.ts'

let db: TestDatabase
let routing: RoutingRoom
let entity: TestEntity

beforeAll(async () => {
  db = await aDatabase()
  routing = makeRouting(db.platform)
  await db.startEvents()
  routing.start()
})
afterAll(async () => {
  await routing.stop()
  await db.close()
})
beforeEach(async () => {
  entity = await anEntity(db)
})

/** The router has heard of everything committed so far and has nothing left to do. */
async function settled() {
  await vi.waitFor(async () => {
    const { open } = await db.superuser
      .selectFrom('platform.event')
      .select(({ fn }) => fn.countAll<number>().as('open'))
      .where('position', 'is', null)
      .executeTakeFirstOrThrow()
    expect(Number(open)).toBe(0)
    const last = await db.superuser.selectFrom('platform.eventCounter').select('last').executeTakeFirstOrThrow()
    expect(db.events.position()).toBe(Number(last.last))
  })
  await routing.router.turn()
}

async function settledTwice() {
  await settled()
  await settled()
}

const ringing = (workItemId: string) =>
  db.superuser
    .selectFrom('routing.reservation')
    .selectAll()
    .where('workItemId', '=', workItemId)
    .where('state', '=', 'ringing')
    .executeTakeFirst()
const ringsAt = (workItemId: string) =>
  vi.waitFor(async () => {
    const row = await ringing(workItemId)
    if (!row) throw new Error('does not ring yet')
    return row
  })
const itemRow = (id: string) =>
  db.superuser.selectFrom('routing.workItem').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const agentRow = (id: string) =>
  db.superuser.selectFrom('routing.agent').selectAll().where('memberId', '=', id).executeTakeFirstOrThrow()
const kindsOf = async (id: string) =>
  (
    await db.superuser.selectFrom('routing.trace').select('kind').where('workItemId', '=', id).orderBy('seq').execute()
  ).map((row) => row.kind)

async function aTeam(count: number, queue: Parameters<typeof aQueue>[1] extends infer Q ? Partial<Q> : never = {}) {
  const queueId = await aQueue(db, { entityId: entity.id, ...queue })
  const members = []
  for (let n = 0; n < count; n++) {
    const member = await aMember(db, { entityId: entity.id, roles: ['agent'] })
    await anAgent(db, { entityId: entity.id, memberId: member.id, queues: [{ entityId: entity.id, queueId }] })
    members.push(member)
    db.clock.advance(1000)
  }
  await settledTwice()
  return { queueId, members, ids: members.map((member) => member.id) }
}

const inTheEntity = <T>(work: Parameters<typeof inEntity<T>>[2]) => inEntity(db.pools, entity.id, work)

describe('reserving an agent', () => {
  it('rings at the longest idle, with the reason written down', async () => {
    const { queueId, ids } = await aTeam(2)
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    const ring = await ringsAt(workItemId)
    expect(ring.agentId).toBe(ids[0])
    expect(ring.ringUntil.getTime() - ring.madeAt.getTime()).toBe(20_000)
    expect(ring.why).toMatchObject({ rule: 'longest-idle', alternatives: 1 })
    expect((await itemRow(workItemId)).state).toBe('reserved')
    expect((await agentRow(ids[0] ?? '')).usedUnits).toBe(4)
    expect(await kindsOf(workItemId)).toEqual(['queued', 'reserved'])
  })

  it('gives an item to one of two tabs that accept at once', async () => {
    const { queueId, ids } = await aTeam(1)
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    const ring = await ringsAt(workItemId)
    const answer = { reservationId: ring.id, agentId: ids[0] ?? '' }
    const tabs = await Promise.allSettled([1, 2].map(() => inTheEntity((trx) => routing.accept(trx, answer))))
    expect(tabs.filter((tab) => tab.status === 'fulfilled')).toHaveLength(1)
    const lost = tabs.find((tab) => tab.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(ReservationOver)
    expect((await itemRow(workItemId)).state).toBe('taken')
  })

  it('takes nobody whose capacity is used up, until some is free again', async () => {
    const { queueId, ids } = await aTeam(1)
    const items: string[] = []
    for (let n = 0; n < 4; n++) items.push((await aWorkItem(db, { entityId: entity.id, queueId })).workItemId)
    await vi.waitFor(async () => expect((await agentRow(ids[0] ?? '')).usedUnits).toBe(12))
    await settledTwice()
    expect(await ringing(items[3] ?? '')).toBeUndefined()
    const ring = await ringsAt(items[0] ?? '')
    await inTheEntity((trx) => routing.accept(trx, { reservationId: ring.id, agentId: ids[0] ?? '' }))
    await inTheEntity((trx) => routing.finish(trx, { workItemId: items[0] ?? '', because: 'handled' }))
    await ringsAt(items[3] ?? '')
    expect(await inEngine(db.pools, (trx) => routing.capacityFaults(trx))).toEqual([])
  })

  it('goes to the front and sets a break when nobody answers', async () => {
    const { queueId, ids } = await aTeam(1)
    const first = await aWorkItem(db, { entityId: entity.id, queueId })
    await ringsAt(first.workItemId)
    const second = await aMember(db, { entityId: entity.id, roles: ['agent'] })
    db.clock.advance(20_000)
    await routing.router.turn()
    const missed = await db.superuser
      .selectFrom('routing.reservation')
      .selectAll()
      .where('workItemId', '=', first.workItemId)
      .executeTakeFirstOrThrow()
    expect(missed).toMatchObject({ state: 'missed', endReason: 'no-answer' })
    expect(await itemRow(first.workItemId)).toMatchObject({ state: 'waiting', front: true })
    expect(await agentRow(ids[0] ?? '')).toMatchObject({ presence: 'break', reason: 'no-answer', usedUnits: 0 })
    const later = await aWorkItem(db, { entityId: entity.id, queueId, priority: 50 })
    await anAgent(db, { entityId: entity.id, memberId: second.id, queues: [{ entityId: entity.id, queueId }] })
    expect((await ringsAt(first.workItemId)).agentId).toBe(second.id)
    await ringsAt(later.workItemId)
  })

  it('leaves an agent in conversation available who does not take an answer to be told', async () => {
    const { queueId, ids } = await aTeam(1)
    const agentId = ids[0] ?? ''
    const talk = await aWorkItem(db, { entityId: entity.id, queueId })
    const ring = await ringsAt(talk.workItemId)
    await inTheEntity((trx) => routing.accept(trx, { reservationId: ring.id, agentId }))
    const answer = await aWorkItem(db, { entityId: entity.id, queueId, kind: 'answer', channel: 'answer' })
    await ringsAt(answer.workItemId)
    db.clock.advance(20_000)
    await routing.router.turn()
    expect(await kindsOf(answer.workItemId)).toEqual(['queued', 'reserved', 'no-answer'])
    expect(await itemRow(answer.workItemId)).toMatchObject({ state: 'waiting', front: true })
    expect(await agentRow(agentId)).toMatchObject({ presence: 'available', reason: null, usedUnits: 4 })
    await settledTwice()
    expect(await ringing(answer.workItemId)).toBeUndefined()
    db.clock.advance(60_000)
    await routing.router.turn()
    expect(await ringing(answer.workItemId)).toMatchObject({ agentId })
  })

  it('passes to the next agent when the first declines, and not back at once', async () => {
    const { queueId, ids } = await aTeam(2)
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    const ring = await ringsAt(workItemId)
    await inTheEntity((trx) => routing.decline(trx, { reservationId: ring.id, agentId: ids[0] ?? '' }))
    expect((await ringsAt(workItemId)).agentId).toBe(ids[1])
    expect((await agentRow(ids[0] ?? '')).usedUnits).toBe(0)
    await expect(
      inTheEntity((trx) => routing.accept(trx, { reservationId: ring.id, agentId: ids[0] ?? '' })),
    ).rejects.toBeInstanceOf(ReservationOver)
  })

  it('is withdrawn when the customer leaves, and the agent is free at once', async () => {
    const { queueId, ids } = await aTeam(1)
    const subjectId = newId()
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId, subjectId })
    await ringsAt(workItemId)
    expect(await inTheEntity((trx) => routing.withdraw(trx, { subjectId, because: 'customer-left' }))).toBe(true)
    expect(await ringing(workItemId)).toBeUndefined()
    expect((await agentRow(ids[0] ?? '')).usedUnits).toBe(0)
    const next = await aWorkItem(db, { entityId: entity.id, queueId })
    await ringsAt(next.workItemId)
  })
})

describe('an agent who leaves', () => {
  it('hands back what rings when they sign off', async () => {
    const { queueId, ids } = await aTeam(2)
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    await ringsAt(workItemId)
    const off = { memberId: ids[0] ?? '', presence: 'off-duty' as const, by: { kind: 'self' as const } }
    await inTheEntity((trx) => routing.setPresence(trx, { ...off, entityId: entity.id }))
    await vi.waitFor(async () => expect((await ringing(workItemId))?.agentId).toBe(ids[1]))
  })

  it('is waited for a moment when the connection is lost, then set to a technical break, then reported lost', async () => {
    const { queueId, ids } = await aTeam(1)
    const agentId = ids[0] ?? ''
    await routing.noteConnection({ staffId: agentId, connected: true })
    await routing.noteConnection({ staffId: agentId, connected: false })
    await settledTwice()
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    await settledTwice()
    expect(await ringing(workItemId)).toBeUndefined()
    db.clock.advance(20_000)
    await routing.router.turn()
    await vi.waitFor(async () =>
      expect(await agentRow(agentId)).toMatchObject({ presence: 'break', reason: 'technical' }),
    )
    db.clock.advance(100_000)
    await routing.router.turn()
    await vi.waitFor(async () => expect((await agentRow(agentId)).lostAt).not.toBeNull())
    const lost = await db.superuser
      .selectFrom('platform.event')
      .select('payload')
      .where('type', '=', 'agent.lost')
      .where('entityId', '=', entity.id)
      .execute()
    expect(lost.map((event) => event.payload)).toContainEqual({ staffId: agentId })
  })

  it('is offered nothing more while the connection is lost and something rings', async () => {
    const { queueId, ids } = await aTeam(1)
    const [agentId = ''] = ids
    const first = await aWorkItem(db, { entityId: entity.id, queueId })
    await ringsAt(first.workItemId)
    await routing.noteConnection({ staffId: agentId, connected: false })
    await settledTwice()
    const second = await aWorkItem(db, { entityId: entity.id, queueId })
    await settledTwice()
    expect((await itemRow(first.workItemId)).state).toBe('reserved')
    expect((await itemRow(second.workItemId)).state).toBe('waiting')
    await routing.noteConnection({ staffId: agentId, connected: true })
    expect(await ringsAt(second.workItemId)).toMatchObject({ agentId })
  })

  it('goes on as if nothing had happened when the connection is back within the grace', async () => {
    const { queueId, ids } = await aTeam(1)
    const agentId = ids[0] ?? ''
    await routing.noteConnection({ staffId: agentId, connected: false })
    db.clock.advance(5_000)
    await routing.noteConnection({ staffId: agentId, connected: true })
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    expect((await ringsAt(workItemId)).agentId).toBe(agentId)
  })
})

describe('waiting', () => {
  it('overflows at once when nobody of the queue is on duty', async () => {
    const { queueId: busy } = await aTeam(1)
    const queueId = await aQueue(db, { entityId: entity.id, overflow: { queueId: busy, whenNobody: true } })
    await settledTwice()
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    const ring = await ringsAt(workItemId)
    expect(ring.queueId).toBe(busy)
    expect(await kindsOf(workItemId)).toEqual(['queued', 'overflow', 'reserved'])
  })

  it('asks for less with time', async () => {
    const skillId = await aSkill(db, { entityId: entity.id })
    const { queueId } = await aTeam(1, {
      skills: { [skillId]: 3 },
      relaxation: [{ afterSeconds: 60, dropSkills: true }],
    })
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    await settledTwice()
    expect(await ringing(workItemId)).toBeUndefined()
    db.clock.advance(60_000)
    await routing.router.turn()
    await ringsAt(workItemId)
    expect(await kindsOf(workItemId)).toContain('relaxed')
  })

  it('waits for the preferred agent first, then opens to all', async () => {
    const { queueId, ids } = await aTeam(2)
    const [free, preferred] = ids
    const agentBreak = { memberId: preferred ?? '', presence: 'break' as const, reason: 'rest' as const }
    await inTheEntity((trx) => routing.setPresence(trx, { ...agentBreak, by: { kind: 'self' }, entityId: entity.id }))
    await settledTwice()
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId, preferredAgentId: preferred ?? null })
    await settledTwice()
    expect(await ringing(workItemId)).toBeUndefined()
    db.clock.advance(30_000)
    await routing.router.turn()
    expect((await ringsAt(workItemId)).agentId).toBe(free)
  })

  it('follows a supervisor who changes priority or queue, and tells position and estimate', async () => {
    const { queueId, ids } = await aTeam(1)
    const off = { memberId: ids[0] ?? '', presence: 'break' as const, reason: 'meal' as const }
    await inTheEntity((trx) => routing.setPresence(trx, { ...off, by: { kind: 'self' }, entityId: entity.id }))
    const subjects = [newId(), newId()]
    const items: string[] = []
    for (const subjectId of subjects) {
      items.push((await aWorkItem(db, { entityId: entity.id, queueId, subjectId })).workItemId)
      db.clock.advance(1000)
    }
    const standing = (subjectId?: string) => inTheEntity((trx) => routing.standing(trx, subjectId ?? ''))
    expect(await standing(subjects[1])).toEqual({ position: 2, estimatedWaitSeconds: null })
    await inTheEntity((trx) =>
      routing.change(trx, { workItemId: items[1] ?? '', priority: 50, byStaffId: ids[0] ?? '' }),
    )
    expect(await standing(subjects[1])).toEqual({ position: 1, estimatedWaitSeconds: null })
    await settledTwice()
    expect(routing.router.explain(items[1] ?? '')).toMatchObject({
      state: 'waiting',
      position: 1,
      because: 'all-on-break',
    })
    const back = { memberId: ids[0] ?? '', presence: 'available' as const, by: { kind: 'self' as const } }
    await inTheEntity((trx) => routing.setPresence(trx, { ...back, entityId: entity.id }))
    await ringsAt(items[1] ?? '')
    await ringsAt(items[0] ?? '')
    const trace = await inTheEntity((trx) => routing.traceOf(trx, items[1] ?? ''))
    expect(trace.entries.map((entry) => entry.kind)).toEqual(['queued', 'changed', 'reserved'])
  })

  it('keeps work that may not be offered yet out of the queue until its moment', async () => {
    const { queueId } = await aTeam(1)
    const availableAt = new Date(db.clock.now().getTime() + 600_000)
    const { workItemId } = await aWorkItem(db, {
      entityId: entity.id,
      queueId,
      kind: 'callback',
      channel: 'callback',
      availableAt,
    })
    await settledTwice()
    expect(await ringing(workItemId)).toBeUndefined()
    db.clock.advance(600_000)
    await routing.router.turn()
    await ringsAt(workItemId)
  })
})

describe('the lease', () => {
  it('refuses the late claim of a leader whose epoch is over', async () => {
    const { queueId, ids } = await aTeam(1)
    const off = { memberId: ids[0] ?? '', presence: 'break' as const, reason: 'rest' as const }
    await inTheEntity((trx) => routing.setPresence(trx, { ...off, by: { kind: 'self' }, entityId: entity.id }))
    await settledTwice()
    const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId })
    await settledTwice()
    await db.superuser
      .updateTable('routing.agent')
      .set({ presence: 'available', reason: null })
      .where('memberId', '=', ids[0] ?? '')
      .execute()
    const epoch = db.lease.epoch() ?? 0
    const ringUntil = new Date(db.clock.now().getTime() + 20_000)
    const claim = { itemId: workItemId, agentId: ids[0] ?? '', queueId, ringUntil, why: {} }
    const now = db.clock.now()
    const isHeld = async (under: number) => (await claimReservations(db.pools.engine, [claim], under, now)).has(claim)
    expect(await isHeld(epoch - 1)).toBe(false)
    expect((await itemRow(workItemId)).state).toBe('waiting')
    expect((await agentRow(ids[0] ?? '')).usedUnits).toBe(0)
    expect(await isHeld(epoch)).toBe(true)
    expect(await isHeld(epoch)).toBe(false)
    expect((await agentRow(ids[0] ?? '')).usedUnits).toBe(4)
  })

  it('carries nothing else out for such a leader either', async () => {
    const [agentId = ''] = (await aTeam(1)).ids
    const reason = 'no-answer' as const
    const decision = { kind: 'set-break' as const, agentId, reason, breakReason: reason, itemId: newId() }
    const epoch = db.lease.epoch() ?? 0
    expect(await inEngine(db.pools, (trx) => carryOut(trx, decision, epoch - 1, db.clock.now()))).toBe(false)
    expect((await agentRow(agentId)).presence).toBe('available')
  })

  it('lets a new leader count everyone as gone whose stream it does not hold', async () => {
    const { ids } = await aTeam(2)
    const [here = '', elsewhere = ''] = ids
    await inEngine(db.pools, (trx) => markAllGone(trx, db.clock.now(), [here]))
    expect((await agentRow(here)).goneSince).toBeNull()
    expect((await agentRow(elsewhere)).goneSince).toEqual(db.clock.now())
    expect(await inEngine(db.pools, (trx) => markAllGone(trx, db.clock.now(), [here]))).toBe(0)
    await routing.noteConnection({ staffId: elsewhere, connected: true })
  })
})

describe('work that comes back from an agent', () => {
  it('is answered within the target again when somebody waits, and keeps its promised time when it is a callback', async () => {
    const { queueId } = await aTeam(1)
    const dueAt = new Date(db.clock.now().getTime() + 3_600_000)
    for (const [kind, channel] of [
      ['contact', 'chat'],
      ['callback', 'callback'],
    ] as const) {
      const { workItemId } = await aWorkItem(db, { entityId: entity.id, queueId, kind, channel, dueAt })
      const { id: reservationId, agentId } = await ringsAt(workItemId)
      await inTheEntity((trx) => routing.accept(trx, { reservationId, agentId }))
      await inTheEntity((trx) => routing.returnToQueue(trx, { workItemId, because: 'test' }))
      const soon = new Date(db.clock.now().getTime() + 60_000)
      expect((await itemRow(workItemId)).dueAt).toEqual(kind === 'contact' ? soon : dueAt)
      await inTheEntity((trx) => routing.finish(trx, { workItemId, because: 'test' }))
    }
  })
})
