import type { Trx } from '#platform/database'
import type { Listen } from '#platform/events'
import type { Platform } from '#platform/parts'
import type { CallbackOwed, ChannelsNeeds, ContactId, FlowAnswer, FlowWanted, VoiceNeeds } from '#rooms/channels'
import { askHowToGoOn, dropQuestion } from './ask-how-to-go-on.ts'
import { beginCall, hearInCall } from './calls/lead-call.ts'
import { openSounds, type Sounds } from './calls/make-sounds.ts'
import { carryOut, silenceOf } from './carry-out.ts'
import { askingRun, insertRun, lockAskingRun, saveRun } from './flow-run-store.ts'
import { choicesAt, FLOW_BEGINS, type FlowFacts, interpret, shownIn } from './interpret.ts'
import { LANGUAGES } from './languages.ts'
import type { FlowsNeeds } from './needs.ts'
import { oweCallback } from './owe-callback.ts'

/** What channels ask for while a contact begins; every function works in the caller's transaction. */
export interface FlowsRoom
  extends Pick<ChannelsNeeds, 'beginFlow' | 'hearInFlow' | 'choicesNow' | 'requeue' | 'oweCallback'> {
  /** From now on prompts are spoken, into a folder the engine reads. */
  openSounds(folder: string): Promise<Sounds>
  soundsOf: VoiceNeeds['soundsOf']
  beginCall: VoiceNeeds['beginCall']
  hearInCall: VoiceNeeds['hearInCall']
  listeners: {
    /** Nobody on duty can serve a waiting contact. */
    askHowToGoOn: Listen
    /** An agent came, left or was lost: those who wait in their queues are looked at again. */
    lookAgain: Listen
    /** A contact is with an agent, or has ended. */
    dropQuestion: Listen
  }
}

/** The room of flows: what happens to a contact before an agent has it. */
export function makeFlows(platform: Platform, needs: FlowsNeeds): FlowsRoom {
  let sounds: Sounds | null = null
  return {
    beginFlow: (trx, wanted) => beginFlow(platform, needs, trx, wanted),
    hearInFlow: (trx, heard) => hearInFlow(platform, needs, trx, heard),
    choicesNow,
    openSounds: async (folder) => {
      sounds = await openSounds(platform, folder)
      return sounds
    },
    soundsOf: async (entityId, prompts) => (sounds ? sounds.of(entityId, prompts) : []),
    beginCall: (trx, begins) => beginCall({ platform, needs }, trx, begins),
    hearInCall: (trx, heard) => hearInCall({ platform, needs }, trx, heard),
    oweCallback: (trx: Trx, owed: CallbackOwed) => oweCallback(platform, needs, trx, owed),
    requeue: async (trx, wanted) => {
      const { contactId: subjectId, entityId, queueId, language, topicId, preferredAgentId, front } = wanted
      const work = { entityId, queueId, language, topicId, preferredAgentId, front }
      const { workItemId } = await needs.enqueue(trx, { ...work, kind: 'contact', channel: 'chat', subjectId })
      return { workItemId, silence: await silenceOf(needs, trx, queueId) }
    },
    listeners: listenersOf(platform, needs),
  }
}

function listenersOf(platform: Platform, needs: FlowsNeeds): FlowsRoom['listeners'] {
  return {
    askHowToGoOn: async (event, trx) => {
      const { kind, subjectId } = event.payload as { kind: string; subjectId: ContactId }
      if (kind === 'contact') await askHowToGoOn(platform, needs, trx, subjectId)
    },
    lookAgain: async (event, trx) => {
      const { staffId, presence } = event.payload as { staffId: string; presence?: string }
      if (presence === 'break') return
      for (const contactId of await needs.strandedContacts(trx, staffId)) {
        await askHowToGoOn(platform, needs, trx, contactId as ContactId)
      }
    },
    dropQuestion: async (event, trx) => {
      const { contactId, to } = event.payload as { contactId: ContactId; to?: string }
      if (event.type === 'contact.ended' || to === 'active') await dropQuestion(platform, trx, contactId)
    },
  }
}

async function beginFlow(platform: Platform, needs: FlowsNeeds, trx: Trx, wanted: FlowWanted): Promise<FlowAnswer> {
  const facts = await factsOf(platform, needs, trx, wanted)
  const { state, effects } = interpret(facts, FLOW_BEGINS, { kind: 'begin' })
  const answer = await carryOut(platform, needs, trx, { wanted, state, effects })
  if (!answer) throw new Error('a flow began and came to nothing')
  if (answer.kind !== 'closed') await insertRun(trx, { wanted, facts, state, at: platform.clock.now() })
  return answer
}

async function hearInFlow(
  platform: Platform,
  needs: FlowsNeeds,
  trx: Trx,
  { contactId, text }: { contactId: string; text: string },
): Promise<FlowAnswer | null> {
  const run = await lockAskingRun(trx, contactId)
  if (!run) return null
  const { state, effects } = interpret(run.facts, run.state, { kind: 'text', text })
  if (effects.length === 0) return null
  await saveRun(trx, run, state, platform.clock.now())
  // The first words were often only the choice of a topic: what the case is about is then what was said last.
  const wanted = run.wanted.description ? run.wanted : { ...run.wanted, subject: text.slice(0, 120), description: text }
  return carryOut(platform, needs, trx, { wanted, state, effects })
}

async function choicesNow(trx: Trx, { contactId, language }: { contactId: string; language: string }) {
  const run = await askingRun(trx, contactId)
  return run ? choicesAt(run.facts, run.state).map((choice) => shownIn(choice, language)) : []
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
    isReachable: (wanted.phoneGiven ?? wanted.emailGiven ?? wanted.customerId) !== null,
  }
}
