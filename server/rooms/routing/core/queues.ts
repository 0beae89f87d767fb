import type { QueueId, QueueSettings } from './facts.ts'
import type { Floor, Queue } from './floor.ts'

/** What a queue does unless told otherwise. */
export const plainQueue: QueueSettings = {
  id: '',
  ringSeconds: 20,
  priority: 0,
  ageingPerMinute: 1,
  selection: 'longest-idle',
  relaxation: [],
  mayDropLanguage: false,
  overflow: null,
  preferredWaitSeconds: 0,
  declinePauseSeconds: 30,
  noAnswerBreakReason: 'no-answer',
  wrapUpSeconds: 30,
  expectedHandleSeconds: 240,
}

/** The queue of this id; one nobody has described yet begins with plain settings, so that no item is ever without. */
export function queueNamed(floor: Floor, id: QueueId): Queue {
  const known = floor.queues.get(id)
  if (known !== undefined) return known
  const queue: Queue = {
    id,
    settings: { ...plainQueue, id },
    meanHandleSeconds: null,
    members: new Set(),
    lanes: new Map(),
    laneLimit: 64,
    waitingCount: 0,
  }
  floor.queues.set(id, queue)
  return queue
}
