import { spawn } from 'node:child_process'
import { Outage } from '#platform/errors'
import { readWav, type Sound } from './wav.ts'

/** A program that speaks. */
export interface Voice {
  /** Changes when it would sound differently: part of the cache's key. */
  id: string
  /** How it speaks a language; null where it cannot. `standIn`: with the voice of another. */
  speaks(language: string): { standIn: boolean } | null
  /** One sentence as sound. */
  speak(text: string, language: string): Promise<Sound>
}

/** The voice did not answer. */
export class VoiceSilent extends Outage {
  readonly code = 'flows.voice-silent'
}

const VOICES: Readonly<Record<string, { name: string; standIn?: boolean }>> = {
  ar: { name: 'ar' },
  en: { name: 'en-gb' },
  hi: { name: 'hi' },
  ur: { name: 'ur' },
  fa: { name: 'fa' },
  fr: { name: 'fr' },
  // There is no Filipino voice; Indonesian is the nearest in sounds and spelling.
  fil: { name: 'id', standIn: true },
}

const WORDS_PER_MINUTE = '145'
const LONGEST_SECONDS = 20

/** espeak-ng as a voice. */
export function espeakVoice(program: string): Voice {
  return {
    id: `espeak-ng ${WORDS_PER_MINUTE}`,
    speaks: (language) => {
      const voice = VOICES[language]
      return voice ? { standIn: voice.standIn ?? false } : null
    },
    speak: async (text, language) => {
      const voice = VOICES[language]
      if (!voice) throw new VoiceSilent({ language })
      const wanted = ['-v', voice.name, '-s', WORDS_PER_MINUTE, '-b', '1', '--stdin', '--stdout']
      return readWav(await outputOf(program, wanted, text))
    },
  }
}

function outputOf(program: string, wanted: readonly string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, wanted, { stdio: ['pipe', 'pipe', 'pipe'], timeout: LONGEST_SECONDS * 1000 })
    const heard: Buffer[] = []
    const said: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => heard.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes))
    child.on('error', (cause) => reject(new VoiceSilent({ program }, { cause })))
    child.stdin.on('error', () => {}) // it ended before it read everything: its exit tells
    child.on('close', (exit) => {
      if (exit === 0) resolve(Buffer.concat(heard))
      else reject(new VoiceSilent({ program, exit, said: Buffer.concat(said).toString().slice(0, 200) }))
    })
    child.stdin.end(input)
  })
}
