import type { Trx } from '#platform/database'
import { changePresence } from '../change-presence.ts'
import { claimReservations, endRing, isInForce } from '../claim-reservation.ts'
import type { Decision } from '../core/index.ts'
import { tellItem } from '../events.ts'
import type { BreakReason } from '../words.ts'
import { askSkillsOfQueue, lockItem, trace } from '../work-store.ts'

/** Whether there is anything to write for a decision: a ring that others ended is written already, as is what the desk does. */
export function isToBeWritten(decision: Decision): boolean {
  switch (decision.kind) {
    case 'withdraw-reservation':
      return ['no-answer', 'agent-left', 'item-moved'].includes(decision.reason)
    // Capacity is held until the wrap-up is done, and an agent who is gone is handled by the desk: the core is never asked for these.
    case 'hand-back':
    case 'wrap-up-over':
      return false
    default:
      return true
  }
}

/** Makes one decision durable. False when the epoch is over or the rows say otherwise by now: the router must look again. */
export async function carryOut(trx: Trx, decision: Decision, epoch: number, now: Date): Promise<boolean> {
  switch (decision.kind) {
    case 'reserve': {
      const claim = { ...decision, ringUntil: new Date(decision.ringUntil) }
      return (await claimReservations(trx, [claim], epoch, now)).has(claim)
    }
    case 'withdraw-reservation': {
      if (!isToBeWritten(decision)) return true
      const { itemId, agentId, reason } = decision
      return endRing(
        trx,
        { itemId, agentId, reason, state: reason === 'no-answer' ? 'missed' : 'withdrawn' },
        epoch,
        now,
      )
    }
    case 'hand-back':
    case 'wrap-up-over':
      return true
    default:
      return (await isInForce(trx, epoch)) && note(trx, decision, now)
  }
}

type Noted = About<'set-break' | 'overflow' | 'relaxed' | 'opened' | 'nobody'>

async function note(trx: Trx, decision: Noted, now: Date): Promise<boolean> {
  switch (decision.kind) {
    case 'set-break':
      await changePresence(trx, now, {
        memberId: decision.agentId,
        presence: 'break',
        reason: decision.breakReason as BreakReason,
        by: { kind: 'system' },
      })
      return true
    case 'overflow':
      return overflow(trx, decision, now)
    case 'relaxed':
      await noteOn(trx, decision.itemId, { toldSteps: decision.step })
      return traced(trx, decision, now)
    case 'opened':
      await noteOn(trx, decision.itemId, { opened: true })
      return traced(trx, decision, now)
    case 'nobody':
      await noteOn(trx, decision.itemId, { toldNobody: true })
      await tellNobody(trx, decision, now)
      return traced(trx, decision, now)
  }
}

type About<K extends Decision['kind']> = Extract<Decision, { kind: K }>

async function overflow(trx: Trx, decision: About<'overflow'>, now: Date): Promise<boolean> {
  const item = await lockItem(trx, decision.itemId)
  if (item?.state !== 'waiting' || item.queueId !== decision.fromQueue) return false
  const { id: workItemId, entityId } = item
  await trx
    .updateTable('routing.workItem')
    .set({ queueId: decision.toQueue, enteredAt: now, toldSteps: 0, toldNobody: false, opened: true })
    .where('id', '=', workItemId)
    .execute()
  await trx
    .insertInto('routing.workItemLeftQueue')
    .values({ entityId, workItemId, queueId: decision.fromQueue })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await askSkillsOfQueue(trx, { ...item, queueId: decision.toQueue })
  const { kind, itemId: _, ...facts } = decision
  await trace(trx, { entityId, workItemId, at: now, kind, facts })
  await tellItem(trx, 'work-item.changed', { ...item, queueId: decision.toQueue }, now)
  return true
}

async function noteOn(
  trx: Trx,
  itemId: string,
  set: { toldSteps: number } | { opened: true } | { toldNobody: true },
): Promise<void> {
  await trx.updateTable('routing.workItem').set(set).where('id', '=', itemId).where('state', '=', 'waiting').execute()
}

// The flow asks the customer what to do: wait, be called back, go on in another language.
async function tellNobody(trx: Trx, decision: About<'nobody'>, now: Date): Promise<void> {
  const item = await lockItem(trx, decision.itemId)
  if (item?.state === 'waiting') await tellItem(trx, 'work-item.nobody', item, now)
}

async function traced(trx: Trx, decision: About<'relaxed' | 'opened' | 'nobody'>, now: Date): Promise<boolean> {
  const item = await trx
    .selectFrom('routing.workItem')
    .select('entityId')
    .where('id', '=', decision.itemId)
    .executeTakeFirst()
  if (!item) return false
  const { kind, itemId, ...facts } = decision
  await trace(trx, { entityId: item.entityId, workItemId: itemId, at: now, kind, facts })
  return true
}
