import { chmod, copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type RunningAsterisk, startAsterisk } from '#platform/asterisk'
import { inEngine } from '#platform/database'
import type { Log } from '#platform/log'
import type { Platform } from '#platform/parts'
import { openTelephone } from '#rooms/channels'
import type { Sounds } from '#rooms/flows'
import type { Rooms } from './build.ts'

export interface VoiceWanted {
  sipPort: number
  rtpPorts: { from: number; to: number }
  listen: string
  publicAddress: string | null
}

export interface RunningVoice {
  engine: RunningAsterisk
  /** Lets go of the engine; with `keepEngine` it goes on with its calls, which the next server adopts. */
  stop(how: { keepEngine: boolean }): Promise<void>
}

const FALLBACK_LANGUAGES = ['ar', 'en'] as const
/** What the engine says by itself while the server is away, and the prompt it is. */
const FALLBACK_PROMPTS = {
  sorry: 'common.fallback',
  'leave-message': 'voicemail.leave',
  'message-kept': 'voicemail.done',
} as const

/** Starts the telephone engine, or takes over the one that survived, and leads its calls. */
export async function startVoice(
  platform: Platform,
  rooms: Rooms,
  wanted: VoiceWanted & { say: (line: string) => void },
): Promise<RunningVoice> {
  const { sipPort, rtpPorts, listen, publicAddress, say } = wanted
  const { log } = platform
  const numbers = await inEngine(platform.pools, (trx) => rooms.entities.numbersOfLines(trx))
  const engine = await startAsterisk({
    dataDir: join(platform.config.dataDir, 'asterisk'),
    sipPort,
    rtpPorts,
    listen,
    ...(publicAddress ? { publicAddress } : {}),
    numbers: numbers.map(({ number }) => ({ number, languages: FALLBACK_LANGUAGES })),
    trunks: [],
    log,
    say,
  })
  const sounds = await rooms.flows.openSounds(join(engine.folders.sounds, 'prompts'))
  const telephone = await openTelephone(engine, log)
  await rooms.channels.openVoice(telephone, engine.folders)
  const entityIds = [...new Set(numbers.map(({ entityId }) => entityId))]
  void prepareSounds(sounds, entityIds, join(engine.folders.sounds, 'fallback'), log)
  return {
    engine,
    stop: async ({ keepEngine }) => {
      telephone.close()
      if (!keepEngine) await engine.stop()
    },
  }
}

// In the background and one after another: a call that comes meanwhile makes what it needs itself.
async function prepareSounds(sounds: Sounds, entityIds: readonly string[], fallback: string, log: Log): Promise<void> {
  const [first] = entityIds
  if (first) await prepareFallback(sounds, first, fallback).catch((error) => log.error({ err: error }, 'no fallback'))
  for (const entityId of entityIds) {
    await sounds.prepare(entityId).catch((error) => log.error({ err: error, entityId }, 'prompts not prepared'))
  }
}

async function prepareFallback(sounds: Sounds, entityId: string, folder: string): Promise<void> {
  for (const [name, promptId] of Object.entries(FALLBACK_PROMPTS)) {
    for (const language of FALLBACK_LANGUAGES) {
      const [sound] = await sounds.of(entityId, [{ promptId, language }])
      const file = join(folder, `${name}-${language}.wav`)
      await copyFile(`${sound}.wav`, `${file}.half`)
      await chmod(`${file}.half`, 0o644)
      await rename(`${file}.half`, file)
    }
  }
}
