import { setImmediate } from 'node:timers/promises'
import type { Sound } from './wav.ts'

/** Zero crossings of the kernel on each side: with its window more than 70 dB of stop band. */
const CROSSINGS = 16
/** Where the pass band ends, as a part of the lower half rate. */
const PASS = 0.9
const KAISER_BETA = 8

/** Samples made before others get a turn: calls must not wait for a long prompt. */
const SAMPLES_AT_ONCE = 16_000

/** The same sound at another rate, low-passed first so that nothing folds back into it. */
export async function resample(sound: Sound, rate: number): Promise<Sound> {
  if (sound.rate === rate) return sound
  const shared = greatestShared(sound.rate, rate)
  const [up, down] = [rate / shared, sound.rate / shared]
  const cutoff = PASS * Math.min(1, rate / sound.rate)
  const reach = Math.ceil(CROSSINGS / cutoff)
  const phases = Array.from({ length: up }, (_, phase) => kernel(phase / up, cutoff, reach))
  const padded = new Float32Array(sound.samples.length + 2 * reach)
  padded.set(sound.samples, reach - 1)
  const samples = new Float32Array(Math.ceil((sound.samples.length * up) / down))
  for (let from = 0; from < samples.length; from += SAMPLES_AT_ONCE) {
    const to = Math.min(samples.length, from + SAMPLES_AT_ONCE)
    for (let index = from; index < to; index += 1) {
      const position = index * down
      const taps = phases[position % up]
      if (taps) samples[index] = sumFrom(padded, Math.floor(position / up), taps)
    }
    await setImmediate()
  }
  return { rate, samples }
}

// The innermost loop: both arrays are as long as it reads, so nothing is looked after inside it.
function sumFrom(samples: Float32Array, from: number, taps: Float64Array): number {
  let sum = 0
  for (let tap = 0; tap < taps.length; tap += 1) sum += (samples[from + tap] as number) * (taps[tap] as number)
  return sum
}

// One set of taps for each place between two samples; together they let a steady sound through unchanged.
function kernel(fraction: number, cutoff: number, reach: number): Float64Array {
  const taps = new Float64Array(2 * reach)
  for (let tap = 0; tap < taps.length; tap += 1) {
    const distance = tap - reach + 1 - fraction
    taps[tap] = cutoff * sinc(cutoff * distance) * kaiser(distance / reach)
  }
  const whole = taps.reduce((sum, tap) => sum + tap, 0)
  return taps.map((tap) => tap / whole)
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA)
}

// The modified Bessel function of order zero, by its series.
function bessel(x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; term > 1e-12 * sum; k += 1) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

const greatestShared = (a: number, b: number): number => (b === 0 ? a : greatestShared(b, a % b))
