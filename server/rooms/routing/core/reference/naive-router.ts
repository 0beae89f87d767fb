// The router's rules once more, as plainly as they can be said: lists, walked from end to end at every step. Slow, and the measure of the other.
import type { Decision, WhyThisAgent } from '../decisions.ts'
import type { AgentFacts, Command, ItemFacts, KnownHandling, Presence, QueueSettings } from '../facts.ts'
import { plainQueue } from '../queues.ts'
import { fitness, inOrder, meets, relaxed, stepsDue } from '../requirement.ts'

type Agent = Required<Omit<AgentFacts, 'handlings'>>
type Item = Required<ItemFacts> & {
  state: 'waiting' | 'reserved' | 'active' | 'wrap-up'
  agentId: string | null
  enteredAt: number
  leftQueues: string[]
  isOpened: boolean
  toldSteps: number
  toldNobody: boolean
  until: number | null
}

export class NaiveRouter {
  readonly queues: QueueSettings[] = []
  readonly agents: Agent[] = []
  items: Item[] = []
  #now = 0
  #decisions: Decision[] = []

  apply(command: Command, now: number): Decision[] {
    this.#now = Math.max(this.#now, now)
    this.#decisions = []
    this.#takeIn(command)
    this.#takeInTime()
    for (const item of this.items.toSorted(byArrival)) if (item.state === 'waiting') this.#settle(item)
    while (this.#reserveOne());
    return this.#decisions
  }

  #takeIn(command: Command): void {
    if (command.kind === 'queue-upserted') this.#upsertQueue(command.queue)
    if (command.kind === 'agent-upserted') this.#upsertAgent(command.agent)
    if (command.kind === 'item-arrived') this.#arrive(command.item)
    if (command.kind === 'handling-began') this.#take(command.agentId, command.handling)
    if (command.kind === 'presence-changed' || command.kind === 'agent-gone') {
      const agent = this.#agent(command.agentId)
      if (agent) this.#setPresence(agent, command.kind === 'agent-gone' ? 'off-duty' : command.presence)
      if (agent && command.kind === 'agent-gone' && command.handsBack === 'all') this.#handBackAll(agent)
    }
    if ('itemId' in command) {
      const item = this.items.find(({ id }) => id === command.itemId)
      if (item) this.#takeInAbout(item, command)
    }
  }

  #takeInAbout(item: Item, command: Extract<Command, { itemId: string }>): void {
    const isRinging = item.state === 'reserved'
    switch (command.kind) {
      case 'item-withdrawn':
        if (isRinging) this.#withdraw(item, 'item-withdrawn')
        this.#forget(item)
        break
      case 'item-changed':
        this.#change(item, command)
        break
      case 'item-returned':
        if (command.exclude) this.#exclude(item, command.exclude.agentId, command.exclude.seconds)
        if (isRinging) this.#withdraw(item, 'item-moved')
        this.#putBack(item)
        if (command.queueId !== undefined) this.#move(item, command.queueId)
        break
      case 'reservation-accepted':
        this.#accept(item, command.agentId)
        break
      default:
        if (item.agentId !== command.agentId) break
        if (command.kind === 'handling-freed') this.#forget(item)
        else if (isRinging) this.#endRing(item, command.kind)
        else if (command.kind === 'wrap-up-began') {
          item.state = 'wrap-up'
          item.until = command.until ?? this.#now + this.#queue(item.queueId).wrapUpSeconds * 1000
        }
    }
  }

  #endRing(item: Item, kind: Command['kind']): void {
    const agentId = item.agentId ?? ''
    const queue = this.#queue(item.queueId)
    if (kind === 'reservation-expired') {
      this.#withdraw(item, 'no-answer')
      const agent = this.#agent(agentId)
      const isLive = item.kind === 'contact' || item.kind === 'visit'
      const breakReason = isLive ? queue.noAnswerBreakReason : null
      if (breakReason === null || item.preferredAgent?.agentId === agentId) {
        this.#exclude(item, agentId, queue.declinePauseSeconds, !isLive)
      }
      this.#putBack(item)
      if (breakReason === null || agent?.presence !== 'available') return
      this.#decisions.push({ kind: 'set-break', itemId: item.id, agentId, reason: 'no-answer', breakReason })
      this.#setPresence(agent, 'break')
    } else if (kind === 'reservation-declined') {
      this.#exclude(item, agentId, queue.declinePauseSeconds)
      this.#putBack(item)
    } else if (kind === 'reservation-refused') {
      this.#exclude(item, agentId, 2, true)
      this.#putBack(item)
    }
  }

  #takeInTime(): void {
    for (;;) {
      const due = this.items.filter(({ state, until }) => state !== 'waiting' && until !== null && until <= this.#now)
      const [item] = due.sort((a, b) => (a.until ?? 0) - (b.until ?? 0) || (a.id < b.id ? -1 : 1))
      if (item === undefined) return
      if (item.state === 'reserved') this.#endRing(item, 'reservation-expired')
      else {
        this.#decisions.push({ kind: 'wrap-up-over', itemId: item.id, agentId: item.agentId ?? '' })
        this.#forget(item)
      }
    }
  }

  /** Overflow, relaxation, exclusions that have lapsed, and the preferred agent no longer waited for. */
  #settle(item: Item): void {
    let queue = this.#queue(item.queueId)
    for (;;) {
      queue = this.#queue(item.queueId)
      const { overflow } = queue
      const to = overflow?.toQueueId
      if (!overflow || to === undefined || to === queue.id || item.leftQueues.includes(to)) break
      const isLate = overflow.afterSeconds !== undefined && item.enteredAt + overflow.afterSeconds * 1000 <= this.#now
      const why = isLate
        ? 'waited-too-long'
        : overflow.whenNobodyOnDuty && !this.#hasHope(item)
          ? 'nobody-on-duty'
          : null
      if (why === null || !this.#leadsToSomebody(item, to)) break
      item.leftQueues.push(queue.id)
      this.#enterQueue(item, to)
      this.#decisions.push({ kind: 'overflow', itemId: item.id, fromQueue: queue.id, toQueue: to, why })
    }
    const step = stepsDue(queue.relaxation, (this.#now - item.enteredAt) / 1000)
    if (step > item.toldSteps) {
      item.toldSteps = step
      const requirement = this.#requirement(item)
      this.#decisions.push({ kind: 'relaxed', itemId: item.id, queueId: queue.id, step, requirement })
    }
    if (!this.#hasHope(item) && !item.toldNobody) {
      item.toldNobody = true
      const members = this.agents.filter(({ queues, presence }) => queues.includes(queue.id) && presence !== 'off-duty')
      const because = members.length > 0 ? 'nobody-skilled' : 'nobody-on-duty'
      this.#decisions.push({ kind: 'nobody', itemId: item.id, queueId: queue.id, because })
    }
    item.excludedAgents = item.excludedAgents.filter(({ until }) => until > this.#now)
    this.#openIfDue(item, queue)
  }

  #openIfDue(item: Item, queue: QueueSettings): void {
    if (item.preferredAgent === null || item.isOpened) return
    const { agentId } = item.preferredAgent
    const until = item.preferredAgent.waitUntil ?? item.enteredAt + queue.preferredWaitSeconds * 1000
    const agent = this.#agent(agentId)
    const reason =
      agent === undefined || agent.presence === 'off-duty'
        ? 'not-on-duty'
        : !this.#couldServe(agent, item, relaxed(item.requirement, queue, queue.relaxation.length))
          ? 'not-able'
          : item.excludedAgents.some((excluded) => excluded.agentId === agentId)
            ? 'did-not-take-it'
            : until <= this.#now
              ? 'waited-long-enough'
              : null
    if (reason === null) return
    item.isOpened = true
    if (until <= item.enteredAt) return
    this.#decisions.push({ kind: 'opened', itemId: item.id, queueId: queue.id, agentId, reason })
  }

  #reserveOne(): boolean {
    const waiting = this.items.filter(({ state }) => state === 'waiting').sort((a, b) => this.#order(a, b))
    for (const item of waiting) {
      const agents = this.eligible(item).sort((a, b) => this.#agentOrder(item, a, b))
      const [agent] = agents
      if (agent === undefined) continue
      this.#reserve(item, agent, agents.length - 1)
      return true
    }
    return false
  }

  /** Agents who could be given this waiting item now. */
  eligible(item: Item): Agent[] {
    const able = this.agents.filter((agent) => this.#couldServe(agent, item, this.#requirement(item)))
    const available = able.filter(({ presence }) => presence === 'available')
    const free = available.filter((agent) => this.#hasRoom(agent, item.channel))
    if (item.preferredAgent && !item.isOpened) return free.filter(({ id }) => id === item.preferredAgent?.agentId)
    const exclusion = (agent: Agent) => item.excludedAgents.find(({ agentId }) => agentId === agent.id)
    const isAnotherThere = available.some((agent) => !exclusion(agent))
    return free.filter((agent) => !exclusion(agent) || (!isAnotherThere && exclusion(agent)?.strict !== true))
  }

  #reserve(item: Item, agent: Agent, alternatives: number): void {
    const queue = this.#queue(item.queueId)
    const { language, skills } = this.#requirement(item)
    const why: WhyThisAgent = {
      rule: item.preferredAgent?.agentId === agent.id ? 'preferred-agent' : queue.selection,
      idleSeconds: Math.max(0, Math.floor((this.#now - agent.idleSince) / 1000)),
      occupancy: this.#occupancy(agent),
      language: language && {
        language: language.language,
        asked: language.level,
        has: agent.languages[language.language] ?? 1,
      },
      skills: skills.map(({ skill, level }) => ({ skill, asked: level, has: agent.skills[skill] ?? 1 })),
      relaxedSteps: item.toldSteps,
      alternatives,
      waitedSeconds: Math.max(0, Math.floor((this.#now - item.arrivedAt) / 1000)),
      effectivePriority: this.#priority(item),
    }
    const ringUntil = this.#now + Math.max(1, queue.ringSeconds) * 1000
    item.state = 'reserved'
    item.agentId = agent.id
    item.until = ringUntil
    agent.idleSince = this.#now
    const about = { itemId: item.id, agentId: agent.id, queueId: queue.id }
    this.#decisions.push({ kind: 'reserve', ...about, ringUntil, why })
  }

  #priority({ priority, arrivedAt, queueId }: Item): number {
    const queue = this.#queue(queueId)
    return priority + queue.priority + (queue.ageingPerMinute * (this.#now - arrivedAt)) / 60_000
  }

  #order(a: Item, b: Item): number {
    if (a.front !== b.front) return a.front ? -1 : 1
    const points = this.#priority(b) - this.#priority(a)
    if (Math.abs(points) > 1e-9) return points
    return byArrival(a, b)
  }

  #agentOrder(item: Item, a: Agent, b: Agent): number {
    const wanted = item.preferredAgent?.agentId
    if (a.id === wanted || b.id === wanted) return a.id === wanted ? -1 : 1
    const { selection } = this.#queue(item.queueId)
    const requirement = this.#requirement(item)
    const byRule =
      selection === 'best-level'
        ? fitness(b, requirement) - fitness(a, requirement)
        : selection === 'least-occupied'
          ? this.#occupancy(a) - this.#occupancy(b)
          : 0
    if (byRule !== 0) return byRule
    const byWork = Number(this.#held(a).length > 0) - Number(this.#held(b).length > 0)
    return byWork || a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1)
  }

  #requirement(item: Item) {
    const queue = this.#queue(item.queueId)
    return relaxed(item.requirement, queue, stepsDue(queue.relaxation, (this.#now - item.enteredAt) / 1000))
  }

  #couldServe(agent: Agent, item: Pick<Item, 'queueId' | 'channel'>, requirement: Item['requirement']): boolean {
    const isAble = agent.queues.includes(item.queueId) && agent.capacity.channels[item.channel] !== undefined
    return isAble && meets(agent, requirement)
  }

  #leadsToSomebody(item: Item, first: string): boolean {
    const passed = new Set([...item.leftQueues, item.queueId])
    for (let id = first; !passed.has(id); ) {
      passed.add(id)
      const queue = this.#queue(id)
      const asked = relaxed(item.requirement, queue, queue.relaxation.length)
      const { channel } = item
      if (this.agents.some((agent) => this.#couldServe(agent, { channel, queueId: id }, asked))) return true
      id = queue.overflow?.toQueueId ?? id
    }
    return false
  }

  #hasHope(item: Item): boolean {
    const queue = this.#queue(item.queueId)
    const requirement = relaxed(item.requirement, queue, queue.relaxation.length)
    return this.agents.some((agent) => agent.presence !== 'off-duty' && this.#couldServe(agent, item, requirement))
  }

  #held(agent: Agent): Item[] {
    return this.items.filter(({ agentId }) => agentId === agent.id)
  }

  #used(agent: Agent): number {
    const { channels, units } = agent.capacity
    return this.#held(agent).reduce((sum, { channel }) => sum + (channels[channel]?.cost ?? units), 0)
  }

  #occupancy(agent: Agent): number {
    return agent.capacity.units <= 0 ? 1 : this.#used(agent) / agent.capacity.units
  }

  #hasRoom(agent: Agent, channel: string): boolean {
    const model = agent.capacity.channels[channel]
    if (model === undefined) return false
    const sameChannel = this.#held(agent).filter((item) => item.channel === channel).length
    return sameChannel < model.limit && this.#used(agent) + model.cost <= agent.capacity.units
  }

  #upsertQueue(settings: QueueSettings): void {
    const queue = { ...settings, relaxation: settings.relaxation.toSorted((a, b) => a.afterSeconds - b.afterSeconds) }
    const index = this.queues.findIndex(({ id }) => id === queue.id)
    if (index === -1) this.queues.push(queue)
    else this.queues[index] = queue
  }

  #upsertAgent({ handlings = [], ...facts }: AgentFacts): void {
    const known = this.#agent(facts.id)
    const idleSince = facts.idleSince ?? (known?.presence === facts.presence ? known.idleSince : this.#now)
    const agent: Agent = { ...facts, presence: known?.presence ?? 'off-duty', idleSince }
    if (known) Object.assign(known, agent)
    else this.agents.push(agent)
    this.#setPresence(known ?? agent, facts.presence)
    Object.assign(known ?? agent, { idleSince: facts.idleSince ?? (known ?? agent).idleSince })
    for (const handling of handlings) this.#take(facts.id, handling)
  }

  #setPresence(agent: Agent, presence: Presence): void {
    if (agent.presence === presence) return
    agent.presence = presence
    if (presence === 'available') {
      agent.idleSince = this.#now
      return
    }
    for (const item of this.#held(agent).sort(byId)) {
      if (item.state !== 'reserved') continue
      this.#withdraw(item, 'agent-left')
      this.#putBack(item)
    }
  }

  #handBackAll(agent: Agent): void {
    for (const item of this.#held(agent).sort(byId)) {
      const about = { itemId: item.id, agentId: agent.id }
      if (item.state === 'wrap-up') {
        this.#decisions.push({ kind: 'wrap-up-over', ...about })
        this.#forget(item)
      } else {
        this.#decisions.push({ kind: 'hand-back', ...about, queueId: item.queueId, reason: 'agent-gone' })
        this.#putBack(item)
      }
    }
  }

  #arrive(facts: ItemFacts): void {
    const known = this.items.find(({ id }) => id === facts.id)
    if (known) {
      if (known.state === 'waiting') this.#change(known, facts)
      return
    }
    const defaults = {
      preferredAgent: null,
      excludedAgents: [],
      front: false,
      state: 'waiting' as const,
      agentId: null,
    }
    const stay = { leftQueues: [], isOpened: false, toldSteps: 0, toldNobody: false, until: null }
    this.items.push({ ...defaults, ...facts, ...stay, requirement: inOrder(facts.requirement), enteredAt: this.#now })
  }

  #change(item: Item, change: Omit<Extract<Command, { kind: 'item-changed' }>, 'kind' | 'itemId'>): void {
    const isMoved = change.queueId !== undefined && change.queueId !== item.queueId
    if (isMoved && item.state === 'reserved') {
      this.#withdraw(item, 'item-moved')
      this.#putBack(item)
    }
    item.priority = change.priority ?? item.priority
    if (change.requirement) Object.assign(item, { requirement: inOrder(change.requirement), toldNobody: false })
    if (change.preferredAgent !== undefined) {
      Object.assign(item, { preferredAgent: change.preferredAgent, isOpened: false })
    }
    if (change.queueId !== undefined && item.state === 'waiting') this.#move(item, change.queueId)
  }

  #move(item: Item, queueId: string): void {
    if (queueId === item.queueId) return
    item.leftQueues = []
    this.#enterQueue(item, queueId)
  }

  #enterQueue(item: Item, queueId: string): void {
    Object.assign(item, { queueId, enteredAt: this.#now, toldSteps: 0, toldNobody: false })
  }

  #take(agentId: string, { itemId, channel, queueId = '' }: KnownHandling): void {
    if (!this.#agent(agentId)) return
    const requirement = { language: null, skills: [] }
    const facts = { id: itemId, kind: 'contact' as const, queueId, channel, arrivedAt: this.#now, priority: 0 }
    if (!this.items.some(({ id }) => id === itemId)) this.#arrive({ ...facts, requirement })
    const item = this.items.find(({ id }) => id === itemId)
    if (item) this.#accept(item, agentId)
  }

  #accept(item: Item, agentId: string): void {
    const agent = this.#agent(agentId)
    if (!agent || (item.agentId === agentId && item.state !== 'reserved')) return
    if (item.agentId !== agentId) {
      if (item.state === 'reserved') this.#withdraw(item, 'taken-elsewhere')
      this.#release(item)
      agent.idleSince = this.#now
    }
    Object.assign(item, { state: 'active', agentId, until: null, front: false })
  }

  #withdraw(item: Item, reason: Extract<Decision, { kind: 'withdraw-reservation' }>['reason']): void {
    const about = { itemId: item.id, agentId: item.agentId ?? '', queueId: item.queueId }
    this.#decisions.push({ kind: 'withdraw-reservation', ...about, reason })
  }

  #exclude(item: Item, agentId: string, seconds: number, strict = false): void {
    const others = item.excludedAgents.filter((excluded) => excluded.agentId !== agentId)
    item.excludedAgents = [...others, { agentId, until: this.#now + seconds * 1000, strict }]
  }

  #putBack(item: Item): void {
    this.#release(item)
    Object.assign(item, { state: 'waiting', front: true, until: null })
  }

  #release(item: Item): void {
    const agent = this.#agent(item.agentId ?? '')
    if (agent) agent.idleSince = this.#now
    item.agentId = null
  }

  #forget(item: Item): void {
    this.#release(item)
    this.items = this.items.filter((other) => other !== item)
  }

  #agent(id: string): Agent | undefined {
    return this.agents.find((agent) => agent.id === id)
  }

  #queue(id: string): QueueSettings {
    return this.queues.find((queue) => queue.id === id) ?? { ...plainQueue, id }
  }
}

function byArrival(a: Item, b: Item): number {
  return a.arrivedAt - b.arrivedAt || byId(a, b)
}

function byId(a: Item, b: Item): number {
  return a.id < b.id ? -1 : 1
}
