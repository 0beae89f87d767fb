import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRouter } from './create-router.ts'
import type { Command, Decision } from './index.ts'
import { NaiveRouter } from './reference/naive-router.ts'
import { aStory, type StoryEvent } from './reference/random-floor.ts'

const start = 1_800_000_000_000

/** Both routers living through the same story, under one virtual clock. */
class Story {
  router = createRouter()
  readonly naive = new NaiveRouter()
  readonly told: Decision[] = []
  now = start
  arrivals = 0
  settled = 0

  /** Tells both, and holds their answers against each other. */
  tell(command: Command): void {
    const answers = this.router.apply(command, this.now)
    expect(answers, `after ${JSON.stringify(command)}`).toEqual(this.naive.apply(command, this.now))
    this.told.push(...answers)
    this.settled += answers.filter(({ kind }) => kind === 'wrap-up-over').length
    this.checkFloor()
  }

  live({ after, event }: StoryEvent): void {
    this.now += after * 1000
    if (event.does === 'crash') this.crash()
    else if (event.does === 'wait-until-due') this.waitUntilDue()
    else for (const command of this.commandsFor(event)) this.tell(command)
  }

  /** All that is kept goes through JSON into a new router, which has nothing to add. */
  crash(): void {
    this.tell({ kind: 'tick' })
    const kept = JSON.parse(JSON.stringify(this.router.snapshot()))
    this.router = createRouter()
    expect(this.router.load(kept, this.now)).toEqual([])
  }

  /** Until the moment it names, time alone changes nothing. */
  waitUntilDue(): void {
    this.tell({ kind: 'tick' })
    const dueAt = this.router.nextDueAt()
    if (dueAt === null) return
    expect(dueAt).toBeGreaterThan(this.now)
    this.now = dueAt - 1
    expect(this.router.apply({ kind: 'tick' }, this.now)).toEqual([])
    this.now = dueAt
    this.tell({ kind: 'tick' })
  }

  checkFloor(): void {
    const { router, naive } = this
    for (const { id, capacity } of naive.agents) {
      const load = router.loadOf(id)
      const held = naive.items.filter(({ agentId }) => agentId === id)
      expect(load?.handlings.map(({ itemId }) => itemId).sort()).toEqual(held.map((item) => item.id).sort())
      expect(load?.units).toBe(capacity.units)
    }
    const waiting = naive.items.filter(({ state }) => state === 'waiting')
    for (const item of waiting) expect(naive.eligible(item), `${item.id} waits while somebody is free`).toEqual([])
    for (const { id } of naive.queues) {
      const here = waiting.filter(({ queueId }) => queueId === id)
      expect(router.waitingCount(id)).toBe(here.length)
      const positions = here.map((item) => router.position(item.id)).sort((a, b) => (a ?? 0) - (b ?? 0))
      expect(positions).toEqual(here.map((_, index) => index + 1))
    }
    expect(naive.items.length).toBe(this.arrivals - this.settled)
    for (const item of naive.items) expect(router.explain(item.id, this.now)?.state).toBe(item.state)
  }

  commandsFor(event: StoryEvent['event']): Command[] {
    const { now } = this
    switch (event.does) {
      case 'arrive': {
        const { age, ...item } = event.item
        this.arrivals++
        const id = `item-${String(this.arrivals).padStart(3, '0')}`
        return [{ kind: 'item-arrived', item: { ...item, id, arrivedAt: now - age * 1000 } }]
      }
      case 'agent':
        return [{ kind: 'agent-upserted', agent: event.agent }]
      case 'queue':
        return [{ kind: 'queue-upserted', queue: event.queue }]
      case 'presence':
        return [{ kind: 'presence-changed', agentId: event.agentId, presence: event.presence }]
      case 'gone':
        return [{ kind: 'agent-gone', agentId: event.agentId, handsBack: 'reserved' }]
      case 'gone-with-all':
        return [{ kind: 'agent-gone', agentId: event.agentId, handsBack: 'all' }]
      case 'outbound': {
        if (!this.naive.agents.some(({ id }) => id === event.agentId)) return []
        this.arrivals++
        const handling = {
          itemId: `item-${String(this.arrivals).padStart(3, '0')}`,
          channel: 'chat',
          queueId: 'general',
        }
        return [{ kind: 'handling-began', agentId: event.agentId, handling }]
      }
      default:
        return 'choice' in event ? this.commandsAbout(event) : [{ kind: 'tick' }]
    }
  }

  commandsAbout(event: Extract<StoryEvent['event'], { choice: number }>): Command[] {
    const ringing = ['accept', 'decline', 'refuse', 'expire'].includes(event.does)
    const held = ['wrap-up', 'free'].includes(event.does)
    const pool = this.naive.items.filter(({ state }) =>
      ringing ? state === 'reserved' : held ? state === 'active' || state === 'wrap-up' : true,
    )
    const item = pool[event.choice % Math.max(1, pool.length)]
    if (item === undefined) return []
    const itemId = item.id
    const agentId = item.agentId ?? 'agent-0'
    switch (event.does) {
      case 'accept':
      case 'accept-late':
        return [{ kind: 'reservation-accepted', itemId, agentId: event.does === 'accept' ? agentId : 'agent-1' }]
      case 'decline':
        return [{ kind: 'reservation-declined', itemId, agentId }]
      case 'refuse':
        return [{ kind: 'reservation-refused', itemId, agentId }]
      case 'expire':
        return [{ kind: 'reservation-expired', itemId, agentId }]
      case 'wrap-up':
        return [{ kind: 'wrap-up-began', itemId, agentId }]
      case 'free':
        this.settled++
        return [{ kind: 'handling-freed', itemId, agentId }]
      case 'withdraw':
        this.settled++
        return [{ kind: 'item-withdrawn', itemId }]
      case 'return':
        return [{ kind: 'item-returned', itemId, queueId: 'visas' }]
      case 'return-excluding':
        return [{ kind: 'item-returned', itemId, exclude: { agentId, seconds: 10 } }]
      default:
        return [{ kind: 'item-changed', itemId, ...event.change }]
    }
  }
}

describe('the router, against the same rules said plainly', () => {
  it('takes the same decisions in any story, through crashes too', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(aStory, ({ queues, agents, events }) => {
        const story = new Story()
        for (const queue of queues) story.tell({ kind: 'queue-upserted', queue })
        for (const agent of agents) story.tell({ kind: 'agent-upserted', agent })
        for (const event of events) story.live(event)
      }),
      { numRuns: Number(process.env.AMER_PROPERTY_RUNS ?? 200) },
    )
  })
})
