import { expect, it } from 'vitest'
import { mixed, peaksOf, silences, wavOf } from './waves.ts'

const tone = (seconds: number, loud = 0.5) =>
  Float32Array.from({ length: seconds * 8000 }, (_, at) => loud * Math.sin((2 * Math.PI * 440 * at) / 8000))

it('draws the outline of a sound', () => {
  const peaks = peaksOf(Float32Array.from([...tone(1), ...new Float32Array(8000)]), 4)
  expect([...peaks].map((peak) => Math.round(peak * 10) / 10)).toEqual([0.5, 0.5, 0, 0])
})

it('mixes sides of unequal length and never past full', () => {
  const whole = mixed([Float32Array.of(0.7, 0.1), Float32Array.of(0.7, 0.1, -0.3)])
  expect([...whole].map((value) => Math.round(value * 10) / 10)).toEqual([1, 0.2, -0.3])
})

it('finds where nobody speaks', () => {
  const sound = Float32Array.from([...tone(1), ...new Float32Array(16_000), ...tone(1), ...new Float32Array(4000)])
  expect(silences(sound, 8000, 1)).toEqual([{ from: 1, to: 3 }])
})

it('writes a file that says its own length', () => {
  const view = new DataView(wavOf(tone(1), 8000))
  expect([view.byteLength, view.getUint32(40, true), view.getUint32(24, true)]).toEqual([16_044, 16_000, 8000])
})
