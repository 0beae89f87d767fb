import { sql } from 'kysely'
import { inEngine } from '#platform/database'
import { publish } from '#platform/events'
import { Counter, Gauge } from '#platform/metrics'
import type { Platform } from '#platform/parts'
import { agentFacts, capacityFaults, putOnQueues, setReady } from './agent-store.ts'
import { acceptReservation, declineReservation } from './answer-reservation.ts'
import { changePresence, markAllGone, markConnection } from './change-presence.ts'
import { changeWork, queueFacts } from './change-work.ts'
import { enqueueWork, queueForTopic } from './enqueue-work.ts'
import { openQueueFor, queueOfLastResort } from './find-queue.ts'
import { goOnInLanguage, languageStanding, strandedContacts } from './go-on-in-language.ts'
import { handOver, takeByHand } from './hand-over.ts'
import { finishWork, parkWork, returnWork, withdrawWork } from './return-work.ts'
import type { RoutingActions } from './room.ts'
import { createRouterShell, type RouterShell, type ShellSettings } from './shell/router-shell.ts'
import { ringingCalls, standingOf, waitsSince } from './standing.ts'
import { createStandingTeller } from './tell-standings.ts'
import { traceOf } from './trace-of.ts'

export interface RoutingRoom extends RoutingActions {
  routes: []
  /** The durable router: `start` once the event flow runs, `turn` in tests. */
  router: RouterShell
  /** A staff member's first stream opened here, or their last one closed (`live.onStaff`). */
  noteConnection(change: { staffId: string; connected: boolean }): Promise<void>
  start(): void
  stop(): Promise<void>
  tellStandings(): Promise<void>
  /** Agents whose counted capacity differs from what they hold; stays empty. */
  capacityFaults: typeof capacityFaults
}

const usualPatience: ShellSettings = { graceSeconds: 20, keepSeconds: 120 }

/** Makes the routing room: queues, presence, reservations, and the one router behind the leader's lease. */
export function makeRouting(platform: Platform, settings: ShellSettings = usualPatience): RoutingRoom {
  const { pools, clock, events, words } = platform
  const now = () => clock.now()
  const router = createRouterShell(platform, settings)
  const teller = createStandingTeller(platform)
  const here = new Set<string>()
  router.onMoved(teller.moved)
  measure(platform, router)

  const noteConnection = async ({ staffId, connected }: { staffId: string; connected: boolean }) => {
    if (connected) here.add(staffId)
    else here.delete(staffId)
    await inEngine(pools, (trx) => markConnection(trx, now(), staffId, connected))
  }

  // A router that begins anew cannot know whose streams a dead node held: all count as gone until their node says otherwise.
  const rollCall = () =>
    inEngine(pools, async (trx) => {
      if ((await markAllGone(trx, now(), [...here])) === 0) return
      const { entityId } = await trx.selectFrom('routing.agent').select('entityId').limit(1).executeTakeFirstOrThrow()
      await publish(trx, { type: 'router.roll-call', entityId, payload: {}, at: now() })
    })

  let off: (() => void) | null = null
  return {
    routes: [],
    router,
    enqueue: (trx, order) => enqueueWork(trx, now(), order),
    queueForTopic,
    openQueueFor,
    queueOfLastResort: (trx, entityId) => {
      const name = { ar: words.say('ar', 'queue.unrouted'), en: words.say('en', 'queue.unrouted') }
      return queueOfLastResort(trx, now(), { entityId, name })
    },
    withdraw: (trx, wanted) => withdrawWork(trx, now(), wanted),
    returnToQueue: (trx, wanted) => returnWork(trx, now(), wanted),
    park: (trx, workItemId) => parkWork(trx, now(), workItemId),
    finish: (trx, wanted) => finishWork(trx, now(), wanted.workItemId, wanted.because),
    handOver: (trx, wanted) => handOver(trx, now(), wanted),
    takeByHand: (trx, wanted) => takeByHand(trx, now(), wanted),
    accept: (trx, answer) => acceptReservation(trx, now(), answer),
    decline: (trx, answer) => declineReservation(trx, now(), answer),
    languageStanding,
    strandedContacts,
    goOnInLanguage: (trx, wanted) => goOnInLanguage(trx, now(), wanted),
    change: (trx, change) => changeWork(trx, now(), change),
    setPresence: (trx, wanted) => changePresence(trx, now(), wanted),
    agent: agentFacts,
    queue: queueFacts,
    standing: standingOf,
    waitsSince,
    ringingCalls,
    traceOf: (trx, workItemId) => traceOf(trx, workItemId, router.explain),
    setReady: (trx, wanted) => setReady(trx, now(), wanted),
    putOnQueues: (trx, wanted) => putOnQueues(trx, now(), wanted),
    countLimbo: async (trx) => {
      const { count } = await trx
        .selectFrom('routing.limbo')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
    noteConnection,
    capacityFaults,
    tellStandings: teller.tellNow,
    start: () => {
      off = events.onEvent((event) => {
        if (event.type !== 'router.roll-call') return
        for (const staffId of here) {
          noteConnection({ staffId, connected: true }).catch((error) =>
            platform.log.warn({ err: error }, 'roll call not answered'),
          )
        }
      })
      platform.lease.onGain(() => {
        rollCall().catch((error) => platform.log.warn({ err: error }, 'roll call failed'))
      })
      router.start()
    },
    stop: async () => {
      off?.()
      teller.stop()
      await router.stop()
    },
  }
}

function measure(platform: Platform, router: RouterShell): void {
  const { metrics, pools, events } = platform
  new Gauge({
    name: 'amer_queue_waiting',
    help: 'Items waiting or ringing in a queue',
    labelNames: ['queue'],
    registers: [metrics],
    async collect() {
      const { rows } = await inEngine(pools, (trx) =>
        sql<{ queue: string; waiting: number }>`
          select entity.code || '/' || queue.code as queue, count(item.id)::int as waiting
          from routing.queue queue join entities.shown_entity entity on entity.entity_id = queue.entity_id
          left join routing.work_item item on item.queue_id = queue.id and item.state in ('waiting', 'reserved')
          group by entity.code, queue.code`.execute(trx),
      )
      this.reset()
      for (const { queue, waiting } of rows) this.set({ queue }, waiting)
    },
  })
  const results = new Counter({
    name: 'amer_reservations_total',
    help: 'Reservations that ended, by result',
    labelNames: ['result'],
    registers: [metrics],
  })
  events.onEvent((event) => {
    const [, result] = event.type.match(/^reservation\.(accepted|declined|missed|withdrawn)$/) ?? []
    if (result) results.inc({ result })
  })
  new Gauge({
    name: 'amer_router_lag_seconds',
    help: 'How long the last committed fact waited for the router',
    registers: [metrics],
    collect() {
      this.set(router.lagSeconds())
    },
  })
}
