import { sql } from 'kysely'
import { afterCommit, inEngine, inEntity, type Trx } from '#platform/database'
import type { Platform, Sweep } from '#platform/parts'

/** How long recordings are kept where the entity says nothing. */
export const USUAL_KEEP_DAYS = 365
const A_TURN = 100

/** Removes the sound of recordings older than their entity keeps them; what the law wants stays. That there was one stays written. */
export function removeOldRecordings(platform: Platform): Sweep {
  return {
    name: 'channels.recordings-kept',
    everyMilliseconds: 60_000,
    run: async () => {
      for (const one of await inEngine(platform.pools, (trx) => tooOld(trx, platform.clock.now()))) {
        await inEntity(platform.pools, one.entityId, (trx) => removeOne(platform, trx, one.id)).catch((error) =>
          platform.log.error({ err: error, recordingId: one.id }, 'an old recording was not removed'),
        )
      }
    },
  }
}

async function tooOld(trx: Trx, now: Date): Promise<{ id: string; entityId: string }[]> {
  return trx
    .selectFrom('channels.recording as recording')
    .leftJoin('channels.recordingSetting as setting', 'setting.entityId', 'recording.entityId')
    .select(['recording.id', 'recording.entityId'])
    .where('recording.state', 'in', ['stored', 'missing'])
    .where('recording.legalHold', '=', false)
    .where(
      sql<boolean>`recording.ended_at + make_interval(days => coalesce(setting.keep_days, ${USUAL_KEEP_DAYS}::int)) < ${now}::timestamptz`,
    )
    .limit(A_TURN)
    .execute()
}

async function removeOne({ files, clock, log }: Platform, trx: Trx, id: string): Promise<void> {
  const row = await trx
    .selectFrom('channels.recording')
    .select(['callerFileId', 'agentFileId', 'legalHold', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.legalHold || row.state === 'removed') return
  const removed = { state: 'removed', removedAt: clock.now(), callerFileId: null, agentFileId: null, dueAt: null }
  await trx.updateTable('channels.recording').set(removed).where('id', '=', id).execute()
  for (const fileId of [row.callerFileId, row.agentFileId]) {
    if (!fileId) continue
    const dropBytes = await files.forget(trx, fileId)
    afterCommit(() => {
      dropBytes().catch((error) => log.error({ err: error, fileId }, 'the bytes of an old recording lie on'))
    })
  }
}
