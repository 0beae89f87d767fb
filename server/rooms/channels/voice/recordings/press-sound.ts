import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { findOpusTools } from '#platform/asterisk'
import { RecordingNotPressed } from '../errors.ts'

/** What the engine writes before the first sample, and how much a second of its sound takes: 8 kHz, 16 bits, one side. */
const HEADER_BYTES = 44
const RATE = 8_000
const SAMPLE_BYTES = 2

/** A pressed recording may differ so little from its original. */
const WITHIN_SECONDS = 0.1

export interface Pressed {
  opus: Buffer
  seconds: number
}

/**
 * The engine's WAV file as Ogg Opus, proven by unpacking it again: its length is the original's within 100 ms.
 * Null where there is no sound. RecordingNotPressed when the file still grows or what came out is not whole.
 */
export async function pressSound(path: string): Promise<Pressed | null> {
  const before = await soundBytes(path)
  if (before === 0) return null
  const tools = await findOpusTools()
  if (!tools) throw new RecordingNotPressed({ because: 'opusenc and opusdec are missing' })
  // A call cut off by the engine's death leaves a header that promises nothing: the file's own length counts.
  const opus = await run(tools.encoder, ['--quiet', '--speech', '--bitrate', '24', '--ignorelength', path, '-'])
  const unpacked = await run(tools.decoder, ['--quiet', '--no-dither', '--rate', String(RATE), '-', '-'], opus)
  const seconds = before / SAMPLE_BYTES / RATE
  const heard = unpacked.length / SAMPLE_BYTES / RATE
  if (Math.abs(heard - seconds) > WITHIN_SECONDS)
    throw new RecordingNotPressed({ because: 'its length differs', seconds, heard })
  if ((await soundBytes(path)) !== before) throw new RecordingNotPressed({ because: 'it still grows' })
  return { opus, seconds }
}

async function soundBytes(path: string): Promise<number> {
  const there = await stat(path).catch(() => null)
  return Math.max(0, (there?.size ?? 0) - HEADER_BYTES)
}

async function run(program: string, args: readonly string[], input?: Buffer): Promise<Buffer> {
  const child = spawn(program, args, { stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] })
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  child.stdin?.on('error', () => undefined) // it ended before it had read everything: its exit says why
  child.stdin?.end(input)
  if (!child.stdout || !child.stderr) throw new RecordingNotPressed({ because: 'no way to hear the program' })
  const [said, complaint, code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), exit])
  if (code !== 0) throw new RecordingNotPressed({ because: complaint.toString('utf8').slice(0, 200), code })
  return said
}
