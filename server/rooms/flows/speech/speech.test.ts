import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findEspeak } from '#platform/asterisk'
import { createLog } from '#platform/log'
import { spellArabicValue } from './arabic-numbers.ts'
import { joinSounds } from './join-sounds.ts'
import { resample } from './resample.ts'
import { makeSpeech } from './speech.ts'
import { espeakVoice, type Voice } from './voice.ts'
import { readWav, type Sound, writeWav } from './wav.ts'
import { sentencesOf, spelledFor, wordsOf } from './word-text.ts'

const log = createLog('silent')
const espeak = await findEspeak()
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amer-speech-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const tone = (rate: number, hertz: number, seconds = 0.5): Sound => ({
  rate,
  samples: Float32Array.from(
    { length: rate * seconds },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate),
  ),
})
const loudness = ({ samples }: Sound) => {
  const middle = samples.subarray(samples.length / 4, (samples.length * 3) / 4)
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length)
}

/** A voice that remembers what it was given and hums. */
function humming(): Voice & { said: string[] } {
  const said: string[] = []
  return {
    id: 'humming',
    said,
    speaks: (language) => (language === 'xx' ? null : { standIn: language === 'fil' }),
    speak: async (text) => {
      said.push(text)
      return tone(22_050, 300)
    },
  }
}
const plain = { pronunciations: new Map<string, string>(), today: '2026-11-23' }

describe('resampling', () => {
  it.each([8000, 16_000])('keeps a tone of speech at %i Hz', async (rate) => {
    const sound = await resample(tone(22_050, 1000), rate)
    expect(sound.samples.length).toBe(Math.ceil((22_050 * 0.5 * rate) / 22_050))
    expect(loudness(sound)).toBeCloseTo(loudness(tone(22_050, 1000)), 2)
  })

  it('lets nothing fold back', async () => {
    expect(loudness(await resample(tone(22_050, 5000), 8000))).toBeLessThan(0.001)
    expect(loudness(await resample(tone(22_050, 9500), 16_000))).toBeLessThan(0.001)
  })
})

describe('sound files', () => {
  it('come back as they were written', () => {
    const sound = tone(8000, 440)
    const again = readWav(writeWav(sound))
    expect(again.rate).toBe(8000)
    expect(
      Math.max(...again.samples.map((sample, index) => Math.abs(sample - (sound.samples[index] ?? 0)))),
    ).toBeLessThan(0.001)
  })

  it('are refused when they are something else', () => {
    expect(() => readWav(Buffer.alloc(100))).toThrow('RIFF')
    const eight = writeWav(tone(8000, 440))
    eight.writeUInt16LE(8, 34)
    expect(() => readWav(eight)).toThrow('16-bit')
  })

  it('are joined with one pause between them and no silence at the edges', () => {
    const quiet: Sound = {
      rate: 8000,
      samples: new Float32Array([...new Float32Array(4000), ...tone(8000, 400).samples, ...new Float32Array(4000)]),
    }
    const joined = joinSounds([quiet, quiet], 0.35)
    expect(joined.samples.length / 8000).toBeCloseTo(0.5 + 0.35 + 0.5 + 4 * 0.02, 1)
  })
})

describe('a text for the voice', () => {
  const values = { minutes: { kind: 'minutes', value: 11 } } as const
  it('has its values in words and the listed words respelled', () => {
    const pronunciations = new Map([['مدة', 'مُددَ']])
    expect(spelledFor('مدة الانتظار {minutes}.', { language: 'ar', values, today: plain.today, pronunciations })).toBe(
      'مُددَ الانتظار إِحدا عَشرَ دقيقة.',
    )
    expect(wordsOf('مدة الانتظار {minutes}.', 'ar', values, plain.today)).toBe('مدة الانتظار إحدى عشرة دقيقة.')
  })

  it.each([
    ['ثلاثة عشر', 'ثَلاثَتَ عَشَر'],
    ['خمس عشرة دقيقة', 'خَمس عَشرَ دقيقة'],
    ['ألف ومئتان وخمسة وعشرون', 'أَلف وَ مِئَتان وَ خَمسَ وَ عِشرون'],
    ['السادس عشر من نوفمبر', 'السادس عَشَر من نوفمبر'],
  ])('spells %s for the Arabic voice', (words, spelled) => {
    expect(spellArabicValue(words)).toBe(spelled)
  })

  it('is cut into sentences by the marks of every script', () => {
    expect(sentencesOf('مرحباً. كيف؟ نعم!')).toHaveLength(3)
    expect(sentencesOf('एक। दो।')).toEqual(['एक।', 'दो।'])
    expect(sentencesOf('ایک۔ دو۔')).toHaveLength(2)
    expect(sentencesOf(' … ')).toEqual([])
  })
})

describe('speaking', () => {
  it('makes both files of a prompt once and finds them again', async () => {
    const voice = humming()
    const speech = makeSpeech({ folder, voice, log })
    const wanted = {
      text: 'One. Two {n}.',
      language: 'en',
      values: { n: { kind: 'number', value: 3 } } as const,
      ...plain,
    }
    const [first, second] = await Promise.all([speech.speak(wanted), speech.speak(wanted)])
    const third = await makeSpeech({ folder, voice, log }).speak(wanted)
    expect(new Set([first.file, second.file, third.file]).size).toBe(1)
    expect(voice.said).toEqual(['One.', 'Two three.'])
    expect(readWav(await readFile(`${first.file}.wav`)).rate).toBe(8000)
    expect(readWav(await readFile(`${first.file}.wav16`)).rate).toBe(16_000)
    expect((await readdir(folder)).toSorted()).toHaveLength(2)
    const other = await speech.speak({ ...wanted, values: { n: { kind: 'number', value: 4 } } })
    expect(other.file).not.toBe(first.file)
  })

  it('plays a recording before the voice, unless values must be spoken', async () => {
    const voice = humming()
    const speech = makeSpeech({ folder, voice, log })
    const recording = { fileId: 'f1', read: async () => writeWav(tone(48_000, 500)) }
    expect((await speech.speak({ text: 'Hello.', language: 'en', recording, ...plain })).by).toBe('recording')
    const values = { n: { kind: 'number', value: 1 } } as const
    expect((await speech.speak({ text: 'Place {n}.', language: 'en', values, recording, ...plain })).by).toBe('voice')
  })

  it('says when another voice stands in', async () => {
    const speech = makeSpeech({ folder, voice: humming(), log })
    expect((await speech.speak({ text: 'Salamat.', language: 'fil', ...plain })).by).toBe('stand-in')
  })

  it('is two tones and never silence without voice and recording, or when both fail', async () => {
    const failing: Voice = { ...humming(), speak: () => Promise.reject(new Error('no breath')) }
    const recording = { fileId: 'broken', read: async () => Buffer.from('nothing') }
    for (const voice of [null, failing]) {
      const heard = await makeSpeech({ folder, voice, log }).speak({
        text: 'Hello.',
        language: 'en',
        recording,
        ...plain,
      })
      expect(heard.by).toBe('tones')
      expect(loudness(readWav(await readFile(`${heard.file}.wav`)))).toBeGreaterThan(0.1)
    }
  })

  it.skipIf(!espeak)('is heard in all seven languages with espeak-ng', async () => {
    const speech = makeSpeech({ folder, voice: espeakVoice(espeak ?? ''), log })
    const texts = {
      ar: 'مرحباً بكم.',
      en: 'Welcome.',
      hi: 'नमस्ते।',
      ur: 'خوش آمدید۔',
      fa: 'خوش آمدید.',
      fil: 'Salamat.',
      fr: 'Bienvenue.',
    }
    for (const [language, text] of Object.entries(texts)) {
      const heard = await speech.speak({ text, language, ...plain })
      expect(heard.by).toBe(language === 'fil' ? 'stand-in' : 'voice')
      const sound = readWav(await readFile(`${heard.file}.wav16`))
      expect(sound.samples.length / 16_000).toBeGreaterThan(0.3)
      expect(loudness(sound)).toBeGreaterThan(0.02)
    }
  })
})
