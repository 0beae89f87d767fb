import type { Decision } from './decisions.ts'
import { estimateWait, explainItem, positionOf } from './explain.ts'
import type { AgentId } from './facts.ts'
import type { Floor, Item } from './floor.ts'
import { giveOut } from './give-out.ts'
import { IndexedHeap } from './indexed-heap.ts'
import { LaneHeads } from './lane-heads.ts'
import { sweepLanes } from './lanes.ts'
import { placeStaleItems } from './place-items.ts'
import type { AgentLoad, Router, RouterSettings } from './router.ts'
import { takeInSnapshot, takeSnapshot } from './snapshot.ts'
import { takeIn, takeInTime } from './take-in.ts'

const plainSettings: RouterSettings = { refusedPauseSeconds: 2 }

/** An empty router. It knows only the time it is told, which never runs backwards for it. */
export function createRouter(settings: Partial<RouterSettings> = {}): Router {
  let floor = emptyFloor({ ...plainSettings, ...settings })
  return {
    apply: (command, now) => {
      floor.now = Math.max(floor.now, now)
      takeIn(floor, command)
      return decide(floor)
    },
    load: (snapshot, now) => {
      floor = emptyFloor(floor.settings)
      floor.now = now
      takeInSnapshot(floor, snapshot)
      return decide(floor)
    },
    snapshot: () => takeSnapshot(floor),
    nextDueAt: () => floor.timers.first?.dueAt ?? null,
    position: (itemId) => ifKnown(floor.items.get(itemId), positionOf),
    estimateWait: (itemId) => ifKnown(floor.items.get(itemId), estimateWait),
    explain: (itemId, now) => ifKnown(floor.items.get(itemId), (item) => explainItem(floor, item, now)),
    waitingCount: (queueId) => floor.queues.get(queueId)?.waitingCount ?? 0,
    loadOf: (agentId) => loadOf(floor, agentId),
  }
}

/** What was told first, then what time brings, then the work given out. */
function decide(floor: Floor): Decision[] {
  takeInTime(floor)
  placeStaleItems(floor)
  giveOut(floor)
  if (floor.overgrown.size > 0) sweepLanes(floor)
  const { decisions } = floor
  floor.decisions = []
  return decisions
}

function ifKnown<T>(item: Item | undefined, ask: (item: Item) => T | null): T | null {
  return item === undefined ? null : ask(item)
}

function loadOf(floor: Floor, agentId: AgentId): AgentLoad | null {
  const agent = floor.agents.get(agentId)
  if (agent === undefined) return null
  const handlings = [...agent.held.values()].flatMap(({ id: itemId, channel, state }) =>
    state === 'waiting' ? [] : [{ itemId, channel, state }],
  )
  return { usedUnits: agent.usedUnits, units: agent.capacity.units, handlings }
}

function emptyFloor(settings: RouterSettings): Floor {
  return {
    settings,
    queues: new Map(),
    agents: new Map(),
    items: new Map(),
    timers: new IndexedHeap<Item>(isDueBefore),
    now: 0,
    decisions: [],
    stale: new Set(),
    freshGroups: new Set(),
    freshAgents: new Set(),
    heldBack: new Set(),
    overgrown: new Set(),
    heads: new LaneHeads(),
    declinedGroups: 0,
  }
}

function isDueBefore(a: Item, b: Item): boolean {
  return a.dueAt !== b.dueAt ? a.dueAt < b.dueAt : a.id < b.id
}
