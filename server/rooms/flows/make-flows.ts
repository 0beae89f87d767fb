import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { CallbackOwed, ChannelsNeeds, FlowAnswer, FlowWanted } from '#rooms/channels'
import { carryOut, silenceOf } from './carry-out.ts'
import { insertRun, lockAskingRun, saveRun } from './flow-run-store.ts'
import { type Choice, FLOW_BEGINS, type FlowFacts, interpret } from './interpret.ts'
import type { FlowsNeeds } from './needs.ts'
import { oweCallback } from './owe-callback.ts'

/** What channels ask for while a contact begins; every function works in the caller's transaction. */
export type FlowsRoom = Pick<ChannelsNeeds, 'beginFlow' | 'hearInFlow' | 'requeue' | 'oweCallback'>

/** The room of flows: what happens to a contact before an agent has it. */
export function makeFlows(platform: Platform, needs: FlowsNeeds): FlowsRoom {
  return {
    beginFlow: (trx, wanted) => beginFlow(platform, needs, trx, wanted),
    hearInFlow: (trx, heard) => hearInFlow(platform, needs, trx, heard),
    oweCallback: (trx: Trx, owed: CallbackOwed) => oweCallback(platform, needs, trx, owed),
    requeue: async (trx, wanted) => {
      const { contactId: subjectId, entityId, queueId, language, topicId, preferredAgentId, front } = wanted
      const work = { entityId, queueId, language, topicId, preferredAgentId, front }
      const { workItemId } = await needs.enqueue(trx, { ...work, kind: 'contact', channel: 'chat', subjectId })
      return { workItemId, silence: await silenceOf(needs, trx, queueId) }
    },
  }
}

async function beginFlow(platform: Platform, needs: FlowsNeeds, trx: Trx, wanted: FlowWanted): Promise<FlowAnswer> {
  const facts = await factsOf(platform, needs, trx, wanted)
  const { state, effects } = interpret(facts, FLOW_BEGINS, { kind: 'begin' })
  const answer = await carryOut(platform, needs, trx, { wanted, state, effects })
  if (answer.kind !== 'closed') await insertRun(trx, { wanted, facts, state, at: platform.clock.now() })
  return answer
}

async function hearInFlow(
  platform: Platform,
  needs: FlowsNeeds,
  trx: Trx,
  { contactId, text }: { contactId: string; text: string },
): Promise<FlowAnswer> {
  const run = await lockAskingRun(trx, contactId)
  if (!run) throw new Error('the contact has no flow that waits for an answer')
  const { state, effects } = interpret(run.facts, run.state, { kind: 'text', text })
  await saveRun(trx, run, state, platform.clock.now())
  // The first words were often only the choice of a topic: what the case is about is then what was said last.
  const wanted = run.wanted.description ? run.wanted : { ...run.wanted, subject: text.slice(0, 120), description: text }
  return carryOut(platform, needs, trx, { wanted, state, effects })
}

async function factsOf(platform: Platform, needs: FlowsNeeds, trx: Trx, wanted: FlowWanted): Promise<FlowFacts> {
  const { entityId, line } = wanted
  const hours = await needs.lineHours(trx, { entityId, lineId: line.id, at: platform.clock.now() })
  const topics = await needs.topicsOf(trx, entityId)
  return {
    entry: wanted.entry,
    isOpen: hours.isOpen,
    opensAt: hours.opensAt?.toISOString() ?? null,
    language: wanted.language,
    topicId: wanted.topicId,
    languages: LANGUAGES,
    topics: topics.map(({ id, name }) => ({ value: id, names: [name.ar, name.en], shown: { ...name } })),
    opensCase: line.opensCase,
    hasCase: wanted.caseId !== null,
  }
}

// Languages by their own names, as their speakers look for them.
const LANGUAGES: readonly Choice[] = ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'].map((value) => {
  const named = (language: string) => new Intl.DisplayNames([language], { type: 'language' }).of(value) ?? value
  return { value, names: [named(value), named('ar'), named('en'), value], shown: { en: named(value) } }
})
