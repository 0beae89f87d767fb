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
    numbers: numbers.map(({ number }) => ({ number, languages: ['ar', 'en'] })),
    trunks: [],
    log,
    say,
  })
  const sounds = await rooms.flows.openSounds(join(engine.folders.sounds, 'prompts'))
  const telephone = await openTelephone(engine, log)
  await rooms.channels.openVoice(telephone, engine.folders)
  void prepareSounds(sounds, [...new Set(numbers.map(({ entityId }) => entityId))], log)
  return {
    engine,
    stop: async ({ keepEngine }) => {
      telephone.close()
      if (!keepEngine) await engine.stop()
    },
  }
}

// In the background and one after another: a call that comes meanwhile makes what it needs itself.
async function prepareSounds(sounds: Sounds, entityIds: readonly string[], log: Log): Promise<void> {
  for (const entityId of entityIds) {
    await sounds.prepare(entityId).catch((error) => log.error({ err: error, entityId }, 'prompts not prepared'))
  }
}
