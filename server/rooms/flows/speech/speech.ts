import { createHash } from 'node:crypto'
import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '#platform/log'
import type { Spoken } from '../language/index.ts'
import { joinSounds, levelled, twoTones } from './join-sounds.ts'
import { resample } from './resample.ts'
import type { Voice } from './voice.ts'
import { readWav, type Sound, writeWav } from './wav.ts'
import { sentencesOf, spelledFor } from './word-text.ts'

/** What is to be heard: a text with its values, or a recording of it. */
export interface SpeechWanted {
  text: string
  language: string
  values?: Spoken['values']
  /** Word → spelling for the voice. */
  pronunciations: ReadonlyMap<string, string>
  /** The day it is said on: 2026-11-23. */
  today: string
  /** A recorded WAV, named by its file; used where the text names no values. */
  recording?: { fileId: string; read(): Promise<Buffer> } | null
}

/** `file`: absolute, without ending; beside it stand .wav (8 kHz) and .wav16 (16 kHz). */
export interface Heard {
  file: string
  by: 'recording' | 'voice' | 'stand-in' | 'tones'
}

export interface Speech {
  speak(wanted: SpeechWanted): Promise<Heard>
}

const SENTENCE_PAUSE_SECONDS = 0.35
const FORMATS = [
  { ending: '.wav', rate: 8000 },
  { ending: '.wav16', rate: 16_000 },
] as const
/** Changed when the same text would come out differently. */
const MAKING = 1

/** Speaks prompts into `folder`, each once: the file is named by what is heard. Without recording and voice it is two tones, and the log says so. */
export function makeSpeech({ folder, voice, log }: { folder: string; voice: Voice | null; log: Log }): Speech {
  const underWay = new Map<string, Promise<string>>()

  const kept = (key: string, make: () => Promise<Sound>): Promise<string> => {
    const file = join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32))
    const making = underWay.get(file) ?? keep(file, make).finally(() => underWay.delete(file))
    underWay.set(file, making)
    return making
  }

  const byRecording = async ({ recording, text }: SpeechWanted): Promise<Heard | null> => {
    if (!recording || /\{\w+\}/.test(text)) return null
    const file = await kept(`${MAKING} recording ${recording.fileId}`, async () => readWav(await recording.read()))
    return { file, by: 'recording' }
  }

  const byVoice = async (wanted: SpeechWanted): Promise<Heard | null> => {
    const ability = voice?.speaks(wanted.language)
    if (!voice || !ability) return null
    const sentences = sentencesOf(spelledFor(wanted.text, { values: wanted.values, ...wanted }))
    if (sentences.length === 0) return null
    const key = [MAKING, voice.id, wanted.language, ...sentences].join('\n')
    const file = await kept(key, async () => {
      const sounds: Sound[] = []
      for (const sentence of sentences) sounds.push(await voice.speak(sentence, wanted.language))
      return joinSounds(sounds, SENTENCE_PAUSE_SECONDS)
    })
    return { file, by: ability.standIn ? 'stand-in' : 'voice' }
  }

  const tried = async (way: () => Promise<Heard | null>): Promise<Heard | null> => {
    try {
      return await way()
    } catch (err) {
      log.error({ err }, 'a prompt could not be made to sound')
      return null
    }
  }

  return {
    async speak(wanted) {
      const heard = (await tried(() => byRecording(wanted))) ?? (await tried(() => byVoice(wanted)))
      if (heard) return heard
      log.error({ language: wanted.language, text: wanted.text }, 'no recording and no voice: a caller hears tones')
      return { file: await kept('tones', async () => twoTones(16_000)), by: 'tones' }
    },
  }
}

// Written under another name first: the engine must never open half a file. It runs as another user and only reads.
async function keep(file: string, make: () => Promise<Sound>): Promise<string> {
  const missing = await Promise.all(FORMATS.map(async ({ ending }) => !(await exists(file + ending))))
  if (!missing.some(Boolean)) return file
  await mkdir(folderOf(file), { recursive: true })
  const sound = levelled(await make())
  for (const { ending, rate } of FORMATS) {
    const half = `${file}${ending}.${process.pid}.half`
    await writeFile(half, writeWav(await resample(sound, rate)), { mode: 0o644 })
    await rename(half, file + ending)
  }
  return file
}

const folderOf = (file: string) => join(file, '..')

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
