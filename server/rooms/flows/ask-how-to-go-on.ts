import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { ContactId } from '#rooms/channels'
import { decideLanguages } from './decide-languages.ts'
import { lockAskingRun, lockRun, saveRun } from './flow-run-store.ts'
import { CALLBACK, type Choice, type Heard, interpret } from './interpret.ts'
import { nameOfLanguage, namesOfLanguage } from './languages.ts'
import type { FlowsNeeds } from './needs.ts'

/**
 * Asks a customer who waits where nobody on duty speaks their language how to go on: called back by a speaker, or in a language
 * that is spoken. Once a stay in a queue; nothing happens where language is not the matter or an agent has the contact.
 */
export async function askHowToGoOn(
  platform: Platform,
  needs: FlowsNeeds,
  trx: Trx,
  contactId: ContactId,
): Promise<void> {
  const standing = await needs.languageStanding(trx, contactId)
  const languages = standing && decideLanguages(standing)
  if (!standing?.language || !languages || !(await needs.isWaitingChat(trx, contactId))) return
  const run = await lockRun(trx, contactId)
  if (!run) return
  const heard = nobodySpeaks(platform, standing.language, languages, standing.stay)
  const { state, effects } = interpret(run.facts, { ...run.state, language: standing.language }, heard)
  for (const effect of effects) {
    if (effect.kind === 'say') await needs.postNotice(trx, { contactId, key: effect.key, values: effect.values })
  }
  if (effects.length > 0) await saveRun(trx, run, state, platform.clock.now())
}

/** An agent has the contact or it has ended: how to go on is no longer asked. */
export async function dropQuestion(platform: Platform, trx: Trx, contactId: ContactId): Promise<void> {
  const run = await lockAskingRun(trx, contactId)
  if (!run) return
  const { state } = interpret(run.facts, run.state, { kind: 'settled' })
  if (state !== run.state) await saveRun(trx, run, state, platform.clock.now())
}

function nobodySpeaks(
  { words }: Platform,
  language: string,
  others: readonly string[],
  stay: string,
): Extract<Heard, { kind: 'nobody-speaks' }> {
  const inEach = (say: (reader: string) => string) => new Map([language, 'ar', 'en'].map((one) => [one, say(one)]))
  const choice = (value: string, texts: Map<string, string>, names: readonly string[]): Choice => ({
    value,
    names: [...texts.values(), ...names],
    shown: Object.fromEntries(texts),
  })
  const callback = inEach((reader) =>
    words.say(reader, 'flow.choice.callback', { language: nameOfLanguage(language, reader) }),
  )
  const goOnIn = (other: string) =>
    inEach((reader) => words.say(reader, 'flow.choice.go-on', { language: nameOfLanguage(other, reader) }))
  return {
    kind: 'nobody-speaks',
    stay,
    languageName: nameOfLanguage(language, language),
    choices: [
      choice(CALLBACK, callback, []),
      ...others.map((other) => choice(other, goOnIn(other), namesOfLanguage(other))),
    ],
  }
}
