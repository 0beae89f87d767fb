import type { Sound } from './wav.ts'

/** Zero crossings of the kernel on each side: with its window about 80 dB of stop band. */
const CROSSINGS = 24
/** Where the pass band ends, as a part of the lower half rate. */
const PASS = 0.9
const KAISER_BETA = 8

/** The same sound at another rate, low-passed first so that nothing folds back into it. */
export function resample(sound: Sound, rate: number): Sound {
  if (sound.rate === rate) return sound
  const shared = greatestShared(sound.rate, rate)
  const [up, down] = [rate / shared, sound.rate / shared]
  const cutoff = PASS * Math.min(1, rate / sound.rate)
  const reach = Math.ceil(CROSSINGS / cutoff)
  const phases = Array.from({ length: up }, (_, phase) => kernel(phase / up, cutoff, reach))
  const length = Math.ceil((sound.samples.length * up) / down)
  const samples = new Float32Array(length)
  for (let index = 0; index < length; index += 1) {
    const position = index * down
    const at = Math.floor(position / up)
    samples[index] = sumAround(sound.samples, at, phases[position % up] ?? new Float64Array(), reach)
  }
  return { rate, samples }
}

function sumAround(samples: Float32Array, at: number, taps: Float64Array, reach: number): number {
  let sum = 0
  for (let tap = 0; tap < taps.length; tap += 1) sum += (samples[at + tap - reach + 1] ?? 0) * (taps[tap] ?? 0)
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
