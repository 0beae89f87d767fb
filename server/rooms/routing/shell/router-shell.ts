import { inEngine, type Trx } from '#platform/database'
import { onPublished, type PlatformEvent, type WrittenEvent } from '#platform/events'
import type { Platform } from '#platform/parts'
import { claimReservations } from '../claim-reservation.ts'
import { createRouter, type Decision, type Explanation, type Router } from '../core/index.ts'
import { createAbsenceWatch } from './absent-agents.ts'
import { carryOut, isToBeWritten } from './carry-out.ts'
import { createStepper, isLive, type Stepper } from './keep-in-step.ts'
import { type AgentRow, type ItemRow, readAgents, readItems, readQueues } from './read-facts.ts'

export interface ShellSettings {
  /** How long a lost connection is waited for before what rings goes back. */
  graceSeconds: number
  /** How long an absent agent's conversations are kept for them. */
  keepSeconds: number
}

export interface RouterShell {
  /** Begins to work whenever this node holds the lease. */
  start(): void
  stop(): Promise<void>
  /** Does all that is to be done now; resolves when nothing is left. */
  turn(): Promise<void>
  /** Takes the router's place under this epoch, from the database alone; for tests and for gaining the lease. */
  begin(epoch: number): Promise<void>
  explain(itemId: string): Explanation | null
  hear(event: PlatformEvent): void
  /** Called after each turn with the queues in which something moved. */
  onMoved(hear: (queueIds: readonly string[]) => void): void
  lagSeconds(): number
}

interface Running {
  epoch: number
  router: Router
  stepper: Stepper
  later: Map<string, number>
}

const ROUTED = ['work-item.', 'reservation.', 'agent.', 'routing.']
/** What only the router itself writes, and therefore knows. */
const OWN_WORD = 'reservation.made'
// A batch holds its agents' rows until it commits, and their desks wait for that: short ones.
const BATCH = 24
/** Events of this node that were heard at their commit and not yet with their position; past this many some are heard twice. */
const HEARD_EARLY_AT_MOST = 20_000
const RELOAD_AFTER_MILLISECONDS = 200

/** The one router of the installation while this node leads: reads committed facts, asks the core, makes its decisions durable. */
export function createRouterShell(platform: Platform, settings: ShellSettings): RouterShell {
  const { pools, clock, log, lease, events } = platform
  const absence = createAbsenceWatch(pools, settings)
  const items = new Set<string>()
  const agents = new Set<string>()
  const heardEarly = new Set<string>()
  const movedQueues = new Set<string>()
  const movedHearers: ((queueIds: readonly string[]) => void)[] = []
  let running: Running | null = null
  let mustReload = false
  let oldest: number | null = null
  let lag = 0
  let timer: NodeJS.Timeout | undefined
  let turning: Promise<void> | null = null
  let again = false
  let stopped = false
  let off: (() => void) | null = null

  // What this node writes is heard at its commit, rather than once it has its position: only the rows are believed anyway.
  const hearEarly = (written: readonly WrittenEvent[]) => {
    for (const event of written) {
      if (!running || !isRouted(event)) continue
      if (heardEarly.size >= HEARD_EARLY_AT_MOST) heardEarly.clear()
      heardEarly.add(event.id)
      note(event)
    }
  }

  const hear = (event: PlatformEvent) => {
    if (running && isRouted(event) && !heardEarly.delete(event.id)) note(event)
  }

  const note = (event: WrittenEvent) => {
    const { workItemId, agentId, staffId, queueId } = event.payload as Record<string, string | undefined>
    if (workItemId) items.add(workItemId)
    if (agentId) agents.add(agentId)
    if (staffId) agents.add(staffId)
    if (queueId) movedQueues.add(queueId)
    if (event.type === 'agent.presence-changed') absence.lookAgain()
    if (event.type === 'routing.settings-changed') mustReload = true
    oldest ??= event.at.getTime()
    kick()
  }

  const kick = () => {
    again = true
    turning ??= loop().finally(() => {
      turning = null
      schedule()
    })
  }

  const loop = async () => {
    while (again && running) {
      again = false
      try {
        await oneTurn(running)
      } catch (error) {
        // What the core believes and what is written may now differ: start over from the rows.
        log.error({ err: error }, 'router turn failed')
        mustReload = true
        return
      }
    }
  }

  const oneTurn = async (own: Running) => {
    if (mustReload) {
      mustReload = false
      await load(own)
    }
    const askedItems = [...items]
    const askedAgents = [...agents]
    items.clear()
    agents.clear()
    const heardAt = oldest
    oldest = null
    const now = clock.now().getTime()
    for (const [id, at] of own.later) if (at <= now) askedItems.push(id)
    await absence.look(own.epoch, clock.now())
    const rows = await readAsked(askedAgents, askedItems)
    const decisions = takeIn(own, rows, new Set(askedItems), now)
    await carryOutAll(own, decisions)
    if (heardAt !== null) lag = Math.max(0, (clock.now().getTime() - heardAt) / 1000)
    if (movedQueues.size > 0) {
      for (const hearer of movedHearers) hearer([...movedQueues])
      movedQueues.clear()
    }
  }

  // Two statements side by side, each by itself: what changes between them is heard of again.
  const readAsked = async (agentIds: readonly string[], itemIds: readonly string[]) => {
    const [agentRows, itemRows] = await Promise.all([
      agentIds.length > 0 ? readAgents(pools.engine, agentIds) : [],
      itemIds.length > 0 ? readItems(pools.engine, itemIds) : [],
    ])
    return { agents: agentRows, items: itemRows }
  }

  const takeIn = (
    own: Running,
    rows: { agents: AgentRow[]; items: ItemRow[] },
    asked: ReadonlySet<string>,
    now: number,
  ): Decision[] => {
    const decisions: Decision[] = []
    // A row read before this turn's decisions says nothing about what they touched: look again next turn.
    const touched = new Set<string>()
    const add = (more: readonly Decision[]) => {
      for (const decision of more) {
        decisions.push(decision)
        if ('itemId' in decision) touched.add(decision.itemId)
        if (decision.kind === 'set-break') touched.add(decision.agentId)
      }
    }
    for (const row of rows.agents) {
      if (touched.has(row.snapshot.id)) lookAgain(agents, row.snapshot.id)
      else add(own.stepper.agent(row, now))
    }
    const byId = new Map(rows.items.map((row) => [row.snapshot.id, row]))
    for (const id of asked) {
      const row = byId.get(id)
      own.later.delete(id)
      if (row?.state === 'waiting' && !isLive(row, now)) own.later.set(id, row.availableAt ?? now)
      if (touched.has(id)) lookAgain(items, id)
      else add(own.stepper.item(id, row, now))
    }
    add(own.stepper.tick(now))
    return decisions
  }

  const lookAgain = (where: Set<string>, id: string) => {
    where.add(id)
    again = true
  }

  const carryOutAll = async (own: Running, decisions: readonly Decision[]) => {
    for (const decision of decisions) noteMoved(decision)
    let open = decisions.filter(isToBeWritten)
    for (let round = 0; open.length > 0; round++) {
      const refused: Decision[] = []
      for (let from = 0; from < open.length; from += BATCH) {
        refused.push(...(await carryOutBatch(own, open.slice(from, from + BATCH))))
      }
      if (refused.length === 0) return
      if (lease.epoch() !== null && lease.epoch() !== own.epoch) return
      if (round >= 5) {
        mustReload = true
        return
      }
      open = (await lookAgainAt(own, refused)).filter(isToBeWritten)
    }
  }

  const noteMoved = (decision: Decision) => {
    if ('queueId' in decision) movedQueues.add(decision.queueId)
    if (decision.kind === 'overflow') movedQueues.add(decision.fromQueue).add(decision.toQueue)
  }

  // Each decision is a conditional claim of its own; a batch only shares the way to the database and the commit.
  const carryOutBatch = async (own: Running, batch: readonly Decision[]): Promise<Decision[]> => {
    const now = clock.now()
    const reserves = batch.filter((decision) => decision.kind === 'reserve')
    if (reserves.length === batch.length) {
      const claims = reserves.map((decision) => ({ ...decision, ringUntil: new Date(decision.ringUntil), decision }))
      const held = await claimReservations(pools.engine, claims, own.epoch, now)
      return claims.filter((claim) => !held.has(claim)).map(({ decision }) => decision)
    }
    return inEngine(pools, async (trx) => {
      const refused: Decision[] = []
      for (const decision of batch) {
        const belongs = decision.kind === 'set-break' && refused.some((other) => isSameRing(other, decision))
        if (belongs || !(await carryOut(trx, decision, own.epoch, now))) refused.push(decision)
      }
      return refused
    })
  }

  const lookAgainAt = async (own: Running, refused: readonly Decision[]): Promise<Decision[]> => {
    const itemIds = [...new Set(refused.flatMap((decision) => ('itemId' in decision ? [decision.itemId] : [])))]
    const agentIds = [...new Set(refused.flatMap((decision) => ('agentId' in decision ? [decision.agentId] : [])))]
    const rows = await inEngine(pools, async (trx) => ({
      agents: await readAgents(trx, agentIds),
      items: await readItems(trx, itemIds),
    }))
    const now = clock.now().getTime()
    const decisions: Decision[] = []
    for (const row of rows.agents) decisions.push(...own.stepper.agent(row, now))
    const byId = new Map(rows.items.map((row) => [row.snapshot.id, row]))
    for (const decision of refused) {
      if (decision.kind === 'reserve' && byId.get(decision.itemId)?.state === 'waiting') {
        decisions.push(...own.stepper.refused(decision.itemId, decision.agentId, now))
      }
    }
    const decided = new Set(decisions.flatMap((decision) => ('itemId' in decision ? [decision.itemId] : [])))
    for (const id of itemIds) {
      if (decided.has(id)) lookAgain(items, id)
      else decisions.push(...own.stepper.item(id, byId.get(id), now))
    }
    return decisions
  }

  const load = async (own: Running) => {
    items.clear()
    agents.clear()
    const now = clock.now().getTime()
    const facts = await inEngine(pools, readAll)
    const live = facts.items.filter((row) => isLive(row, now))
    own.later.clear()
    for (const row of facts.items) {
      if (!isLive(row, now)) own.later.set(row.snapshot.id, row.availableAt ?? now)
    }
    own.stepper.forgetAll(live)
    const decisions = own.router.load(
      { queues: facts.queues, agents: facts.agents.map((row) => row.snapshot), items: live.map((row) => row.snapshot) },
      now,
    )
    for (const decision of decisions) own.stepper.note(decision)
    await carryOutAll(own, decisions)
  }

  const schedule = () => {
    clearTimeout(timer)
    if (!running || stopped) return
    const now = clock.now().getTime()
    const dues = [running.router.nextDueAt(), absence.nextDue(), ...running.later.values()].filter(
      (due) => due !== null,
    )
    // What could not be made durable is begun anew from the rows, after a breath: the database may be what is in trouble.
    const due = mustReload ? now + RELOAD_AFTER_MILLISECONDS : Math.min(...dues, now + 60_000)
    timer = setTimeout(kick, Math.max(5, due - now))
  }

  const begin = async (epoch: number) => {
    await turning
    const router = createRouter()
    running = { epoch, router, stepper: createStepper(router), later: new Map() }
    mustReload = true
    absence.lookAgain()
    kick()
    while (turning) await turning
  }

  const end = () => {
    running = null
    clearTimeout(timer)
    items.clear()
    agents.clear()
  }

  return {
    start: () => {
      const offs = [events.onEvent(hear), onPublished(hearEarly)]
      off = () => {
        for (const one of offs) one()
      }
      lease.onGain((epoch) => void begin(epoch))
      lease.onLoss(end)
      const epoch = lease.epoch()
      if (epoch !== null) void begin(epoch)
    },
    stop: async () => {
      stopped = true
      off?.()
      clearTimeout(timer)
      await turning
      end()
    },
    begin,
    turn: async () => {
      kick()
      while (turning) await turning
    },
    explain: (itemId) => running?.router.explain(itemId, clock.now().getTime()) ?? null,
    hear,
    onMoved: (hearer) => movedHearers.push(hearer),
    lagSeconds: () => lag,
  }
}

function isRouted({ type }: { type: string }): boolean {
  return type !== OWN_WORD && ROUTED.some((prefix) => type.startsWith(prefix))
}

async function readAll(trx: Trx) {
  return { queues: await readQueues(trx), agents: await readAgents(trx), items: await readItems(trx) }
}

function isSameRing(other: Decision, mine: Decision): boolean {
  return (
    'itemId' in other &&
    'itemId' in mine &&
    'agentId' in other &&
    'agentId' in mine &&
    other.itemId === mine.itemId &&
    other.agentId === mine.agentId
  )
}
