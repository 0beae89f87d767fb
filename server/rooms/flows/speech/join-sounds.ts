import type { Sound } from './wav.ts'

const PEAK = 0.8
const AUDIBLE = 0.005
const EDGE_SECONDS = 0.02

/** Sounds of one rate one after another, the silence at their edges cut to a breath and a pause put between them. */
export function joinSounds(sounds: readonly Sound[], pauseSeconds: number): Sound {
  const rate = sounds[0]?.rate ?? 8000
  const pause = new Float32Array(Math.round(pauseSeconds * rate))
  const pieces = sounds.flatMap((sound, index) => [...(index > 0 ? [pause] : []), trimmed(sound)])
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    samples.set(piece, at)
    at += piece.length
  }
  return { rate, samples }
}

/** The same sound with its loudest sample at one level, so that prompts of different voices are equally loud. */
export function levelled(sound: Sound): Sound {
  let peak = 0
  for (const sample of sound.samples) peak = Math.max(peak, Math.abs(sample))
  return peak === 0 ? sound : { ...sound, samples: sound.samples.map((sample) => (sample * PEAK) / peak) }
}

function trimmed({ rate, samples }: Sound): Float32Array {
  const isHeard = (sample: number) => Math.abs(sample) > AUDIBLE
  const first = samples.findIndex(isHeard)
  if (first === -1) return samples
  const edge = Math.round(EDGE_SECONDS * rate)
  return samples.subarray(Math.max(0, first - edge), samples.findLastIndex(isHeard) + 1 + edge)
}

/** Two short tones: what a caller hears where there is neither recording nor voice, because silence would mean a dead line. */
export function twoTones(rate: number): Sound {
  const seconds = 0.6
  const samples = Float32Array.from({ length: Math.round(rate * seconds) }, (_, index) => {
    const at = index / rate
    const inTone = at < 0.25 || at >= 0.35
    return inTone ? 0.4 * Math.sin(2 * Math.PI * (at < 0.3 ? 620 : 480) * at) : 0
  })
  return { rate, samples }
}
