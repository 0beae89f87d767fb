import type { Pools } from '#platform/database'
import type { Lease } from '#platform/lease'
import type { Log } from '#platform/log'
import { enterListeners } from './enter-listeners.ts'
import { createNotifyChannel } from './notify-channel.ts'
import { eventsAfter, lastPosition, numberEvents } from './number-events.ts'
import { createOnceListeners, type Journey } from './once-listeners.ts'
import { onPublished, type PlatformEvent } from './publish.ts'

/** Something fleeting (typing, a read sign): told to screens, never stored, lost without harm. */
export interface Signal {
  type: string
  entityId: string
  payload: Record<string, unknown>
  /** The customer's stream of this contact. */
  customerOf?: string | undefined
  /** These staff members. */
  staff?: readonly string[] | undefined
  permission?: string | readonly string[] | undefined
}

export type HearEvent = (event: PlatformEvent) => void
export type HearSignal = (signal: Signal) => void

export interface EventFlow {
  /** Every numbered event in order, on every node. */
  onEvent(hear: HearEvent): () => void
  onSignal(hear: HearSignal): () => void
  signal(signal: Signal): void
  /** The newest position this node has told its listeners of. */
  position(): number
  start(): Promise<void>
  stop(): Promise<void>
}

export interface EventFlowWanted {
  pools: Pools
  engineUrl: string
  lease: Lease
  journey: () => Journey
  log: Log
  /** How often the leader looks for events that other nodes committed without a word, in milliseconds. */
  lookEveryMilliseconds?: number
}

/** The road of events on one node: numbering while it leads, once-listeners while it leads, tailing always. */
export function createEventFlow(wanted: EventFlowWanted): EventFlow {
  const { pools, lease, log } = wanted
  const channel = createNotifyChannel(wanted.engineUrl, log)
  const node = `${process.pid}.${Math.random().toString(36).slice(2)}`
  const hearers = new Set<HearEvent>()
  const signalHearers = new Set<HearSignal>()
  let once: ReturnType<typeof createOnceListeners> | null = null
  let told = 0
  let stopped = false
  let look: NodeJS.Timeout | undefined

  const number = oneAtATime(async () => {
    const epoch = lease.epoch()
    if (epoch === null) return channel.send('amer_wake', '')
    for (;;) {
      const events = await numberEvents(pools.engine, epoch)
      if (events.length === 0) return
      tell(events)
      channel.send('amer_position', String(events.at(-1)?.position))
      once?.note(events)
      runOnce()
      if (events.length < 1000) return
    }
  })

  const catchUp = oneAtATime(async () => {
    for (;;) {
      const events = await eventsAfter(pools.engine, told)
      if (events.length === 0) return
      tell(events)
    }
  })

  // Positions are gapless: an event that is not the next one means that this node has missed some.
  const tell = (events: readonly PlatformEvent[]) => {
    if (events[0] && events[0].position > told + 1 && told > 0) return catchUp()
    for (const event of events) {
      if (event.position <= told) continue
      told = event.position
      for (const hear of hearers) safely(() => hear(event), log)
    }
  }

  const runOnce = () => {
    const epoch = lease.epoch()
    if (epoch !== null) void once?.run(epoch).catch((error) => log.error({ err: error }, 'listeners stopped'))
  }

  channel.on('amer_position', (text) => {
    if (Number(text) > told) catchUp()
  })
  channel.on('amer_wake', () => {
    if (lease.epoch() !== null) number()
  })
  channel.on('amer_signal', (text) => {
    const { from, signal } = JSON.parse(text) as { from: string; signal: Signal }
    if (from !== node) for (const hear of signalHearers) safely(() => hear(signal), log)
  })
  lease.onGain(() => {
    void once?.stop()
    const fresh = createOnceListeners(pools, wanted.journey(), log)
    once = fresh // it is told of what is numbered while its cursors are read
    fresh.load().then(runOnce, (error) => log.error({ err: error }, 'cursors not read'))
    number()
    // The leader before us may have numbered events and died before it said so.
    catchUp()
  })

  return {
    onEvent: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    onSignal: (hear) => {
      signalHearers.add(hear)
      return () => signalHearers.delete(hear)
    },
    signal: (signal) => {
      for (const hear of signalHearers) safely(() => hear(signal), log)
      channel.send('amer_signal', JSON.stringify({ from: node, signal }))
    },
    position: () => told,
    start: async () => {
      await enterListeners(pools, wanted.journey())
      told = await lastPosition(pools.engine)
      await channel.start()
      const off = onPublished(() => number())
      const tick = () => {
        if (stopped) return off()
        if (lease.epoch() === null) catchUp()
        else {
          number()
          runOnce()
        }
        look = setTimeout(tick, wanted.lookEveryMilliseconds ?? 250)
      }
      tick()
    },
    stop: async () => {
      stopped = true
      clearTimeout(look)
      await number.idle()
      await catchUp.idle()
      await once?.stop()
      await channel.stop()
    },
  }

  function oneAtATime(work: () => Promise<void>) {
    let running: Promise<void> | null = null
    let again = false
    const loop = async () => {
      do {
        again = false
        await work()
      } while (again && !stopped)
    }
    const run = () => {
      if (stopped) return
      again = true
      running ??= loop()
        .catch((error) => log.warn({ err: error }, 'events wait'))
        .finally(() => {
          running = null
        })
    }
    return Object.assign(run, { idle: async () => running ?? undefined })
  }
}

function safely(run: () => void, log: Log): void {
  try {
    run()
  } catch (error) {
    log.error({ err: error }, 'a hearer failed')
  }
}
