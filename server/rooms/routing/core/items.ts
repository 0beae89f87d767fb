import { hold, release } from './capacity.ts'
import type { AgentId, Command, ItemFacts, KnownHandling, QueueId } from './facts.ts'
import type { Floor, Item } from './floor.ts'
import { enterQueue, unplace, wake } from './place-items.ts'
import { queueNamed } from './queues.ts'
import { inOrder } from './requirement.ts'

/** How much of a new handling time goes into the queue's mean. */
const meanWeight = 0.05

/** A new item, or the same again with other facts, which count only while it waits. */
export function itemArrived(floor: Floor, facts: ItemFacts): void {
  const known = floor.items.get(facts.id)
  if (known === undefined) {
    const item = newItem(floor, facts)
    floor.items.set(item.id, item)
    floor.stale.add(item)
    return
  }
  if (known.state !== 'waiting') return
  changeItem(floor, known, facts)
}

/** The router's own record of an item that begins to wait now. */
export function newItem(floor: Floor, facts: ItemFacts): Item {
  return {
    id: facts.id,
    kind: facts.kind,
    queue: queueNamed(floor, facts.queueId),
    channel: facts.channel,
    arrivedAt: facts.arrivedAt,
    priority: facts.priority,
    requirement: inOrder(facts.requirement),
    preferredAgent: facts.preferredAgent ?? null,
    excludedAgents: facts.excludedAgents ?? [],
    front: facts.front ?? false,
    state: 'waiting',
    agent: null,
    enteredAt: floor.now,
    leftQueues: [],
    isOpened: false,
    toldSteps: 0,
    toldNobody: false,
    until: null,
    acceptedAt: null,
    rank: 0,
    group: null,
    hope: null,
    isCounted: false,
    dueAt: 0,
    heldUnits: 0,
    heapIndex: -1,
  }
}

type Change = Omit<Extract<Command, { kind: 'item-changed' }>, 'kind' | 'itemId'>

/** Changes what is named. What is being handled keeps its queue; what rings in another queue stops ringing. */
export function changeItem(floor: Floor, item: Item, change: Change): void {
  const isMoved = change.queueId !== undefined && change.queueId !== item.queue.id
  if (isMoved && item.state === 'reserved' && item.agent) {
    const queueId = item.queue.id
    const reason = 'item-moved'
    floor.decisions.push({ kind: 'withdraw-reservation', itemId: item.id, agentId: item.agent.id, queueId, reason })
    putBack(floor, item)
  }
  unplace(floor, item)
  item.priority = change.priority ?? item.priority
  if (change.requirement !== undefined) {
    item.requirement = inOrder(change.requirement)
    item.hope = null
    item.toldNobody = false
  }
  if (change.preferredAgent !== undefined) {
    item.preferredAgent = change.preferredAgent
    item.isOpened = false
  }
  if (isMoved && item.state === 'waiting' && change.queueId !== undefined) moveTo(floor, item, change.queueId)
  if (item.state === 'waiting') floor.stale.add(item)
}

function moveTo(floor: Floor, item: Item, queueId: QueueId): void {
  item.leftQueues = []
  enterQueue(floor, item, queueNamed(floor, queueId))
}

/** Back to the front of its queue, or of another. */
export function putBack(floor: Floor, item: Item, queueId?: QueueId): void {
  unplace(floor, item)
  release(floor, item)
  wake(floor, item, null)
  item.state = 'waiting'
  item.front = true
  item.until = null
  item.acceptedAt = null
  if (queueId !== undefined && queueId !== item.queue.id) moveTo(floor, item, queueId)
  floor.stale.add(item)
}

/** Keeps an agent from being offered the item for a while. */
export function exclude(floor: Floor, item: Item, agentId: AgentId, seconds: number, strict = false): void {
  const until = floor.now + seconds * 1000
  const others = item.excludedAgents.filter((excluded) => excluded.agentId !== agentId)
  item.excludedAgents = [...others, { agentId, until, ...(strict && { strict }) }]
}

/** The agent has it, says the database, whatever was believed here. */
export function acceptedBy(floor: Floor, item: Item, agentId: AgentId): void {
  const agent = floor.agents.get(agentId)
  if (agent === undefined || (item.state !== 'waiting' && item.state !== 'reserved' && item.agent === agent)) return
  if (item.agent !== agent) {
    if (item.state === 'reserved' && item.agent !== null) {
      const about = { itemId: item.id, agentId: item.agent.id, queueId: item.queue.id }
      floor.decisions.push({ kind: 'withdraw-reservation', ...about, reason: 'taken-elsewhere' })
    }
    unplace(floor, item)
    release(floor, item)
    hold(floor, agent, item)
    agent.idleSince = floor.now
  }
  item.state = 'active'
  item.acceptedAt = floor.now
  item.until = null
  item.front = false
  wake(floor, item, null)
}

/** Work an agent has begun on their own; the router learns of it here, if it did not know the item. */
export function takenBy(floor: Floor, agentId: AgentId, handling: KnownHandling): void {
  if (!floor.agents.has(agentId)) return
  const { itemId: id, channel, queueId = '' } = handling
  const known = floor.items.get(id)
  const requirement = { language: null, skills: [] }
  const facts: ItemFacts = { id, kind: 'contact', queueId, channel, arrivedAt: floor.now, priority: 0, requirement }
  const item = known ?? newItem(floor, facts)
  floor.items.set(id, item)
  acceptedBy(floor, item, agentId)
}

/** The item is settled: its place and its agent's capacity are free. */
export function forget(floor: Floor, item: Item): void {
  if (item.acceptedAt !== null) countHandling(floor, item, item.acceptedAt)
  unplace(floor, item)
  release(floor, item)
  wake(floor, item, null)
  floor.stale.delete(item)
  floor.heldBack.delete(item)
  floor.items.delete(item.id)
}

/** Exponentially weighted mean of handling times, beginning with what the queue expects. */
function countHandling(floor: Floor, { queue }: Item, acceptedAt: number): void {
  const mean = queue.meanHandleSeconds ?? queue.settings.expectedHandleSeconds
  queue.meanHandleSeconds = mean + meanWeight * ((floor.now - acceptedAt) / 1000 - mean)
}
