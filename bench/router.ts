// How fast the router's core decides, in one thread, and how that grows. `./amer bench router`
import { type Command, createRouter, type Decision } from '../server/rooms/routing/core/index.ts'
import { type Cell, percentile, publish } from './bench-table.ts'
import { LinearRouter } from './linear-router.ts'
import { anItem, aSnapshot, randomNumbers, type Size, start } from './router-floor.ts'

type Call = { itemId: string; agentId: string }
type Figures = {
  load: number
  perSecond: number
  perCpuSecond: number
  p50: number
  p99: number
  p999: number
  worst: number
}

const warmUpRounds = 10_000
const rounds = 40_000
const full: Omit<Size, 'waiting'> = { agents: 20_000, queues: 10_000, queuesPerAgent: 5 }
const oneQueue: Omit<Size, 'waiting'> = { agents: 2_000, queues: 1, queuesPerAgent: 1 }

/** A router with a stopwatch: every call's time, and of those that reserved something. */
class Floor {
  readonly #router = createRouter()
  readonly #random = randomNumbers(11)
  readonly #size: Size
  readonly calls: Call[] = []
  readonly loadMilliseconds: number
  #now = start
  #arrivals = 0
  reserving: number[] = []
  assignments = 0

  constructor(size: Size, areBusy: boolean) {
    this.#size = size
    const snapshot = aSnapshot(size, areBusy)
    const began = performance.now()
    this.#took(this.#router.load(snapshot, start))
    this.loadMilliseconds = performance.now() - began
    const busy = snapshot.items.flatMap(({ id, agentId }) => (agentId === null ? [] : [{ itemId: id, agentId }]))
    for (const call of busy) this.calls.push(call)
  }

  /** One call ends, its agent is given the next item, and a new item arrives: the floor stays as full as it is. */
  endAndArrive(): void {
    this.#now += 1
    this.#endOne()
    this.#arrive()
  }

  /** A new item arrives for agents of whom half are idle. */
  arriveAndEnd(): void {
    this.#now += 1
    this.#arrive()
    if (this.calls.length > this.#size.agents / 2) this.#endOne()
  }

  #endOne(): void {
    const index = this.#random(this.calls.length)
    const call = this.calls[index]
    const last = this.calls.pop()
    if (call === undefined || last === undefined) return
    if (last !== call) this.calls[index] = last
    this.#tell({ kind: 'handling-freed', ...call })
  }

  #arrive(): void {
    const item = anItem(this.#size, this.#random, `new-${this.#arrivals++}`, this.#now)
    this.#tell({ kind: 'item-arrived', item })
  }

  #tell(command: Command): void {
    const began = performance.now()
    const decisions = this.#router.apply(command, this.#now)
    const milliseconds = performance.now() - began
    if (decisions.some(({ kind }) => kind === 'reserve')) this.reserving.push(milliseconds)
    this.#took(decisions)
  }

  /** Every agent accepts at once: the core's part of it counts in the throughput. */
  #took(decisions: Decision[]): void {
    for (const decision of decisions) {
      if (decision.kind !== 'reserve') continue
      const { itemId, agentId } = decision
      this.assignments++
      this.calls.push({ itemId, agentId })
      this.#took(this.#router.apply({ kind: 'reservation-accepted', itemId, agentId }, this.#now))
    }
  }
}

function measure(size: Size, isFull: boolean): Figures {
  console.error(`measuring ${JSON.stringify(size)}`)
  const floor = new Floor(size, isFull)
  const live = () => (isFull ? floor.endAndArrive() : floor.arriveAndEnd())
  for (let round = 0; round < warmUpRounds; round++) live()
  floor.reserving = []
  floor.assignments = 0
  const cpuBefore = process.threadCpuUsage()
  const began = performance.now()
  for (let round = 0; round < rounds; round++) live()
  const seconds = (performance.now() - began) / 1000
  const cpu = process.threadCpuUsage(cpuBefore)
  const times = Float64Array.from(floor.reserving, (milliseconds) => milliseconds * 1000)
  return {
    load: floor.loadMilliseconds,
    perSecond: floor.assignments / seconds,
    perCpuSecond: (floor.assignments * 1e6) / (cpu.user + cpu.system),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    p999: percentile(times, 0.999),
    worst: percentile(times, 1),
  }
}

/** The same life for the peer; a thousandth of a second is as long as it lets us wait for many rounds. */
function measurePeer(size: Size, rounds: number): number {
  const snapshot = aSnapshot(size, true)
  const router = new LinearRouter(snapshot)
  const random = randomNumbers(11)
  const busy = [...snapshot.agents]
  let assignments = 0
  const began = performance.now()
  for (let round = 0; round < rounds; round++) {
    const now = start + round
    const index = random(busy.length)
    const [agent] = busy.splice(index, 1)
    if (agent !== undefined && router.freed(agent, now) !== null) {
      assignments++
      busy.push(agent)
    }
    const taker = router.arrived(anItem(size, random, `new-${round}`, now), now)
    if (taker === null) continue
    assignments++
    busy.push(taker)
  }
  return assignments / ((performance.now() - began) / 1000)
}

function row(
  shape: string,
  size: Size,
  { load, perSecond, perCpuSecond, p50, p99, p999, worst }: Figures,
): Record<string, Cell> {
  return {
    shape,
    agents: size.agents,
    queues: size.queues,
    waiting: size.waiting,
    'assignments/s': Math.round(perSecond),
    'per CPU s': Math.round(perCpuSecond),
    'p50 µs': p50,
    'p99 µs': p99,
    'p99.9 µs': p999,
    'worst µs': worst,
    'load ms': load,
  }
}

const takeoverSize: Size = { agents: 2_000, queues: 200, queuesPerAgent: 5, waiting: 10_000 }
const takeover = measure(takeoverSize, true)
const growth = [1_000, 10_000, 100_000, 1_000_000].flatMap((waiting) => [
  { shape: 'many queues', size: { ...full, waiting }, figures: measure({ ...full, waiting }, true) },
  { shape: 'one queue', size: { ...oneQueue, waiting }, figures: measure({ ...oneQueue, waiting }, true) },
])
const variedSize: Size = { ...full, waiting: 100_000, hasVariedLevels: true }
const varied = { shape: 'many levels', size: variedSize, figures: measure(variedSize, true) }
const quietSizes: Size[] = [200, 2_000, 20_000].map((agents) => ({ ...full, agents, queues: agents / 2, waiting: 0 }))
const quiet = quietSizes.map((size) => ({ shape: 'half idle', size, figures: measure(size, false) }))
const peerSizes: { size: Size; rounds: number }[] = [
  { size: { agents: 200, queues: 100, queuesPerAgent: 5, waiting: 1_000 }, rounds: 20_000 },
  { size: { agents: 2_000, queues: 1_000, queuesPerAgent: 5, waiting: 10_000 }, rounds: 4_000 },
  { size: { ...full, waiting: 100_000 }, rounds: 400 },
  { size: { ...oneQueue, waiting: 10_000 }, rounds: 2_000 },
  { size: { ...oneQueue, waiting: 100_000 }, rounds: 400 },
]
const peers = peerSizes.map(({ size, rounds }) => {
  const ours = measure(size, true).perSecond
  const theirs = measurePeer(size, rounds)
  const { agents, queues, waiting } = size
  return { agents, queues, waiting, 'ours/s': Math.round(ours), 'linear/s': Math.round(theirs), ratio: ours / theirs }
})

const whole = growth.find(({ shape, size }) => shape === 'many queues' && size.waiting === 1_000_000)
const rows = [...growth.toSorted((a, b) => (a.shape < b.shape ? -1 : 1)), varied, ...quiet]
const isAllMet = publish({
  name: 'router',
  title: 'The router, one thread: an item assigned and accepted, and a new one arriving for it',
  tables: [
    { title: 'Growth (all agents busy unless half idle)', rows: rows.map((it) => row(it.shape, it.size, it.figures)) },
    { title: 'Another node takes over', rows: [row('take-over', takeoverSize, takeover)] },
    { title: 'Beside a router without an index, as app_queue goes about it, same floor and rounds', rows: peers },
  ],
  bounds: [
    {
      what: 'assignments, whole floor',
      figure: whole?.figures.perSecond ?? 0,
      unit: '/s',
      promise: 'at least',
      limit: 20_000,
    },
    { what: 'p99 of one decision', figure: whole?.figures.p99 ?? 1e9, unit: 'µs', promise: 'less than', limit: 1_000 },
    { what: 'take-over, the core’s part', figure: takeover.load, unit: 'ms', promise: 'less than', limit: 2_000 },
  ],
  notes: [
    'assignments/s is by the clock on the wall; per CPU s is by this thread’s own CPU time, which other work on the machine does not lessen as much.',
    'A queue has 8 different requirements (4 languages, with and without a skill) and one relaxation step; “many levels” has 48.',
    'p50 to worst are of calls that reserved something, garbage collection included; assignments/s counts every call: freed, accepted, arrived.',
    'The generator (random items, bookkeeping) runs in the same thread and is part of the time.',
    'The peer knows no relaxation, overflow, preferred agents or shared capacity; leaving them out only helps it.',
  ],
})
if (!isAllMet) process.exitCode = 1
