import { buffer } from 'node:stream/consumers'
import { findEspeak } from '#platform/asterisk'
import { inEntity } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { Prompt } from '#rooms/channels'
import type { Spoken } from '../language/index.ts'
import { promptSaid, promptsOf } from '../prompts/prompt-store.ts'
import { pronunciationsOf } from '../prompts/pronunciation-store.ts'
import { makeSpeech, type Speech } from '../speech/speech.ts'
import { espeakVoice } from '../speech/voice.ts'

/** Changes to spellings are heard after so long at the latest. */
const SPELLINGS_KEPT_MILLISECONDS = 30_000

export interface Sounds {
  /** Prompts as sound files the engine may read, without their endings; made where they are not there yet. */
  of(entityId: string, prompts: readonly Prompt[]): Promise<string[]>
  /** Makes every prompt of the entity that needs no value, so that no caller waits for it. */
  prepare(entityId: string): Promise<void>
}

/** Speaks the prompts of all entities into a folder; without espeak-ng or recordings callers hear tones, and the log says so. */
export async function openSounds(platform: Platform, folder: string): Promise<Sounds> {
  const program = await findEspeak()
  const speech = makeSpeech({ folder, voice: program ? espeakVoice(program) : null, log: platform.log })
  const spellings = keptFor(SPELLINGS_KEPT_MILLISECONDS, (key: string) => {
    const [entityId = '', language = ''] = key.split('/')
    return inEntity(platform.pools, entityId, async (trx) => {
      const list = await pronunciationsOf(trx, entityId, language)
      return new Map(list.map(({ word, spelling }) => [word, spelling]))
    })
  })

  const one = async (entityId: string, prompt: Prompt): Promise<string> => {
    const { promptId: code, language, values } = prompt
    const said = await inEntity(platform.pools, entityId, (trx) => promptSaid(trx, { entityId, code, language }))
    if (!said) platform.log.error({ entityId, code, language }, 'a prompt has no text in this language')
    return (await speech.speak(await wanted(entityId, prompt, said, values))).file
  }

  const wanted = async (
    entityId: string,
    { language }: Prompt,
    said: Awaited<ReturnType<typeof promptSaid>>,
    values: Prompt['values'],
  ): Promise<Parameters<Speech['speak']>[0]> => ({
    text: said?.spoken ?? '',
    language,
    ...(values ? { values: values as NonNullable<Spoken['values']> } : {}),
    pronunciations: await spellings(`${entityId}/${language}`),
    today: platform.clock.now().toISOString().slice(0, 10),
    recording: said?.recordingFileId ? recordingOf(platform, entityId, said.recordingFileId) : null,
  })

  return {
    of: (entityId, prompts) => Promise.all(prompts.map((prompt) => one(entityId, prompt))),
    prepare: async (entityId) => {
      const all = await inEntity(platform.pools, entityId, (trx) => promptsOf(trx, entityId))
      for (const { code, texts } of all) {
        for (const { language, shown, spoken } of texts) {
          if (!/\{\w+\}/.test(spoken ?? shown)) await one(entityId, { promptId: code, language })
        }
      }
    },
  }
}

function recordingOf({ pools, files }: Platform, entityId: string, fileId: string) {
  const read = async () => {
    const { stream } = await inEntity(pools, entityId, (trx) => files.read(trx, fileId))
    return buffer(stream)
  }
  return { fileId, read }
}

function keptFor<T>(milliseconds: number, make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { at: number; value: Promise<T> }>()
  return (key) => {
    const known = kept.get(key)
    if (known && performance.now() - known.at < milliseconds) return known.value
    const value = make(key)
    value.catch(() => kept.delete(key))
    kept.set(key, { at: performance.now(), value })
    return value
  }
}
