import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { USUAL_KEEP_DAYS } from './remove-recordings.ts'

/** While the law wants a recording, nothing removes it. */
export async function setLegalHold(trx: Trx, recordingId: string, isHeld: boolean): Promise<void> {
  await trx.updateTable('channels.recording').set({ legalHold: isHeld }).where('id', '=', recordingId).execute()
}

/** For how many days the entity keeps its recordings. */
export async function keepDaysOf(trx: Trx, entityId: string): Promise<number> {
  const row = await trx
    .selectFrom('channels.recordingSetting')
    .select('keepDays')
    .where('entityId', '=', entityId)
    .executeTakeFirst()
  return row?.keepDays ?? USUAL_KEEP_DAYS
}

/** From now on the entity keeps its recordings so long. */
export async function setKeepDays(trx: Trx, entityId: string, keepDays: number): Promise<void> {
  await trx
    .insertInto('channels.recordingSetting')
    .values({ entityId, keepDays })
    .onConflict((conflict) => conflict.column('entityId').doUpdateSet({ keepDays }))
    .execute()
}

/** Notes in the running recording of the contact that it is paused, or goes on; false where nothing is recorded now. */
export async function notePause(
  trx: Trx,
  wanted: { contactId: string; isPaused: boolean; staffId: string; at: Date },
): Promise<boolean> {
  const { contactId, isPaused, staffId: byStaffId, at } = wanted
  const running = await trx
    .selectFrom('channels.recording')
    .select(['id', 'entityId', 'aboutEntityId'])
    .where('contactId', '=', contactId)
    .where('state', '=', 'recording')
    .forUpdate()
    .executeTakeFirst()
  if (!running) return false
  const { id: recordingId, entityId, aboutEntityId } = running
  const open = await trx
    .selectFrom('channels.recordingPause')
    .select('id')
    .where('recordingId', '=', recordingId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (isPaused && !open)
    await trx
      .insertInto('channels.recordingPause')
      .values({ id: newId(), entityId, aboutEntityId, recordingId, beganAt: at, byStaffId })
      .execute()
  if (!isPaused && open)
    await trx.updateTable('channels.recordingPause').set({ endedAt: at }).where('id', '=', open.id).execute()
  return true
}

/** How the recording of the conversation that this agent has now stands. */
export async function pauseNow(
  trx: Trx,
  contactId: string,
  agentId: string,
): Promise<{ recording: boolean; paused: boolean }> {
  const row = await trx
    .selectFrom('channels.recording as recording')
    .innerJoin('channels.call as call', 'call.contactId', 'recording.contactId')
    .leftJoin('channels.recordingPause as pause', (join) =>
      join.onRef('pause.recordingId', '=', 'recording.id').on('pause.endedAt', 'is', null),
    )
    .select('pause.id as pauseId')
    .where('recording.contactId', '=', contactId)
    .where('recording.state', '=', 'recording')
    .where('call.agentId', '=', agentId)
    .executeTakeFirst()
  return { recording: row !== undefined, paused: (row?.pauseId ?? null) !== null }
}
