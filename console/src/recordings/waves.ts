/** The loudest sample of each of so many equal pieces, 0 to 1: the outline of a waveform. */
export function peaksOf(samples: Float32Array, pieces: number): Float32Array {
  const peaks = new Float32Array(pieces)
  const each = samples.length / pieces
  for (let piece = 0; piece < pieces; piece++) {
    const end = Math.min(samples.length, Math.ceil((piece + 1) * each))
    let peak = 0
    for (let at = Math.floor(piece * each); at < end; at++) peak = Math.max(peak, Math.abs(samples[at] ?? 0))
    peaks[piece] = Math.min(1, peak)
  }
  return peaks
}

/** Both sides as one sound, as people on the line heard it; as long as the longer one. */
export function mixed(sides: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(Math.max(0, ...sides.map((side) => side.length)))
  for (const side of sides) {
    for (const [at, value] of side.entries()) whole[at] = Math.max(-1, Math.min(1, (whole[at] ?? 0) + value))
  }
  return whole
}

export interface Stretch {
  from: number
  to: number
}

const QUIET = 0.012
const PIECE_SECONDS = 0.1

/** Where nobody speaks for at least so many seconds, in seconds. */
export function silences(samples: Float32Array, rate: number, atLeastSeconds: number): Stretch[] {
  const seconds = samples.length / rate
  const peaks = peaksOf(samples, Math.max(1, Math.round(seconds / PIECE_SECONDS)))
  const each = seconds / peaks.length
  const found: Stretch[] = []
  let since: number | null = null
  for (let piece = 0; piece <= peaks.length; piece++) {
    const isQuiet = piece < peaks.length && (peaks[piece] ?? 0) < QUIET
    if (isQuiet) since ??= piece
    else if (since !== null) {
      if ((piece - since) * each >= atLeastSeconds) found.push({ from: since * each, to: piece * each })
      since = null
    }
  }
  return found
}

/** Samples as a WAV file of one side, 16 bits: what every browser plays, at any speed and from any place. */
export function wavOf(samples: Float32Array, rate: number): ArrayBuffer {
  const file = new ArrayBuffer(44 + samples.length * 2)
  const view = new DataView(file)
  const write = (at: number, text: string) => {
    for (const [n, letter] of [...text].entries()) view.setUint8(at + n, letter.charCodeAt(0))
  }
  write(0, 'RIFF')
  view.setUint32(4, 36 + samples.length * 2, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  write(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [at, value] of samples.entries()) view.setInt16(44 + at * 2, Math.round(value * 32_767), true)
  return file
}
