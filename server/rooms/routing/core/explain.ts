import type { Explanation, WaitEstimate } from './decisions.ts'
import type { Floor, Item, Lane } from './floor.ts'
import { groupsOf, laneFor } from './lanes.ts'
import { nextRelaxationAt, overflowAt, preferredUntil } from './place-items.ts'
import { effectivePriority } from './rank.ts'
import { relaxed, stepsDue } from './requirement.ts'

/** Place in the queue, 1 for the next; null when the item does not wait. */
export function positionOf(item: Item): number | null {
  if (item.group === null) return null
  let before = 0
  for (const group of groupsOf(item.queue)) before += group.items.countBefore(item)
  return before + 1
}

/**
 * Position × mean handling time ÷ places to handle it in: the mean wait in an M/M/s queue of one who finds position − 1 others before
 * them (W. Whitt, "Predicting Queueing Delays", Management Science 45(6), 1999). The wait is then a sum of that many equal exponential
 * times, so its standard deviation is the mean ÷ √position; the range is one of them to each side. Agents shared with other queues
 * count in full here, so a busy neighbour makes it longer than told.
 */
export function estimateWait(item: Item): WaitEstimate | null {
  const position = positionOf(item)
  const slots = item.group?.lane.slots ?? 0
  if (position === null || slots === 0) return null
  const handleSeconds = item.queue.meanHandleSeconds ?? item.queue.settings.expectedHandleSeconds
  const seconds = (position * handleSeconds) / slots
  const spread = seconds / Math.sqrt(position)
  return {
    seconds: Math.round(seconds),
    fromSeconds: Math.max(0, Math.round(seconds - spread)),
    toSeconds: Math.round(seconds + spread),
    basis: { position, slots, handleSeconds },
  }
}

/** Why the item has no agent yet, or who has it. */
export function explainItem(floor: Floor, item: Item, now: number): Explanation {
  const { queue } = item
  const isWaiting = item.state === 'waiting'
  const steps = stepsDue(queue.settings.relaxation, (now - item.enteredAt) / 1000)
  const requirement = relaxed(item.requirement, queue.settings, steps)
  const lane = item.group?.lane ?? laneFor(floor, queue, item.channel, requirement)
  const until = isWaiting ? preferredUntil(item) : null
  return {
    itemId: item.id,
    state: item.state,
    queueId: queue.id,
    agentId: item.agent?.id ?? null,
    because: because(item, lane),
    position: positionOf(item),
    waitedSeconds: Math.max(0, Math.floor((now - item.arrivedAt) / 1000)),
    effectivePriority: effectivePriority(item, now),
    isFront: item.front,
    requirement: lane.requirement,
    relaxedSteps: isWaiting ? item.toldSteps : steps,
    eligible: { onDuty: lane.onDuty, available: lane.available, free: lane.free.size },
    preferredAgent: until === null ? null : preferredIn(floor, item, until),
    excludedAgents: item.excludedAgents.filter((excluded) => excluded.until > now).map(({ agentId }) => agentId),
    nextRelaxationAt: isWaiting ? nextRelaxationAt(item, now) : null,
    overflowAt: isWaiting ? overflowAt(item) : null,
    ringUntil: item.state === 'reserved' ? item.until : null,
  }
}

function because(item: Item, lane: Lane): Explanation['because'] {
  if (item.state === 'reserved') return 'ringing'
  if (item.state !== 'waiting') return 'being-handled'
  if (lane.onDuty === 0) {
    const isSomebodyThere = [...lane.queue.members].some(({ presence }) => presence !== 'off-duty')
    return isSomebodyThere ? 'nobody-skilled' : 'nobody-on-duty'
  }
  if (item.group?.preferredAgentId != null) return 'waiting-for-preferred-agent'
  if (item.group?.isDeclined && lane.free.size > 0) return 'declined-a-moment-ago'
  return lane.available === 0 ? 'all-on-break' : 'all-busy'
}

function preferredIn(floor: Floor, item: Item, until: number): Explanation['preferredAgent'] {
  if (item.preferredAgent === null) return null
  const { agentId } = item.preferredAgent
  return { agentId, presence: floor.agents.get(agentId)?.presence ?? 'unknown', until }
}
