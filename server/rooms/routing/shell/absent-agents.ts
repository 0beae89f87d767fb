import { sql } from 'kysely'
import { inEngine, type Pools, type Trx } from '#platform/database'
import { publish } from '#platform/events'
import { changePresence } from '../change-presence.ts'
import { ROUTER_LEASE } from '../claim-reservation.ts'

export interface Patience {
  graceSeconds: number
  keepSeconds: number
}

export interface AbsenceWatch {
  /**
   * Sets agents whose connection has been lost for longer than the grace to a break "technical", which hands back what rings;
   * once their conversations have been kept long enough, `agent.lost` asks the desk to hand those back too.
   */
  look(epoch: number, now: Date): Promise<void>
  /** Someone came or went: the next look reads the rows. */
  lookAgain(): void
  nextDue(): number | null
}

/** Watches over agents whose streams are closed. */
export function createAbsenceWatch(pools: Pools, patience: Patience): AbsenceWatch {
  let isStale = true
  let due: number | null = null
  return {
    lookAgain: () => {
      isStale = true
    },
    nextDue: () => due,
    look: async (epoch, now) => {
      if (!isStale && (due === null || now.getTime() < due)) return
      isStale = false
      due = await inEngine(pools, (trx) => giveUp(trx, epoch, now, patience))
    },
  }
}

// Answers when to look next.
async function giveUp(trx: Trx, epoch: number, now: Date, patience: Patience): Promise<number | null> {
  const absent = await trx
    .selectFrom('routing.agent')
    .select(['memberId', 'entityId', 'presence', 'goneSince'])
    .where('goneSince', 'is not', null)
    .where('lostAt', 'is', null)
    .where('presence', '!=', 'off-duty')
    .where(sql<boolean>`platform.holds_lease(${ROUTER_LEASE}, ${epoch})`)
    .orderBy('memberId')
    .forUpdate()
    .execute()
  let due: number | null = null
  for (const agent of absent) {
    const since = agent.goneSince?.getTime() ?? now.getTime()
    const graceEnds = since + patience.graceSeconds * 1000
    const keepEnds = since + patience.keepSeconds * 1000
    if (now.getTime() >= graceEnds && agent.presence === 'available') {
      const by = { kind: 'system' as const }
      await changePresence(trx, now, { memberId: agent.memberId, presence: 'break', reason: 'technical', by })
    }
    if (now.getTime() >= keepEnds) await tellLost(trx, agent, now)
    else due = Math.min(due ?? Number.MAX_SAFE_INTEGER, now.getTime() >= graceEnds ? keepEnds : graceEnds)
  }
  return due
}

async function tellLost(trx: Trx, agent: { memberId: string; entityId: string }, now: Date): Promise<void> {
  await trx.updateTable('routing.agent').set({ lostAt: now }).where('memberId', '=', agent.memberId).execute()
  await publish(trx, {
    type: 'agent.lost',
    entityId: agent.entityId,
    payload: { staffId: agent.memberId },
    audience: { permission: 'floor.read' },
    at: now,
  })
}
