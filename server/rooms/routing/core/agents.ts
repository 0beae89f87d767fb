import { costOf } from './capacity.ts'
import type { AgentFacts, ItemKind, Presence } from './facts.ts'
import type { Agent, Floor, Item } from './floor.ts'
import { exclude, putBack, takenBy } from './items.ts'
import { countPresence, linkToLanes, unlinkFromLanes } from './lanes.ts'
import { releaseHeldBack } from './place-items.ts'
import { queueNamed } from './queues.ts'

/** Work at whose other end somebody waits this very moment. */
const liveKinds: readonly ItemKind[] = ['contact', 'visit']

/** Takes an agent's abilities, queues, capacity and presence as they are now. */
export function upsertAgent(floor: Floor, facts: AgentFacts): void {
  const agent = floor.agents.get(facts.id) ?? newAgent(floor, facts)
  if (!isSameProfile(agent, facts)) {
    unlinkFromLanes(floor, agent)
    agent.skills = facts.skills
    agent.languages = facts.languages
    agent.capacity = facts.capacity
    agent.queues = [...new Set(facts.queues)].map((id) => queueNamed(floor, id))
    recount(agent)
    linkToLanes(agent)
    lookAgainAtThoseWaitingFor(floor, agent)
    releaseHeldBack(floor)
  }
  if (facts.presence !== agent.presence) changePresence(floor, agent, facts.presence)
  if (facts.idleSince !== undefined) agent.idleSince = facts.idleSince
  for (const handling of facts.handlings ?? []) {
    if (!agent.held.has(handling.itemId)) takenBy(floor, agent.id, handling)
  }
  floor.freshAgents.add(agent)
}

function newAgent(floor: Floor, facts: AgentFacts): Agent {
  const agent: Agent = {
    id: facts.id,
    skills: {},
    languages: {},
    queues: [],
    capacity: { units: 0, channels: {} },
    presence: 'off-duty',
    idleSince: floor.now,
    usedUnits: 0,
    held: new Map(),
    heldByChannel: new Map(),
    links: [],
    heads: [],
    freeLinks: 0,
    preferredGroups: new Set(),
  }
  floor.agents.set(agent.id, agent)
  return agent
}

function isSameProfile(agent: Agent, facts: AgentFacts): boolean {
  const { skills, languages, capacity } = agent
  const known = { skills, languages, capacity, queues: agent.queues.map(({ id }) => id) }
  const told = { skills: facts.skills, languages: facts.languages, capacity: facts.capacity, queues: facts.queues }
  return JSON.stringify(known) === JSON.stringify(told)
}

/** A new capacity model prices the work already held anew. */
function recount(agent: Agent): void {
  agent.usedUnits = 0
  for (const item of agent.held.values()) {
    item.heldUnits = costOf(agent.capacity, item.channel)
    agent.usedUnits += item.heldUnits
  }
}

/** Sets an agent's presence. One who is no longer available has nothing ringing: it goes back to the front. */
export function changePresence(floor: Floor, agent: Agent, presence: Presence): void {
  const from = agent.presence
  if (from === presence) return
  agent.presence = presence
  countPresence(floor, agent, from, presence)
  floor.freshAgents.add(agent)
  if (presence === 'off-duty') lookAgainAtThoseWaitingFor(floor, agent)
  if (presence === 'available') agent.idleSince = floor.now
  else withdrawRinging(floor, agent)
}

function withdrawRinging(floor: Floor, agent: Agent): void {
  const ringing = [...agent.held.values()].filter((item) => item.state === 'reserved').sort(byId)
  for (const item of ringing) {
    const { id: itemId, queue } = item
    const reason = 'agent-left'
    floor.decisions.push({ kind: 'withdraw-reservation', itemId, agentId: agent.id, queueId: queue.id, reason })
    putBack(floor, item)
  }
}

function byId(a: Item, b: Item): number {
  return a.id < b.id ? -1 : 1
}

/**
 * The ring was not answered: the item to the front. The agent to the queue's break where somebody waited at the other end; what
 * nobody waits for (an answer to be told, a callback) may well ring beside a conversation: then that pair is only left alone for a while.
 */
export function endReservation(floor: Floor, item: Item): void {
  const { agent, queue } = item
  if (agent === null) return
  const about = { itemId: item.id, agentId: agent.id }
  floor.decisions.push({ kind: 'withdraw-reservation', ...about, queueId: queue.id, reason: 'no-answer' })
  const isLive = liveKinds.includes(item.kind)
  const breakReason = isLive ? queue.settings.noAnswerBreakReason : null
  if (breakReason === null || item.preferredAgent?.agentId === agent.id) {
    exclude(floor, item, agent.id, queue.settings.declinePauseSeconds, !isLive)
  }
  putBack(floor, item)
  if (breakReason === null || agent.presence !== 'available') return
  floor.decisions.push({ kind: 'set-break', ...about, reason: 'no-answer', breakReason })
  changePresence(floor, agent, 'break')
}

function lookAgainAtThoseWaitingFor(floor: Floor, agent: Agent): void {
  for (const group of agent.preferredGroups) for (const item of group.items) floor.stale.add(item)
}
