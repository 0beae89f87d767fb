import { changePresence, endReservation, upsertAgent } from './agents.ts'
import type { Command, QueueId, QueueSettings } from './facts.ts'
import type { Agent, Floor, Item } from './floor.ts'
import { acceptedBy, changeItem, exclude, forget, itemArrived, putBack, takenBy } from './items.ts'
import { dropLane, groupsOf } from './lanes.ts'
import { releaseHeldBack, unplace, wake } from './place-items.ts'
import { queueNamed } from './queues.ts'

/** Brings the floor in line with one fact. Placing and giving out come after. */
export function takeIn(floor: Floor, command: Command): void {
  if (command.kind === 'tick') return
  if (command.kind === 'queue-upserted') upsertQueue(floor, command.queue)
  else if (command.kind === 'agent-upserted') upsertAgent(floor, command.agent)
  else if (command.kind === 'item-arrived') itemArrived(floor, command.item)
  else if (command.kind === 'handling-began') takenBy(floor, command.agentId, command.handling)
  else if (command.kind === 'presence-changed' || command.kind === 'agent-gone') {
    const agent = floor.agents.get(command.agentId)
    if (agent === undefined) return
    if (command.kind === 'agent-gone') agentGone(floor, agent, command.handsBack)
    else changePresence(floor, agent, command.presence)
  } else {
    const item = floor.items.get(command.itemId)
    if (item !== undefined) takeInAboutItem(floor, item, command)
  }
}

type AboutItem = Extract<Command, { itemId: string }>

function takeInAboutItem(floor: Floor, item: Item, command: AboutItem): void {
  if (command.kind === 'item-withdrawn') itemWithdrawn(floor, item)
  else if (command.kind === 'item-changed') changeItem(floor, item, command)
  else if (command.kind === 'reservation-accepted') acceptedBy(floor, item, command.agentId)
  else if (command.kind === 'item-returned') {
    if (command.exclude) exclude(floor, item, command.exclude.agentId, command.exclude.seconds)
    itemReturned(floor, item, command.queueId)
  } else if (item.agent?.id === command.agentId) {
    if (item.state === 'reserved') takeInWhileRinging(floor, item, command)
    else takeInWhileHandled(floor, item, command)
  }
}

// Facts that only count while the agent they name holds the item: a late one about an older reservation changes nothing.
type FromHolder = Exclude<Extract<AboutItem, { agentId: string }>, { kind: 'reservation-accepted' }>

function takeInWhileRinging(floor: Floor, item: Item, command: FromHolder): void {
  const { kind, agentId } = command
  if (kind === 'handling-freed') forget(floor, item)
  else if (kind === 'reservation-expired') endReservation(floor, item)
  else if (kind === 'reservation-declined') {
    exclude(floor, item, agentId, item.queue.settings.declinePauseSeconds)
    putBack(floor, item)
  } else if (kind === 'reservation-refused') {
    exclude(floor, item, agentId, floor.settings.refusedPauseSeconds, true)
    putBack(floor, item)
  }
}

function takeInWhileHandled(floor: Floor, item: Item, command: FromHolder): void {
  if (command.kind === 'handling-freed') forget(floor, item)
  else if (command.kind === 'wrap-up-began') {
    item.state = 'wrap-up'
    item.until = command.until ?? floor.now + item.queue.settings.wrapUpSeconds * 1000
    wake(floor, item, item.until)
  }
}

function itemReturned(floor: Floor, item: Item, queueId: QueueId | undefined): void {
  if (item.state === 'reserved' && item.agent) {
    const queue = item.queue.id
    const reason = 'item-moved'
    floor.decisions.push({
      kind: 'withdraw-reservation',
      itemId: item.id,
      agentId: item.agent.id,
      queueId: queue,
      reason,
    })
  }
  putBack(floor, item, queueId)
}

function itemWithdrawn(floor: Floor, item: Item): void {
  if (item.state === 'reserved' && item.agent) {
    const queueId = item.queue.id
    const reason = 'item-withdrawn'
    floor.decisions.push({ kind: 'withdraw-reservation', itemId: item.id, agentId: item.agent.id, queueId, reason })
  }
  forget(floor, item)
}

function agentGone(floor: Floor, agent: Agent, handsBack: 'reserved' | 'all'): void {
  const agentId = agent.id
  changePresence(floor, agent, 'off-duty')
  if (handsBack === 'reserved') return
  for (const item of [...agent.held.values()].sort(byId)) {
    if (item.state === 'wrap-up') {
      floor.decisions.push({ kind: 'wrap-up-over', itemId: item.id, agentId })
      forget(floor, item)
    } else {
      floor.decisions.push({
        kind: 'hand-back',
        itemId: item.id,
        agentId,
        queueId: item.queue.id,
        reason: 'agent-gone',
      })
      putBack(floor, item)
    }
  }
}

function byId(a: Item, b: Item): number {
  return a.id < b.id ? -1 : 1
}

/** A change of settings touches the whole queue: every item is placed anew under it. */
function upsertQueue(floor: Floor, settings: QueueSettings): void {
  const queue = queueNamed(floor, settings.id)
  const waiting: Item[] = []
  for (const group of groupsOf(queue)) for (const item of group.items) waiting.push(item)
  for (const item of waiting) {
    unplace(floor, item)
    floor.stale.add(item)
  }
  floor.freshGroups.clear()
  for (const lane of queue.lanes.values()) dropLane(floor, lane)
  const relaxation = settings.relaxation.toSorted((a, b) => a.afterSeconds - b.afterSeconds)
  queue.settings = { ...settings, relaxation }
  releaseHeldBack(floor)
}

/** Lets time alone do what has fallen due, in order of time. */
export function takeInTime(floor: Floor): void {
  for (let item = floor.timers.first; item !== null && item.dueAt <= floor.now; item = floor.timers.first) {
    floor.timers.remove(item)
    if (item.state === 'waiting') floor.stale.add(item)
    else if (item.state === 'reserved') endReservation(floor, item)
    else if (item.state === 'wrap-up' && item.agent) {
      floor.decisions.push({ kind: 'wrap-up-over', itemId: item.id, agentId: item.agent.id })
      forget(floor, item)
    }
  }
}
