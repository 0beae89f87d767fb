/** Samples of a steady tone at 8 kHz, from its first sample on. */
export function toneSamples(hertz: number, count: number, from = 0): Int16Array {
  const samples = new Int16Array(count)
  for (let index = 0; index < count; index += 1)
    samples[index] = Math.round(9_000 * Math.sin((2 * Math.PI * hertz * (from + index)) / 8_000))
  return samples
}

/** How much of a sound is this tone, from 0 to 1 (Goertzel's share of the whole power). */
export function shareOfTone(samples: Int16Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / 8_000)
  let [last, before, power] = [0, 0, 0]
  for (const sample of samples) {
    const now = sample + turn * last - before
    before = last
    last = now
    power += sample * sample
  }
  if (power === 0) return 0
  return (2 * (last * last + before * before - turn * last * before)) / (samples.length * power)
}

/** How loud a sound is: the root of its mean square. */
export function loudness(samples: Int16Array): number {
  let power = 0
  for (const sample of samples) power += sample * sample
  return samples.length === 0 ? 0 : Math.sqrt(power / samples.length)
}

/** G.711 A-law, both ways. */
export function toAlaw(samples: Int16Array): Buffer {
  return Buffer.from(Array.from(samples, alawOf))
}

export function fromAlaw(bytes: Uint8Array): Int16Array {
  return Int16Array.from(bytes, linearOf)
}

function alawOf(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0
  const size = Math.min(32_635, sample >= 0 ? sample : -sample - 1)
  if (size < 256) return (sign | (size >> 4)) ^ 0x55
  const exponent = Math.floor(Math.log2(size)) - 7
  return (sign | (exponent << 4) | ((size >> (exponent + 3)) & 0x0f)) ^ 0x55
}

function linearOf(code: number): number {
  const bits = code ^ 0x55
  const exponent = (bits >> 4) & 0x07
  const mantissa = ((bits & 0x0f) << 4) + 8
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return (bits & 0x80) !== 0 ? size : -size
}

/** The samples of a mono 16-bit WAV file; its header may end anywhere. */
export function samplesOfWav(file: Buffer): { rate: number; samples: Int16Array } {
  const rate = file.readUInt32LE(24)
  let at = 12
  while (file.toString('latin1', at, at + 4) !== 'data') at += 8 + file.readUInt32LE(at + 4)
  const bytes = file.subarray(at + 8, at + 8 + Math.min(file.readUInt32LE(at + 4), file.length - at - 8))
  const samples = new Int16Array(bytes.length >> 1)
  for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(index * 2)
  return { rate, samples }
}
