import { upsertAgent } from './agents.ts'
import { hold } from './capacity.ts'
import type { Agent, Floor, Item } from './floor.ts'
import { newItem } from './items.ts'
import { wake } from './place-items.ts'
import { queueNamed } from './queues.ts'
import type { AgentSnapshot, ItemSnapshot, QueueSnapshot, Snapshot } from './router.ts'

/** Everything the router knows, in plain rows that share nothing with its memory. */
export function takeSnapshot(floor: Floor): Snapshot {
  return structuredClone({
    queues: [...floor.queues.values()].map(({ settings, meanHandleSeconds }) => ({ ...settings, meanHandleSeconds })),
    agents: [...floor.agents.values()].map(agentRow),
    items: [...floor.items.values()].map(itemRow),
  })
}

function agentRow(agent: Agent): AgentSnapshot {
  const { id, skills, languages, capacity, presence, idleSince, queues } = agent
  return { id, skills, languages, capacity, presence, idleSince, queues: queues.map((queue) => queue.id) }
}

function itemRow(item: Item): ItemSnapshot {
  return {
    id: item.id,
    kind: item.kind,
    queueId: item.queue.id,
    channel: item.channel,
    arrivedAt: item.arrivedAt,
    priority: item.priority,
    requirement: item.requirement,
    preferredAgent: item.preferredAgent,
    excludedAgents: item.excludedAgents,
    front: item.front,
    state: item.state,
    agentId: item.agent?.id ?? null,
    enteredAt: item.enteredAt,
    leftQueues: item.leftQueues,
    isOpened: item.isOpened,
    toldSteps: item.toldSteps,
    toldNobody: item.toldNobody,
    until: item.until,
    acceptedAt: item.acceptedAt,
  }
}

/** Fills an empty floor; what waits is left to be placed. */
export function takeInSnapshot(floor: Floor, { queues, agents, items }: Snapshot): void {
  for (const queue of queues) restoreQueue(floor, queue)
  for (const agent of agents) upsertAgent(floor, agent)
  for (const item of items) restoreItem(floor, item)
}

function restoreQueue(floor: Floor, { meanHandleSeconds, ...settings }: QueueSnapshot): void {
  const queue = queueNamed(floor, settings.id)
  queue.settings = { ...settings, relaxation: settings.relaxation.toSorted((a, b) => a.afterSeconds - b.afterSeconds) }
  queue.meanHandleSeconds = meanHandleSeconds
}

function restoreItem(floor: Floor, row: ItemSnapshot): void {
  const { enteredAt, leftQueues, isOpened, toldSteps, toldNobody, acceptedAt } = row
  const item = Object.assign(newItem(floor, row), { enteredAt, isOpened, toldSteps, toldNobody, acceptedAt })
  item.leftQueues = [...leftQueues]
  floor.items.set(item.id, item)
  const agent = row.agentId === null ? undefined : floor.agents.get(row.agentId)
  if (row.state === 'waiting' || agent === undefined) {
    floor.stale.add(item)
    return
  }
  item.state = row.state
  item.until = row.until
  hold(floor, agent, item)
  if (row.state !== 'active') wake(floor, item, row.until)
}
