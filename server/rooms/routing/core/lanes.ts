import { hasRoom, hasRoomFor, slotsOf } from './capacity.ts'
import type { Channel, Presence, Requirement } from './facts.ts'
import type { Agent, Floor, Group, Item, Lane, Link, Queue } from './floor.ts'
import { IndexedHeap } from './indexed-heap.ts'
import { OrderedTree } from './ordered-tree.ts'
import { isBeforeInQueue, keyInQueue } from './rank.ts'
import { fitness, meets, requirementKey } from './requirement.ts'

const lanesKeptAnyway = 64

/** The lane of a queue for this requirement; a new one looks once at every member of the queue. */
export function laneFor(floor: Floor, queue: Queue, channel: Channel, requirement: Requirement): Lane {
  const key = requirementKey(channel, requirement)
  const known = queue.lanes.get(key)
  if (known !== undefined) return known
  const lane = new EmptyLane(key, queue, channel, requirement, floor.heads.reserve(queue.settings.ageingPerMinute))
  floor.heads.lanes[lane.index] = lane
  queue.lanes.set(key, lane)
  if (queue.lanes.size > queue.laneLimit) floor.overgrown.add(queue)
  for (const agent of queue.members) linkIfAble(agent, lane)
  return lane
}

class EmptyLane implements Lane {
  readonly key: string
  readonly queue: Queue
  readonly channel: Channel
  readonly requirement: Requirement
  readonly index: number
  readonly able: Link[] = []
  readonly free = new IndexedHeap<Link>(isLinkBefore)
  readonly open: Group
  readonly preferred = new Map<string, Group>()
  readonly declined = new Set<Group>()
  readonly hoping = new Set<Item>()
  isDropped = false
  fullyRelaxed: Lane | null = null
  onDuty = 0
  available = 0
  slots = 0
  hopes = 0

  constructor(key: string, queue: Queue, channel: Channel, requirement: Requirement, index: number) {
    this.key = key
    this.queue = queue
    this.channel = channel
    this.requirement = requirement
    this.index = index
    this.open = {
      lane: this,
      preferredAgentId: null,
      isDeclined: false,
      items: new OrderedTree<Item>(keyInQueue, isBeforeInQueue),
    }
  }
}

/** The agent's link to a lane, if they are able to serve it. */
export function linkTo(lane: Lane, agent: Agent | undefined): Link | undefined {
  return agent?.links[agent.heads.indexOf(lane.index)]
}

/** A group apart in the lane: for one preferred agent, or for one item an agent has just declined. */
export function groupApart(floor: Floor, lane: Lane, preferredAgentId: string | null): Group {
  const known = preferredAgentId === null ? undefined : lane.preferred.get(preferredAgentId)
  if (known !== undefined) return known
  const items = new OrderedTree<Item>(keyInQueue, isBeforeInQueue)
  const group: Group = { lane, preferredAgentId, isDeclined: preferredAgentId === null, items }
  if (preferredAgentId === null) {
    lane.declined.add(group)
    floor.declinedGroups++
  } else {
    lane.preferred.set(preferredAgentId, group)
    floor.agents.get(preferredAgentId)?.preferredGroups.add(group)
  }
  return group
}

/** Forgets a group apart when its last item has gone. */
export function dropIfEmpty(floor: Floor, group: Group): void {
  const { lane, preferredAgentId } = group
  if (group === lane.open || group.items.size > 0) return
  floor.freshGroups.delete(group)
  if (preferredAgentId === null) {
    lane.declined.delete(group)
    floor.declinedGroups--
  } else {
    lane.preferred.delete(preferredAgentId)
    floor.agents.get(preferredAgentId)?.preferredGroups.delete(group)
  }
}

/** Makes an agent a candidate in every lane of their queues that they are able to serve. */
export function linkToLanes(agent: Agent): void {
  for (const queue of agent.queues) {
    queue.members.add(agent)
    for (const lane of queue.lanes.values()) linkIfAble(agent, lane)
  }
}

/** Takes the agent out of all lanes; lanes left without anybody on duty have their items looked at again. */
export function unlinkFromLanes(floor: Floor, agent: Agent): void {
  for (const queue of agent.queues) queue.members.delete(agent)
  for (const link of agent.links) {
    count(floor, link, agent.presence, 'off-duty')
    takeFromFree(link)
    const { able } = link.lane
    const last = able.pop()
    if (last !== undefined && last !== link) {
      able[link.laneIndex] = last
      last.laneIndex = link.laneIndex
    }
  }
  agent.links = []
  agent.heads = []
}

function linkIfAble(agent: Agent, lane: Lane): void {
  if (agent.capacity.channels[lane.channel] === undefined || !meets(agent, lane.requirement)) return
  const link: Link = {
    agent,
    lane,
    index: agent.links.length,
    laneIndex: lane.able.length,
    fitness: fitness(agent, lane.requirement),
    heapIndex: -1,
    first: 0,
    isWorking: false,
    idleSince: 0,
  }
  agent.links.push(link)
  agent.heads.push(lane.index)
  lane.able.push(link)
  if (agent.presence !== 'off-duty') lane.onDuty++
  if (agent.presence === 'available') {
    lane.available++
    lane.slots += slotsOf(agent.capacity, lane.channel)
  }
  refreshLink(link)
}

/** Tells every lane of the agent whether they are free for it now, and how they rank among the others. */
export function refreshLinks(agent: Agent): void {
  if (agent.freeLinks === 0 && !hasRoom(agent)) return
  for (const link of agent.links) refreshLink(link)
}

function refreshLink(link: Link): void {
  const { agent, lane } = link
  if (agent.presence !== 'available' || !hasRoomFor(agent, lane.channel)) {
    takeFromFree(link)
    return
  }
  const { selection } = lane.queue.settings
  link.first = selection === 'best-level' ? -link.fitness : selection === 'least-occupied' ? occupancy(agent) : 0
  link.isWorking = agent.held.size > 0
  link.idleSince = agent.idleSince
  if (link.heapIndex === -1) agent.freeLinks++
  lane.free.put(link)
}

function takeFromFree(link: Link): void {
  if (link.heapIndex === -1) return
  link.agent.freeLinks--
  link.lane.free.remove(link)
}

/** Share of the agent's units in use, 0–1. */
export function occupancy(agent: Agent): number {
  return agent.capacity.units <= 0 ? 1 : agent.usedUnits / agent.capacity.units
}

/** By the queue's rule, then those who do nothing at all before those with room left, then the longest idle, then the id. */
function isLinkBefore(a: Link, b: Link): boolean {
  if (a.first !== b.first) return a.first < b.first
  if (a.isWorking !== b.isWorking) return b.isWorking
  if (a.idleSince !== b.idleSince) return a.idleSince < b.idleSince
  return a.agent.id < b.agent.id
}

/** Carries a change of presence into the lanes' counts. */
export function countPresence(floor: Floor, agent: Agent, from: Presence, to: Presence): void {
  for (const link of agent.links) count(floor, link, from, to)
}

function count(floor: Floor, { agent, lane }: Link, from: Presence, to: Presence): void {
  lane.onDuty += Number(to !== 'off-duty') - Number(from !== 'off-duty')
  const available = Number(to === 'available') - Number(from === 'available')
  lane.available += available
  lane.slots += available * slotsOf(agent.capacity, lane.channel)
  if (lane.onDuty === 0) for (const item of lane.hoping) floor.stale.add(item)
  // The last other agent may have left: then the one who declined is asked again.
  if (available !== 0) for (const group of lane.declined) floor.freshGroups.add(group)
}

/** Forgets lanes nobody waits in, in queues that have collected many of them. */
export function sweepLanes(floor: Floor): void {
  for (const queue of floor.overgrown) {
    for (const lane of queue.lanes.values()) if (isDeserted(lane)) dropLane(floor, lane)
    queue.laneLimit = Math.max(lanesKeptAnyway, 2 * queue.lanes.size)
  }
  floor.overgrown.clear()
}

function isDeserted(lane: Lane): boolean {
  return lane.open.items.size === 0 && lane.preferred.size === 0 && lane.declined.size === 0 && lane.hopes === 0
}

/** Forgets a lane and its links. */
export function dropLane(floor: Floor, lane: Lane): void {
  for (const link of lane.able) {
    takeFromFree(link)
    const { links, heads } = link.agent
    const last = links.pop()
    const lastHead = heads.pop()
    if (last === undefined || lastHead === undefined || last === link) continue
    links[link.index] = last
    heads[link.index] = lastHead
    last.index = link.index
  }
  lane.isDropped = true
  lane.queue.lanes.delete(lane.key)
  floor.heads.vacate(lane)
}

/** All groups of a queue that somebody waits in. */
export function* groupsOf(queue: Queue): Generator<Group> {
  for (const lane of queue.lanes.values()) {
    if (lane.open.items.size > 0) yield lane.open
    yield* lane.preferred.values()
    yield* lane.declined
  }
}
