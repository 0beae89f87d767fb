import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inEngine, inEntity, type Trx } from '#platform/database'
import { publish } from '#platform/events'
import type { Sealed } from '#platform/files'
import type { Platform, Sweep } from '#platform/parts'
import { recordingFiles } from '../ari/index.ts'
import { pressSound } from './press-sound.ts'

/** The engine closes its files a moment after the call. */
const CLOSED_AFTER_SECONDS = 15
const AGAIN_AFTER_SECONDS = 60
const A_TURN = 20
const MAX_BYTES = 200 * 1024 * 1024

interface Unstored {
  id: string
  entityId: string
  aboutEntityId: string | null
  contactId: string
  kind: 'conversation' | 'message'
  agentId: string | null
  engineName: string
  beganAt: Date
  endedAt: Date
}

type Side = 'caller' | 'agent'

/** Stores what the engine has recorded: pressed, proven, sealed; the originals go only when all of that is committed. */
export function storeRecordings(platform: Platform, folder: () => string | null): Sweep {
  return {
    name: 'channels.recordings',
    everyMilliseconds: 2_000,
    run: async () => {
      const from = folder()
      if (from === null) return // only where the engine writes can anything be stored, or be missing
      await inEngine(platform.pools, settleForgotten)
      for (const one of await inEngine(platform.pools, (trx) => unstored(trx, platform.clock.now()))) {
        await storeOne(platform, from, one).catch((error) => tryLater(platform, one, error))
      }
    },
  }
}

// A server that died between the end of the call and its note: the call is over, so the recording is.
async function settleForgotten(trx: Trx): Promise<void> {
  await trx
    .updateTable('channels.recording as recording')
    .from('channels.call as call')
    .whereRef('call.contactId', '=', 'recording.contactId')
    .where('recording.state', '=', 'recording')
    .where('call.state', '=', 'over')
    .set((eb) => ({
      state: 'recorded',
      endedAt: eb.ref('call.overAt'),
      dueAt: sql<Date>`call.over_at + interval '10 minutes'`,
    }))
    .execute()
}

async function unstored(trx: Trx, now: Date): Promise<Unstored[]> {
  const rows = await trx
    .selectFrom('channels.recording')
    .select(['id', 'entityId', 'aboutEntityId', 'contactId', 'kind', 'agentId', 'engineName', 'beganAt', 'endedAt'])
    .where('state', '=', 'recorded')
    .where('endedAt', '<', new Date(now.getTime() - CLOSED_AFTER_SECONDS * 1000))
    .where((eb) => eb.or([eb('storeAfter', 'is', null), eb('storeAfter', '<=', now)]))
    .orderBy('beganAt')
    .limit(A_TURN)
    .execute()
  return rows.map((row) => row as unknown as Unstored)
}

async function tryLater({ pools, clock, log }: Platform, one: Unstored, error: unknown): Promise<void> {
  log.warn({ err: error, recordingId: one.id }, 'a recording is not stored yet')
  const storeAfter = new Date(clock.now().getTime() + AGAIN_AFTER_SECONDS * 1000)
  await inEntity(pools, one.entityId, (trx) =>
    trx.updateTable('channels.recording').set({ storeAfter }).where('id', '=', one.id).execute(),
  )
}

/** Presses and seals one recording, and notes it; safe on two nodes at once. */
export async function storeOne(platform: Platform, folder: string, one: Unstored): Promise<void> {
  const { pools, files } = platform
  const within = <R>(work: (trx: Trx) => Promise<R>) => inEntity(pools, one.entityId, work)
  const paths = pathsOf(folder, one)
  const sealed: Partial<Record<Side, Sealed>> = {}
  let seconds = 0
  try {
    for (const [side, path] of Object.entries(paths) as [Side, string][]) {
      const pressed = await pressSound(path)
      if (!pressed) continue
      const name = `${one.id}-${side}.opus`
      sealed[side] = await files.seal(within, {
        entityId: one.entityId,
        name,
        content: pressed.opus,
        maxBytes: MAX_BYTES,
        allowed: ['audio/ogg'],
      })
      seconds = Math.max(seconds, pressed.seconds)
    }
    const isMine = await within((trx) => noteStored(platform, trx, one, sealed, seconds))
    if (!isMine) throw new Error('another node stored it')
  } catch (error) {
    for (const file of Object.values(sealed)) await files.discard(file)
    throw error
  }
  for (const path of Object.values(paths)) await rm(path, { force: true })
}

function pathsOf(folder: string, { kind, engineName }: Unstored): Partial<Record<Side, string>> {
  if (kind === 'message') return { caller: join(folder, `${engineName}.wav`) }
  const { caller, agent } = recordingFiles(engineName)
  return { caller: join(folder, caller), agent: join(folder, agent) }
}

async function noteStored(
  { clock, files }: Platform,
  trx: Trx,
  one: Unstored,
  sealed: Partial<Record<Side, Sealed>>,
  seconds: number,
): Promise<boolean> {
  const still = await trx
    .selectFrom('channels.recording')
    .select('state')
    .where('id', '=', one.id)
    .forUpdate()
    .executeTakeFirst()
  if (still?.state !== 'recorded') return false
  const { caller, agent } = sealed
  if (caller) await files.keep(trx, caller)
  if (agent) await files.keep(trx, agent)
  const isWhole = caller !== undefined && (one.kind === 'message' || agent !== undefined)
  await trx
    .updateTable('channels.recording')
    .set({
      state: isWhole ? 'stored' : 'missing',
      callerFileId: caller?.id ?? null,
      agentFileId: agent?.id ?? null,
      seconds: caller || agent ? seconds : null,
      dueAt: null,
      storeAfter: null,
    })
    .where('id', '=', one.id)
    .execute()
  if (!isWhole) await raiseAlarm(trx, one, clock.now())
  return true
}

async function raiseAlarm(trx: Trx, one: Unstored, at: Date): Promise<void> {
  const { id: recordingId, contactId, entityId, aboutEntityId, kind, agentId } = one
  await publish(trx, {
    type: 'recording.missing',
    entityId,
    aboutEntityId,
    payload: { recordingId, contactId, kind, agentId },
    audience: { permission: 'floor.read' },
    at,
  })
}
