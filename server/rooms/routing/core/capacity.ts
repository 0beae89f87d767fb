import type { CapacityModel, Channel } from './facts.ts'
import type { Agent, Floor, Item } from './floor.ts'

/** A model to begin with: one call alone, or three chats, or six mails, or what fits of them together. */
export const standardCapacity: CapacityModel = {
  units: 6,
  channels: {
    voice: { cost: 6, limit: 1 },
    visit: { cost: 6, limit: 1 },
    chat: { cost: 2, limit: 3 },
    message: { cost: 2, limit: 3 },
    email: { cost: 1, limit: 3 },
  },
}

/** Whether one more handling of the channel fits beside what the agent already holds. */
export function hasRoomFor(agent: Agent, channel: Channel): boolean {
  const model = agent.capacity.channels[channel]
  if (model === undefined) return false
  return agent.usedUnits + model.cost <= agent.capacity.units && (agent.heldByChannel.get(channel) ?? 0) < model.limit
}

/** Whether one more handling of any channel fits. */
export function hasRoom(agent: Agent): boolean {
  for (const channel in agent.capacity.channels) if (hasRoomFor(agent, channel)) return true
  return false
}

/** How many handlings of the channel an agent with nothing else can hold. */
export function slotsOf(capacity: CapacityModel, channel: Channel): number {
  const model = capacity.channels[channel]
  if (model === undefined) return 0
  return model.cost <= 0 ? model.limit : Math.min(model.limit, Math.floor(capacity.units / model.cost))
}

/** Units one handling takes; all of them on a channel the model does not name, which only work taken by hand can be. */
export function costOf(capacity: CapacityModel, channel: Channel): number {
  return capacity.channels[channel]?.cost ?? capacity.units
}

/** Gives the item to the agent, whose capacity it takes from now on. */
export function hold(floor: Floor, agent: Agent, item: Item): void {
  item.agent = agent
  item.heldUnits = costOf(agent.capacity, item.channel)
  agent.usedUnits += item.heldUnits
  agent.held.set(item.id, item)
  agent.heldByChannel.set(item.channel, (agent.heldByChannel.get(item.channel) ?? 0) + 1)
  floor.freshAgents.add(agent)
}

/** Takes the item from its agent and frees the capacity. */
export function release(floor: Floor, item: Item): void {
  const agent = item.agent
  if (agent === null) return
  item.agent = null
  agent.usedUnits -= item.heldUnits
  agent.held.delete(item.id)
  agent.heldByChannel.set(item.channel, (agent.heldByChannel.get(item.channel) ?? 1) - 1)
  agent.idleSince = floor.now
  floor.freshAgents.add(agent)
}
