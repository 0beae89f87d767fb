import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo, type OrdinaryUser } from '#platform/processes'

/** Four soft chords that follow each other in a circle, in hertz. */
const CHORDS = [
  [220, 261.63, 329.63, 392],
  [174.61, 220, 261.63, 349.23],
  [130.81, 196, 261.63, 329.63],
  [196, 246.94, 293.66, 392],
]
const CHORD_SECONDS = 5
const MELODY = [659.26, 587.33, 523.25, 587.33, 440, 523.25, 587.33, 493.88]

/** Writes the waiting music and the tone before a message, made by calculation so that nobody's licence is on them. */
export async function makeMusic(folder: string, user: OrdinaryUser | undefined): Promise<void> {
  for (const [rate, ending] of [
    [8_000, 'wav'],
    [16_000, 'wav16'],
  ] as const) {
    await writeSound(join(folder, `waiting.${ending}`), rate, waitingMusic, CHORDS.length * CHORD_SECONDS * 2, user)
  }
}

/** Writes the tone after which a caller speaks. */
export async function makeBeep(path: string, user: OrdinaryUser | undefined): Promise<void> {
  await writeSound(path, 8_000, (at) => 0.3 * Math.sin(2 * Math.PI * 880 * at) * Math.min(1, 40 * at), 0.35, user)
}

async function writeSound(
  path: string,
  rate: number,
  sound: (at: number) => number,
  seconds: number,
  user: OrdinaryUser | undefined,
): Promise<void> {
  const there = await stat(path).catch(() => undefined)
  if (there !== undefined && there.size > 44) return
  const samples = new Int16Array(Math.round(rate * seconds))
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = Math.round(32_000 * Math.max(-1, Math.min(1, sound(index / rate))))
  }
  await writeFile(path, wav(samples, rate), { mode: 0o644 })
  await giveTo(path, user)
}

function waitingMusic(at: number): number {
  const chord = CHORDS[Math.floor(at / CHORD_SECONDS) % CHORDS.length] ?? []
  const inChord = at % CHORD_SECONDS
  const swell = Math.min(1, inChord / 1.2, (CHORD_SECONDS - inChord) / 1.2)
  let sound = 0
  for (const pitch of chord) sound += Math.sin(2 * Math.PI * pitch * at) + 0.2 * Math.sin(4 * Math.PI * pitch * at)
  const beat = CHORD_SECONDS / 2
  const note = MELODY[Math.floor(at / beat) % MELODY.length] ?? 0
  const inNote = at % beat
  const struck = Math.min(1, inNote * 30) * Math.exp(-2 * inNote) * Math.min(1, (beat - inNote) * 20)
  return 0.028 * swell * sound + 0.09 * struck * Math.sin(2 * Math.PI * note * at)
}

/** A mono 16-bit WAV file. */
export function wav(samples: Int16Array, rate: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.byteLength, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([head, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)])
}
