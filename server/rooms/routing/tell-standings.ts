import { inEngine } from '#platform/database'
import type { Platform } from '#platform/parts'
import { asStanding, standings } from './standing.ts'

const PAUSE_MILLISECONDS = 1_000
const TOLD_AT_MOST = 200

export interface StandingTeller {
  /** Something moved in these queues: customers are told where they stand now, at most once a second. */
  moved(queueIds: readonly string[]): void
  tellNow(): Promise<void>
  stop(): void
}

/** Tells waiting customers their place when it changes. */
export function createStandingTeller(platform: Platform): StandingTeller {
  const { pools, events, log } = platform
  const waiting = new Set<string>()
  const told = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined

  const tellNow = async () => {
    const queueIds = [...waiting]
    waiting.clear()
    const rows = await inEngine(pools, (trx) => standings(trx, queueIds, TOLD_AT_MOST))
    const seen = new Set<string>()
    for (const row of rows) {
      const key = `${row.queueId} ${row.subjectId}`
      seen.add(key)
      const standing = asStanding(row)
      const text = JSON.stringify(standing)
      if (told.get(key) === text) continue
      told.set(key, text)
      events.signal({
        type: 'queue.standing',
        entityId: row.entityId,
        payload: { contactId: row.subjectId, ...standing },
        customerOf: row.subjectId,
      })
    }
    for (const key of told.keys()) {
      if (!seen.has(key) && queueIds.includes(key.slice(0, key.indexOf(' ')))) told.delete(key)
    }
  }

  return {
    tellNow,
    moved: (queueIds) => {
      for (const id of queueIds) waiting.add(id)
      timer ??= setTimeout(() => {
        timer = undefined
        tellNow().catch((error) => log.warn({ err: error }, 'standings not told'))
      }, PAUSE_MILLISECONDS)
      timer.unref()
    },
    stop: () => clearTimeout(timer),
  }
}
