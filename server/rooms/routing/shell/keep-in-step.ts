import type { Command, Decision, ItemFacts, Router } from '../core/index.ts'
import type { AgentRow, ItemRow } from './read-facts.ts'

interface Belief {
  state: 'waiting' | 'reserved' | 'active'
  agentId: string | null
  queueId: string
  priority: number
  preferred: string
  requirement: string
}

/** The core and what it was last told of each item, so that a changed row becomes the right command. */
export interface Stepper {
  /** Tells the core what a row now says; the decisions that follow. */
  item(id: string, row: ItemRow | undefined, now: number): Decision[]
  agent(row: AgentRow, now: number): Decision[]
  tick(now: number): Decision[]
  refused(itemId: string, agentId: string, now: number): Decision[]
  /** Notes a decision of the core as made. */
  note(decision: Decision): void
  forgetAll(rows: readonly ItemRow[]): void
  count(): number
}

/** Keeps the core in step with the rows: rows win, whatever order their events came in. */
export function createStepper(router: Router): Stepper {
  const beliefs = new Map<string, Belief>()

  const remove = (id: string, belief: Belief): Command[] => {
    beliefs.delete(id)
    return belief.state === 'active' && belief.agentId
      ? [{ kind: 'handling-freed', itemId: id, agentId: belief.agentId }]
      : [{ kind: 'item-withdrawn', itemId: id }]
  }

  const take = (row: ItemRow): Command[] => {
    const { id, agentId, channel, queueId } = row.snapshot
    if (!agentId) return []
    beliefs.set(id, beliefOf(row))
    return [{ kind: 'handling-began', agentId, handling: { itemId: id, channel, queueId } }]
  }

  const arrive = (row: ItemRow): Command[] => {
    beliefs.set(row.snapshot.id, beliefOf(row))
    return [{ kind: 'item-arrived', item: factsOf(row) }]
  }

  const commandsFor = (id: string, row: ItemRow | undefined, now: number): Command[] => {
    const belief = beliefs.get(id)
    const isGone = !row || !isLive(row, now)
    if (isGone) return belief ? remove(id, belief) : []
    const after = beliefOf(row)
    if (!belief) return after.state === 'waiting' ? arrive(row) : take(row)
    if (after.state === 'waiting') {
      if (belief.state === 'waiting') return changes(belief, after, row)
      if (belief.state === 'reserved' && belief.queueId === after.queueId && wasDeclined(row, belief)) {
        beliefs.set(id, after)
        return [{ kind: 'reservation-declined', itemId: id, agentId: belief.agentId ?? '' }]
      }
      return [...remove(id, belief), ...arrive(row)]
    }
    if (belief.state === after.state && belief.agentId === after.agentId) return []
    if (belief.state === 'reserved' && after.state === 'active' && belief.agentId === after.agentId && after.agentId) {
      beliefs.set(id, after)
      return [{ kind: 'reservation-accepted', itemId: id, agentId: after.agentId }]
    }
    return [...remove(id, belief), ...take(row)]
  }

  const changes = (belief: Belief, after: Belief, row: ItemRow): Command[] => {
    if (JSON.stringify(belief) === JSON.stringify(after)) return []
    beliefs.set(row.snapshot.id, after)
    const { id: itemId, priority, queueId, preferredAgent, requirement } = row.snapshot
    return [
      {
        kind: 'item-changed',
        itemId,
        priority,
        ...(belief.queueId === after.queueId ? {} : { queueId }),
        ...(belief.requirement === after.requirement ? {} : { requirement }),
        ...(belief.preferred === after.preferred ? {} : { preferredAgent: preferredAgent ?? null }),
      },
    ]
  }

  const apply = (commands: readonly Command[], now: number): Decision[] => {
    const decisions: Decision[] = []
    for (const command of commands) {
      for (const decision of router.apply(command, now)) {
        note(decision)
        decisions.push(decision)
      }
    }
    return decisions
  }

  const note = (decision: Decision): void => {
    if (!('itemId' in decision)) return
    const belief = beliefs.get(decision.itemId)
    if (!belief) return
    if (decision.kind === 'reserve') Object.assign(belief, { state: 'reserved', agentId: decision.agentId })
    else if (decision.kind === 'withdraw-reservation') Object.assign(belief, { state: 'waiting', agentId: null })
    else if (decision.kind === 'overflow') belief.queueId = decision.toQueue
  }

  return {
    item: (id, row, now) => apply(commandsFor(id, row, now), now),
    agent: (row, now) => apply([{ kind: 'agent-upserted', agent: row.snapshot }], now),
    tick: (now) => apply([{ kind: 'tick' }], now),
    refused: (itemId, agentId, now) => {
      const belief = beliefs.get(itemId)
      if (belief?.state === 'reserved' && belief.agentId === agentId)
        Object.assign(belief, { state: 'waiting', agentId: null })
      return apply([{ kind: 'reservation-refused', itemId, agentId }], now)
    },
    note,
    forgetAll: (rows) => {
      beliefs.clear()
      for (const row of rows) beliefs.set(row.snapshot.id, beliefOf(row))
    },
    count: () => beliefs.size,
  }
}

/** Whether the router has anything to do with the item now: it waits and may be offered, rings, or is in hand. */
export function isLive(row: ItemRow, now: number): boolean {
  if (row.state === 'reserved' || row.state === 'taken') return true
  return row.state === 'waiting' && (row.availableAt === null || row.availableAt <= now)
}

function wasDeclined(row: ItemRow, belief: Belief): boolean {
  return row.snapshot.excludedAgents?.some((excluded) => excluded.agentId === belief.agentId) ?? false
}

function beliefOf({ snapshot }: ItemRow): Belief {
  return {
    state: snapshot.state === 'wrap-up' ? 'active' : snapshot.state,
    agentId: snapshot.agentId,
    queueId: snapshot.queueId,
    priority: snapshot.priority,
    preferred: JSON.stringify(snapshot.preferredAgent ?? null),
    requirement: JSON.stringify(snapshot.requirement),
  }
}

function factsOf({ snapshot }: ItemRow): ItemFacts {
  const { id, kind, queueId, channel, arrivedAt, priority, requirement, preferredAgent, excludedAgents, front } =
    snapshot
  return { id, kind, queueId, channel, arrivedAt, priority, requirement, preferredAgent, excludedAgents, front }
}
