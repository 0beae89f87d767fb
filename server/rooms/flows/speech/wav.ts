/** Sound of one channel: samples from -1 to 1. */
export interface Sound {
  rate: number
  samples: Float32Array
}

/** A file that is no uncompressed 16-bit WAV. */
export class NotWav extends Error {
  override readonly name = 'NotWav'
}

/** Reads 16-bit PCM WAV; several channels are mixed to one. A data length that runs past the end, as a program writing to a pipe leaves it, means the rest. */
export function readWav(file: Buffer): Sound {
  if (file.length < 44 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE')
    throw new NotWav('no RIFF header')
  let format: { channels: number; rate: number } | null = null
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const start = at + 8
    if (name === 'fmt ') format = readFormat(file, start)
    if (name === 'data' && format) return { rate: format.rate, samples: mixed(file, start, length, format.channels) }
    at = start + length + (length % 2)
  }
  throw new NotWav('no samples')
}

function readFormat(file: Buffer, start: number) {
  const [kind, channels, rate, bits] = [
    file.readUInt16LE(start),
    file.readUInt16LE(start + 2),
    file.readUInt32LE(start + 4),
    file.readUInt16LE(start + 14),
  ]
  const isPcm = kind === 1 || kind === 0xfffe
  if (!isPcm || bits !== 16 || channels < 1 || channels > 8 || rate < 4000) throw new NotWav('not 16-bit PCM')
  return { channels, rate }
}

function mixed(file: Buffer, start: number, length: number, channels: number): Float32Array {
  const end = Math.min(file.length, start + length)
  const count = Math.floor((end - start) / 2 / channels)
  const samples = new Float32Array(count)
  for (let index = 0; index < count; index += 1) {
    let sum = 0
    for (let channel = 0; channel < channels; channel += 1)
      sum += file.readInt16LE(start + (index * channels + channel) * 2)
    samples[index] = sum / channels / 32768
  }
  return samples
}

/** Writes one channel as 16-bit PCM WAV, the only kind the engine plays. */
export function writeWav({ rate, samples }: Sound): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + samples.length * 2, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples.length * 2, 40)
  const sixteen = new Int16Array(samples.length)
  for (let index = 0; index < samples.length; index += 1)
    sixteen[index] = Math.round(Math.max(-1, Math.min(1, samples[index] as number)) * 32767)
  // Both machines we run on keep the low byte first, as WAV wants it.
  Buffer.from(sixteen.buffer).copy(file, 44)
  return file
}
