import { mixed, type Stretch, silences, wavOf } from './waves.ts'

/** Telephones speak at this rate; more would only take memory. */
const RATE = 8000
const SKIPPED_FROM_SECONDS = 1.2

export interface Sound {
  seconds: number
  caller: Float32Array | null
  agent: Float32Array | null
  /** Both sides together, to be played. */
  file: Blob
  silences: Stretch[]
}

/** Makes of the stored sides what is drawn and what is heard; throws where the browser cannot read them. */
export async function readSound(sides: { caller: ArrayBuffer | null; agent: ArrayBuffer | null }): Promise<Sound> {
  const caller = sides.caller && (await samplesOf(sides.caller))
  const agent = sides.agent && (await samplesOf(sides.agent))
  const whole = mixed([caller, agent].filter((side) => side !== null))
  return {
    seconds: whole.length / RATE,
    caller,
    agent,
    file: new Blob([wavOf(whole, RATE)], { type: 'audio/wav' }),
    silences: silences(whole, RATE, SKIPPED_FROM_SECONDS),
  }
}

async function samplesOf(bytes: ArrayBuffer): Promise<Float32Array> {
  const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes)
  return decoded.getChannelData(0)
}
