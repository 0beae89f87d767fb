import type { OverflowReason } from './decisions.ts'
import type { Floor, Group, Item, Lane, Queue } from './floor.ts'
import { dropIfEmpty, groupApart, laneFor, linkTo } from './lanes.ts'
import { queueNamed } from './queues.ts'
import { rankOf } from './rank.ts'
import { relaxed, stepsDue } from './requirement.ts'

/** Puts every stale item where it belongs at this moment, in order of arrival. */
export function placeStaleItems(floor: Floor): void {
  if (floor.stale.size === 0) return
  const items = floor.stale.size === 1 ? [...floor.stale] : [...floor.stale].sort(byArrival)
  floor.stale.clear()
  for (const item of items) if (item.state === 'waiting' && floor.items.get(item.id) === item) place(floor, item)
}

function byArrival(a: Item, b: Item): number {
  return a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1)
}

function place(floor: Floor, item: Item): void {
  unplace(floor, item)
  floor.heldBack.delete(item)
  const hope = overflowWhereNeeded(floor, item)
  const { queue } = item
  const { relaxation } = queue.settings
  const steps = relaxation.length === 0 ? 0 : stepsDue(relaxation, (floor.now - item.enteredAt) / 1000)
  const lane = steps === relaxation.length ? hope : laneAfter(floor, item, steps)
  if (steps > item.toldSteps) {
    item.toldSteps = steps
    const { requirement } = lane
    floor.decisions.push({ kind: 'relaxed', itemId: item.id, queueId: queue.id, step: steps, requirement })
  }
  if (hope.onDuty === 0) tellNobody(floor, item)
  hope.hopes++
  item.hope = hope
  item.isCounted = true
  if (!item.toldNobody || (queue.settings.overflow?.whenNobodyOnDuty && mayOverflow(item))) hope.hoping.add(item)
  item.rank = rankOf(item)
  enter(floor, item, groupFor(floor, item, lane, hope))
  wake(floor, item, whenWaitingChanges(floor, item))
}

/** Moves the item on for as long as its queue says so, and returns the lane it could end up in where it stays. */
function overflowWhereNeeded(floor: Floor, item: Item): Lane {
  for (;;) {
    const hope = hopeOf(floor, item)
    const reason = whyOverflow(floor, item, hope)
    if (reason === null || item.queue.settings.overflow === null) return hope
    const from = item.queue
    const to = queueNamed(floor, item.queue.settings.overflow.toQueueId)
    if (!leadsToSomebody(floor, item, to)) {
      floor.heldBack.add(item)
      return hope
    }
    item.leftQueues.push(from.id)
    enterQueue(floor, item, to)
    floor.decisions.push({ kind: 'overflow', itemId: item.id, fromQueue: from.id, toQueue: to.id, why: reason })
  }
}

/** Whether anybody known could serve the item there, fully relaxed and whatever their presence, or in a queue that one overflows to. */
function leadsToSomebody(floor: Floor, item: Item, first: Queue): boolean {
  const { channel, requirement } = item
  const passed = new Set([...item.leftQueues, item.queue.id])
  for (let queue = first; !passed.has(queue.id); ) {
    passed.add(queue.id)
    const { settings } = queue
    const asked = relaxed(requirement, settings, settings.relaxation.length)
    if (laneFor(floor, queue, channel, asked).able.length > 0) return true
    if (settings.overflow !== null) queue = queueNamed(floor, settings.overflow.toQueueId)
  }
  return false
}

/** Who can serve what has changed: those held back may have somewhere to overflow to by now. */
export function releaseHeldBack(floor: Floor): void {
  for (const item of floor.heldBack) floor.stale.add(item)
  floor.heldBack.clear()
}

function hopeOf(floor: Floor, item: Item): Lane {
  const known = item.hope
  if (known !== null && known.queue === item.queue && !known.isDropped) return known
  const { relaxation } = item.queue.settings
  const own = laneAfter(floor, item, 0)
  if (own.fullyRelaxed === null || own.fullyRelaxed.isDropped) {
    own.fullyRelaxed = laneAfter(floor, item, relaxation.length)
  }
  item.hope = own.fullyRelaxed
  return item.hope
}

function laneAfter(floor: Floor, { queue, channel, requirement }: Item, steps: number): Lane {
  return laneFor(floor, queue, channel, steps === 0 ? requirement : relaxed(requirement, queue.settings, steps))
}

function whyOverflow(floor: Floor, item: Item, hope: Lane): OverflowReason | null {
  if (!mayOverflow(item)) return null
  const dueAt = overflowAt(item)
  if (dueAt !== null && dueAt <= floor.now) return 'waited-too-long'
  return hope.onDuty === 0 && item.queue.settings.overflow?.whenNobodyOnDuty ? 'nobody-on-duty' : null
}

function mayOverflow({ queue, leftQueues }: Item): boolean {
  const to = queue.settings.overflow?.toQueueId
  return to !== undefined && to !== queue.id && !leftQueues.includes(to)
}

/** When the item leaves its queue for having waited too long; null when it does not. */
export function overflowAt(item: Item): number | null {
  const after = item.queue.settings.overflow?.afterSeconds
  return after === undefined || !mayOverflow(item) ? null : item.enteredAt + after * 1000
}

/** When the requirement becomes smaller next; null when it does not. */
export function nextRelaxationAt(item: Item, now: number): number | null {
  for (const step of item.queue.settings.relaxation) {
    const at = item.enteredAt + step.afterSeconds * 1000
    if (at > now) return at
  }
  return null
}

/** Until when the item waits for its preferred agent; null when it has none or they are no longer waited for. */
export function preferredUntil(item: Item): number | null {
  if (item.preferredAgent === null || item.isOpened) return null
  return item.preferredAgent.waitUntil ?? item.enteredAt + item.queue.settings.preferredWaitSeconds * 1000
}

/** Begins a stay in a queue. */
export function enterQueue(floor: Floor, item: Item, queue: Queue): void {
  item.queue = queue
  item.enteredAt = floor.now
  item.toldSteps = 0
  item.toldNobody = false
}

function tellNobody(floor: Floor, item: Item): void {
  if (item.toldNobody) return
  item.toldNobody = true
  const isSomebodyThere = [...item.queue.members].some((agent) => agent.presence !== 'off-duty')
  const because = isSomebodyThere ? 'nobody-skilled' : 'nobody-on-duty'
  floor.decisions.push({ kind: 'nobody', itemId: item.id, queueId: item.queue.id, because })
}

function groupFor(floor: Floor, item: Item, lane: Lane, hope: Lane): Group {
  if (item.excludedAgents.length > 0) {
    item.excludedAgents = item.excludedAgents.filter((excluded) => excluded.until > floor.now)
  }
  const until = preferredUntil(item)
  if (until !== null && item.preferredAgent !== null) {
    const { agentId } = item.preferredAgent
    const reason = whyOpen(floor, item, agentId, until, hope)
    if (reason === null) return groupApart(floor, lane, agentId)
    item.isOpened = true
    if (until > item.enteredAt) {
      floor.decisions.push({ kind: 'opened', itemId: item.id, queueId: item.queue.id, agentId, reason })
    }
  }
  return item.excludedAgents.length > 0 ? groupApart(floor, lane, null) : lane.open
}

function whyOpen(floor: Floor, item: Item, agentId: string, until: number, hope: Lane) {
  const agent = floor.agents.get(agentId)
  if (agent === undefined || agent.presence === 'off-duty') return 'not-on-duty'
  if (linkTo(hope, agent) === undefined) return 'not-able'
  if (item.excludedAgents.some((excluded) => excluded.agentId === agentId)) return 'did-not-take-it'
  return until <= floor.now ? 'waited-long-enough' : null
}

function enter(floor: Floor, item: Item, group: Group): void {
  group.items.insert(item)
  item.group = group
  item.queue.waitingCount++
  floor.freshGroups.add(group)
  if (group.items.first === item) noteHead(floor, group)
}

/** Takes a waiting item out of its group; it stays known. */
export function unplace(floor: Floor, item: Item): void {
  if (item.hope !== null && item.isCounted) {
    item.hope.hopes--
    if (item.hope.hoping.size > 0) item.hope.hoping.delete(item)
  }
  item.isCounted = false
  const { group } = item
  if (group === null) return
  item.group = null
  const wasFirst = group.items.first === item
  group.items.remove(item)
  group.lane.queue.waitingCount--
  if (wasFirst) noteHead(floor, group)
  dropIfEmpty(floor, group)
}

function noteHead(floor: Floor, group: Group): void {
  if (group === group.lane.open) floor.heads.set(group.lane.index, group.items.first)
}

function whenWaitingChanges(floor: Floor, item: Item): number | null {
  let next = nextRelaxationAt(item, floor.now)
  // What is held back has been due for long; it waits for somebody, not for a moment.
  if (!floor.heldBack.has(item)) next = earlier(next, overflowAt(item))
  next = earlier(next, preferredUntil(item))
  for (const { until } of item.excludedAgents) next = earlier(next, until)
  return next
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}

/** Sets the moment at which time alone changes something for the item; null for never. */
export function wake(floor: Floor, item: Item, at: number | null): void {
  floor.timers.remove(item)
  if (at === null) return
  item.dueAt = at
  floor.timers.put(item)
}
