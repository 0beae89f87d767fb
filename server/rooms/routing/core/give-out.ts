import { hasRoom, hasRoomFor, hold } from './capacity.ts'
import type { WhyThisAgent } from './decisions.ts'
import type { Agent, Floor, Group, Item, Lane, Link } from './floor.ts'
import { type HeapElement, IndexedHeap } from './indexed-heap.ts'
import { linkTo, occupancy, refreshLinks } from './lanes.ts'
import { unplace, wake } from './place-items.ts'
import { effectivePriority, isBefore } from './rank.ts'

/**
 * Reserves the first item somebody free can serve for the best of them, again and again, until there is none.
 * Only pairs with a fresh group or a fresh agent are looked at: all others were impossible before and still are.
 */
export function giveOut(floor: Floor): void {
  const { freshAgents, freshGroups } = floor
  const alone = freshAgents.size === 1 ? (freshAgents.values().next().value ?? null) : null
  for (const group of freshGroups) if (!isAnyoneFree(group, alone)) freshGroups.delete(group)
  if (alone !== null && freshGroups.size === 0) serveOneAgent(floor, alone)
  else if (freshAgents.size > 0 || freshGroups.size > 0) {
    for (const agent of freshAgents) refreshLinks(agent)
    serveInOrder(floor, candidates(floor))
  }
  freshAgents.clear()
  freshGroups.clear()
}

/** Whether the group is worth a look beyond the one fresh agent, who looks at all groups anyway. */
function isAnyoneFree({ lane }: Group, alone: Agent | null): boolean {
  if (alone === null) return lane.free.size > 0
  return lane.free.size > (lane.free.size > 0 && isFree(linkTo(lane, alone)) ? 1 : 0)
}

/** The usual case, one agent has become free: the agent's lanes need to hear of it only if work runs out. */
function serveOneAgent(floor: Floor, agent: Agent): void {
  for (let item = firstItemFor(floor, agent); item !== null; item = firstItemFor(floor, agent))
    reserve(floor, item, agent)
  refreshLinks(agent)
}

function firstItemFor(floor: Floor, agent: Agent): Item | null {
  if (agent.presence !== 'available' || !hasRoom(agent)) return null
  let best = firstOpenFor(floor, agent)
  if (floor.declinedGroups > 0) {
    for (const { lane } of agent.links) {
      if (lane.declined.size > 0) best = firstDeclinedFor(floor, agent, lane, best)
    }
  }
  for (const { lane, items } of agent.preferredGroups) {
    const head = items.first
    if (head === null || !hasRoomFor(agent, lane.channel) || linkTo(lane, agent) === undefined) continue
    if (isBetter(head, best, floor.now)) best = head
  }
  return best
}

/** Walks the agent's lanes in the table of heads; only one that is not behind the best so far is opened. */
function firstOpenFor({ heads, now }: Floor, agent: Agent): Item | null {
  const { pairs, lanes } = heads
  let best: Item | null = null
  let bestPoints = Number.NEGATIVE_INFINITY
  for (const index of agent.heads) {
    const points = (pairs[2 * index] ?? 0) + (pairs[2 * index + 1] ?? 0) * now
    if (points < bestPoints || points === Number.NEGATIVE_INFINITY) continue
    const lane = lanes[index]
    const head = lane?.open.items.first
    if (lane === null || lane === undefined || head === null || head === undefined) continue
    if (!hasRoomFor(agent, lane.channel) || !isBetter(head, best, now)) continue
    best = head
    bestPoints = points
  }
  return best
}

function firstDeclinedFor(floor: Floor, agent: Agent, lane: Lane, best: Item | null): Item | null {
  if (!hasRoomFor(agent, lane.channel)) return best
  let first = best
  for (const { items } of lane.declined) {
    const item = items.first
    if (item !== null && isBetter(item, first, floor.now) && isOfferedTo(floor, item, agent, lane)) first = item
  }
  return first
}

function isBetter(item: Item, best: Item | null, now: number): boolean {
  return best === null || isBefore(item, best, now)
}

/** Whether an agent able to serve the lane may be offered an item somebody has just declined. */
function isOfferedTo(floor: Floor, item: Item, agent: Agent, lane: Lane): boolean {
  const exclusion = item.excludedAgents.find(({ agentId }) => agentId === agent.id)
  if (exclusion === undefined) return true
  return exclusion.strict !== true && !isAnotherThere(floor, item, lane)
}

/** Whether somebody who has not declined the item is available in its lane, be it with their hands full. */
function isAnotherThere(floor: Floor, item: Item, lane: Lane): boolean {
  let others = lane.available
  for (const agent of excludedIn(floor, item, lane)) if (agent.presence === 'available') others--
  return others > 0
}

/** Agents of the lane who have just declined the item, each once. */
function excludedIn(floor: Floor, item: Item, lane: Lane): Set<Agent> {
  const excluded = new Set<Agent>()
  for (const { agentId } of item.excludedAgents) {
    const agent = floor.agents.get(agentId)
    if (agent !== undefined && linkTo(lane, agent) !== undefined) excluded.add(agent)
  }
  return excluded
}

type Candidate = HeapElement & { group: Group; head: Item }

function candidates(floor: Floor): IndexedHeap<Candidate> {
  const { freshAgents, freshGroups, now } = floor
  for (const agent of freshAgents) {
    for (const link of agent.links) {
      if (link.heapIndex === -1) continue
      freshGroups.add(link.lane.open)
      for (const group of link.lane.declined) freshGroups.add(group)
    }
    for (const group of agent.preferredGroups) freshGroups.add(group)
  }
  const heap = new IndexedHeap<Candidate>((a, b) => isBefore(a.head, b.head, now))
  for (const group of freshGroups) {
    const head = group.items.first
    if (head !== null) heap.put({ group, head, heapIndex: -1 })
  }
  return heap
}

function serveInOrder(floor: Floor, heap: IndexedHeap<Candidate>): void {
  for (let candidate = heap.first; candidate !== null; candidate = heap.first) {
    const { group, head } = candidate
    const link = bestLinkFor(floor, head, group)
    if (link !== null) {
      reserve(floor, head, link.agent)
      refreshLinks(link.agent)
    }
    // Capacity only shrinks from here on: where nobody was free for the first, nobody is for the rest.
    const next = link === null ? null : group.items.first
    if (next === null) heap.remove(candidate)
    else {
      candidate.head = next
      heap.put(candidate)
    }
  }
}

function bestLinkFor(floor: Floor, item: Item, { lane, preferredAgentId, isDeclined }: Group): Link | null {
  const wanted = preferredAgentId ?? item.preferredAgent?.agentId
  if (wanted !== undefined) {
    const agent = floor.agents.get(wanted)
    const link = linkTo(lane, agent)
    if (link && link.heapIndex !== -1 && (!isDeclined || isOfferedTo(floor, item, link.agent, lane))) return link
    if (preferredAgentId !== null) return null
  }
  return isDeclined ? lane.free.firstWhere((link) => isOfferedTo(floor, item, link.agent, lane)) : lane.free.first
}

function reserve(floor: Floor, item: Item, agent: Agent): void {
  const { queue, group } = item
  if (group === null) return
  const why = whyThisAgent(floor, item, agent, group)
  const ringUntil = floor.now + Math.max(1, queue.settings.ringSeconds) * 1000
  unplace(floor, item)
  hold(floor, agent, item)
  agent.idleSince = floor.now
  item.state = 'reserved'
  item.until = ringUntil
  wake(floor, item, ringUntil)
  floor.decisions.push({ kind: 'reserve', itemId: item.id, agentId: agent.id, queueId: queue.id, ringUntil, why })
}

function whyThisAgent(floor: Floor, item: Item, agent: Agent, group: Group): WhyThisAgent {
  const { language, skills } = group.lane.requirement
  const isPreferred = item.preferredAgent?.agentId === agent.id
  return {
    rule: isPreferred ? 'preferred-agent' : item.queue.settings.selection,
    idleSeconds: Math.max(0, Math.floor((floor.now - agent.idleSince) / 1000)),
    occupancy: occupancy(agent),
    language:
      language === null
        ? null
        : { language: language.language, asked: language.level, has: agent.languages[language.language] ?? 1 },
    skills: skills.map(({ skill, level }) => ({ skill, asked: level, has: agent.skills[skill] ?? 1 })),
    relaxedSteps: item.toldSteps,
    alternatives: alternativesTo(floor, agent, item, group),
    waitedSeconds: Math.max(0, Math.floor((floor.now - item.arrivedAt) / 1000)),
    effectivePriority: effectivePriority(item, floor.now),
  }
}

function alternativesTo(floor: Floor, agent: Agent, item: Item, { lane, preferredAgentId, isDeclined }: Group): number {
  if (preferredAgentId !== null) return 0
  let others = lane.free.size - (isFree(linkTo(lane, agent)) ? 1 : 0)
  if (!isDeclined) return others
  for (const other of excludedIn(floor, item, lane)) {
    if (other !== agent && isFree(linkTo(lane, other)) && !isOfferedTo(floor, item, other, lane)) others--
  }
  return others
}

function isFree(link: Link | undefined): boolean {
  return link !== undefined && link.heapIndex !== -1
}
