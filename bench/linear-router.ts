// The peer: a router as Asterisk's app_queue goes about it. It has no index: a change of one agent's state is carried into the member list of
// every queue, a free agent is looked for by walking the members, and an item for an agent by walking what waits in the agent's queues.
// It knows language, skills, priority with ageing and the longest idle; no relaxation, overflow or shared capacity, which only helps it.
import type { AgentSnapshot, ItemFacts, Snapshot } from '../server/rooms/routing/core/index.ts'

type Member = { agent: AgentSnapshot; isFree: boolean; idleSince: number }
type LinearQueue = { members: Member[]; waiting: ItemFacts[] }

export class LinearRouter {
  readonly #queues = new Map<string, LinearQueue>()

  constructor({ queues, agents, items }: Snapshot) {
    for (const { id } of queues) this.#queues.set(id, { members: [], waiting: [] })
    const busy = new Set(items.map(({ agentId }) => agentId))
    for (const agent of agents) {
      const free = { isFree: !busy.has(agent.id), idleSince: agent.idleSince }
      for (const id of agent.queues) this.#queues.get(id)?.members.push({ agent, ...free })
    }
    for (const item of items) if (item.state === 'waiting') this.#queues.get(item.queueId)?.waiting.push(item)
  }

  /** An agent has become free: the item they get, if any. */
  freed(agent: AgentSnapshot, now: number): ItemFacts | null {
    this.#tellAllQueues(agent, true, now)
    let best: ItemFacts | null = null
    for (const id of agent.queues) {
      for (const item of this.#queues.get(id)?.waiting ?? []) {
        if ((best === null || points(item, now) > points(best, now)) && canServe(agent, item)) best = item
      }
    }
    if (best === null) return null
    const queue = this.#queues.get(best.queueId)
    queue?.waiting.splice(queue.waiting.indexOf(best), 1)
    this.#tellAllQueues(agent, false, now)
    return best
  }

  /** An item has arrived: the agent who gets it, or it waits. */
  arrived(item: ItemFacts, now: number): AgentSnapshot | null {
    const queue = this.#queues.get(item.queueId)
    let best: Member | null = null
    for (const member of queue?.members ?? []) {
      if (!member.isFree || !canServe(member.agent, item)) continue
      if (best === null || member.idleSince < best.idleSince) best = member
    }
    if (best === null) queue?.waiting.push(item)
    else this.#tellAllQueues(best.agent, false, now)
    return best?.agent ?? null
  }

  #tellAllQueues(agent: AgentSnapshot, isFree: boolean, now: number): void {
    for (const { members } of this.#queues.values()) {
      for (const member of members) {
        if (member.agent !== agent) continue
        member.isFree = isFree
        member.idleSince = now
      }
    }
  }
}

function canServe(agent: AgentSnapshot, { requirement: { language, skills } }: ItemFacts): boolean {
  if (language !== null && (agent.languages[language.language] ?? 0) < language.level) return false
  return skills.every(({ skill, level }) => (agent.skills[skill] ?? 0) >= level)
}

function points(item: ItemFacts, now: number): number {
  return item.priority + (now - item.arrivedAt) / 60_000
}
