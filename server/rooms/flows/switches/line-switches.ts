import type { Trx } from '#platform/database'
import { EditedByAnother, Invalid } from '#platform/errors'

export interface LineSwitches {
  lineId: string
  /** The emergency message is said to every caller. */
  emergency: boolean
  /** The line is closed whatever its hours say. */
  closed: boolean
  changedById: string | null
  changedAt: Date | null
  /** 0 while nobody ever switched anything. */
  version: number
}

/** What is switched on at a line; nothing where nobody ever did. */
export async function switchesOf(trx: Trx, lineId: string): Promise<LineSwitches> {
  const row = await trx
    .selectFrom('flows.lineSwitch')
    .select(['lineId', 'emergency', 'closed', 'changedById', 'changedAt', 'version'])
    .where('lineId', '=', lineId)
    .executeTakeFirst()
  return row ?? { lineId, emergency: false, closed: false, changedById: null, changedAt: null, version: 0 }
}

/** Switches a line's emergency message and its closing on or off; calls that begin from now on hear it. */
export async function setSwitches(
  trx: Trx,
  wanted: {
    entityId: string
    lineId: string
    emergency: boolean
    closed: boolean
    staffId: string
    ifMatch: number | null
    at: Date
  },
): Promise<LineSwitches> {
  const { entityId, lineId, emergency, closed, staffId, ifMatch, at } = wanted
  if (ifMatch === null) throw new Invalid({ field: 'If-Match', reason: 'missing' })
  const before = await switchesOf(trx, lineId)
  if (before.version !== ifMatch) throw new EditedByAnother({ lineId, version: before.version })
  const row = { entityId, lineId, emergency, closed, changedById: staffId, changedAt: at }
  const saved = await trx
    .insertInto('flows.lineSwitch')
    .values({ ...row, version: ifMatch + 1 })
    .onConflict((conflict) =>
      conflict
        .column('lineId')
        .doUpdateSet({ emergency, closed, changedById: staffId, changedAt: at, version: ifMatch + 1 })
        .where('flows.lineSwitch.version', '=', ifMatch),
    )
    .executeTakeFirst()
  // Two who click at once: one of them is told that the other was faster.
  if (!saved.numInsertedOrUpdatedRows) throw new EditedByAnother({ lineId })
  return switchesOf(trx, lineId)
}
