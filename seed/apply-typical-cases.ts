import type { Actor } from '#platform/access'
import { virtualClock } from '#platform/clock'
import type { Trx } from '#platform/database'
import { createMailOut } from '#platform/mail-out'
import type { Platform } from '#platform/parts'
import {
  acceptLeg,
  answerLeg,
  askCustomer,
  type CaseParts,
  type CaseType,
  chaseCase,
  closeCase,
  commentOnCase,
  formatNumber,
  openCase,
  recordTelling,
  referCase,
  replyToCustomer,
  yearOf,
} from '#rooms/cases'
import type { RoomsBefore } from './apply-cases.ts'
import { type SeedCase, type SeedCaseStep, typicalCases } from './data/cases.ts'
import { accounts } from './data/staff.ts'
import { customerId, entityId, seedId, staffId, topicId, unitId } from './seed-id.ts'

const hour = 3_600_000

/** Plays the typical cases through the same actions people use, each step on a clock set to its moment. */
export async function applyTypicalCases(platform: Platform, rooms: RoomsBefore, trx: Trx): Promise<void> {
  const now = platform.clock.now()
  const clock = virtualClock(now)
  const parts: CaseParts = {
    platform: { ...platform, clock, mailOut: createMailOut({ clock }) },
    needs: {
      entities: rooms.entities,
      customers: rooms.customers,
      channels: rooms.channels,
      enqueueAnswer: async () => {},
      withdrawAnswer: async () => {},
    },
  }
  for (const one of typicalCases) {
    const id = seedId('case', one.entity, one.number)
    const number = await numberOf(rooms, trx, one, now)
    // A number that somebody's own case has taken meanwhile is left to it.
    const known = await trx
      .selectFrom('cases.case')
      .select('id')
      .where((is) => is.or([is('id', '=', id), is('number', '=', number)]))
      .executeTakeFirst()
    if (known) continue
    for (const step of one.steps) {
      clock.set(new Date(now.getTime() - step.hoursAgo * hour))
      await play(parts, trx, { ...one, id, fullNumber: number }, step)
    }
    if (one.promisedInHours !== undefined) await promise(trx, id, new Date(now.getTime() + one.promisedInHours * hour))
  }
}

const telling = {
  phone: 'phone',
  chat: 'chat',
  email: 'mail',
  counter: 'counter',
  'voice-message': 'phone',
} as const

type Played = SeedCase & { id: string; fullNumber: string }

// The year is that of the opening, the first step.
async function numberOf(rooms: RoomsBefore, trx: Trx, one: SeedCase, now: Date): Promise<string> {
  const { timezone } = await rooms.entities.entityById(trx, entityId(one.entity))
  const openedAt = new Date(now.getTime() - (one.steps[0]?.hoursAgo ?? 0) * hour)
  return formatNumber(one.entity, yearOf(openedAt, timezone), one.number)
}

async function play(parts: CaseParts, trx: Trx, one: Played, step: SeedCaseStep): Promise<void> {
  const caseId = one.id
  const actor = by(step.by)
  const text = step.text ?? ''
  const legId = () => legOf(trx, caseId, step)
  switch (step.kind) {
    case 'opened':
      return open(parts, trx, one)
    case 'referred': {
      const unit = step.unit ?? { entity: one.entity, code: '' }
      const to = { unitId: unitId(unit.entity, unit.code), unitEntityId: entityId(unit.entity) }
      await referCase(parts, trx, { caseId, ...to, question: text, actor })
      return
    }
    case 'accepted':
      await acceptLeg(parts, trx, { legId: await legId(), actor })
      return
    case 'question':
      await askCustomer(parts, trx, { legId: await legId(), text, actor })
      return
    case 'leg-answered': {
      const id = await legId()
      const leg = await trx.selectFrom('cases.leg').select('status').where('id', '=', id).executeTakeFirstOrThrow()
      if (leg.status === 'sent') await acceptLeg(parts, trx, { legId: id, actor })
      await answerLeg(parts, trx, { legId: id, text, actor })
      return
    }
    case 'comment':
      await commentOnCase(parts, trx, { caseId, text, actor, authorEntityId: entityId(one.entity) })
      return
    case 'chaser':
      await chaseCase(parts, trx, { caseId, by: step.by === 'manager' ? 'manager' : 'customer', text, actor })
      return
    case 'escalated':
      await chaseCase(parts, trx, { caseId, by: 'manager', text, actor })
      await trx
        .updateTable('cases.case')
        .set({ escalatedAt: parts.platform.clock.now() })
        .where('id', '=', caseId)
        .execute()
      return
    case 'interim-reply':
      await replyToCustomer(parts, trx, { caseId, text, channel: telling[one.channel], stage: 'interim', actor })
      return
    case 'told':
      await replyToCustomer(parts, trx, { caseId, text, channel: telling[one.channel], stage: 'final', actor })
      await recordTelling(parts, trx, {
        caseId,
        channel: telling[one.channel],
        outcome: 'reached',
        content: step.content ?? null,
        note: null,
        actor,
      })
      return
    case 'closed':
      await closeCase(parts, trx, { caseId, note: null, actor })
      return
    case 'returned':
      throw new Error('No typical case is returned; the planned ones are.')
  }
}

async function open(parts: CaseParts, trx: Trx, one: Played): Promise<void> {
  await openCase(parts, trx, {
    id: one.id,
    entityId: entityId(one.entity),
    number: one.fullNumber,
    type: one.type as CaseType,
    class: one.class ?? null,
    channel: one.channel,
    language: one.language,
    customerId: customerId(one.customer),
    topicId: topicId(one.entity, one.topic),
    subject: one.subject,
    description: one.description,
    place: one.place ?? null,
    actor: by(one.owner),
  })
}

async function legOf(trx: Trx, caseId: string, step: SeedCaseStep): Promise<string> {
  let legs = trx.selectFrom('cases.leg').select('id').where('caseId', '=', caseId).where('unitId', 'is not', null)
  if (step.unit) legs = legs.where('unitId', '=', unitId(step.unit.entity, step.unit.code))
  const leg = await legs.orderBy('sentAt', 'desc').orderBy('id', 'desc').executeTakeFirst()
  if (!leg) throw new Error(`A step of ${caseId} is about a leg that was never sent.`)
  return leg.id
}

// The demonstration always shows something late and something near: these dates follow the clock.
async function promise(trx: Trx, caseId: string, promisedAt: Date): Promise<void> {
  const { openedAt } = await trx
    .selectFrom('cases.case')
    .select('openedAt')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const before = Math.min(24 * hour, (promisedAt.getTime() - openedAt.getTime()) / 4)
  const nearAt = new Date(promisedAt.getTime() - before)
  await trx.updateTable('cases.case').set({ promisedAt, nearAt }).where('id', '=', caseId).execute()
  await trx.updateTable('cases.leg').set({ dueAt: promisedAt, nearAt }).where('caseId', '=', caseId).execute()
}

function by(account: string): Actor & { kind: 'staff' } {
  const found = accounts.find((one) => one.account === account)
  // A chaser is made by the customer; an agent wrote it down.
  const who = found ?? accounts.find((one) => one.account === 'agent7')
  if (!who) throw new Error(`No account ${account}.`)
  return { kind: 'staff', staffId: staffId(who.account), name: { ar: who.ar, en: who.en } }
}
