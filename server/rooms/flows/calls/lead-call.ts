import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { CallAct, CallBecomes, CallBegins, CallHeard, CallStep, ContactId, EndReason } from '#rooms/channels'
import type { Effect, FlowHeard, FlowOutcome, RunState } from '../language/index.ts'
import type { FlowsNeeds } from '../needs.ts'
import { oweCallback } from '../owe-callback.ts'
import { beginVoiceRun, hearInVoiceRun, type VoiceRun } from '../runs/voice-run.ts'
import { switchesOf } from '../switches/line-switches.ts'
import type { ContactInCall } from './calls-needs.ts'

/** Calls of a line that has no flow of its own hear how they stand so often. */
const PLAIN_REPORT_SECONDS = 60
const FIRST_LANGUAGE = 'ar'

interface Parts {
  platform: Platform
  needs: FlowsNeeds
}

/** Begins the flow of the line that was dialled; what is to be done first. */
export async function beginCall(parts: Parts, trx: Trx, begins: CallBegins): Promise<CallStep> {
  const { platform, needs } = parts
  const { entityId, line, contactId } = begins
  const at = platform.clock.now()
  const hours = await needs.lineHours(trx, { entityId, lineId: line.id, at })
  const switches = await switchesOf(trx, line.id)
  const isOpen = hours.isOpen && !switches.closed
  const run = await beginVoiceRun(trx, {
    entityId,
    lineId: line.id,
    contactId,
    at,
    facts: {
      called: begins.called,
      caller: begins.caller,
      rememberedLanguage: begins.customerId ? await needs.calls.languageOf(trx, begins.customerId) : null,
      isOpen,
      opensAt: hours.opensAt?.toISOString() ?? null,
      emergency: switches.emergency,
      customerKnown: begins.customerId !== null,
      opensCase: line.opensCase,
    },
  })
  if (run) return leadOn(parts, trx, contactId, run, begins.priority)
  return isOpen ? plainQueue(parts, trx, contactId, begins.priority) : owePlainly(parts, trx, contactId)
}

/** Tells the call's flow what was heard; what is to be done next. */
export async function hearInCall(
  parts: Parts,
  trx: Trx,
  { contactId, heard }: { contactId: ContactId; heard: CallHeard },
): Promise<CallStep> {
  const run = await hearInVoiceRun(trx, {
    contactId,
    heard: await asFlowHears(parts, trx, contactId, heard),
    at: parts.platform.clock.now(),
  })
  return run ? leadOn(parts, trx, contactId, run, 0) : withoutFlow(heard)
}

async function asFlowHears(parts: Parts, trx: Trx, contactId: ContactId, heard: CallHeard): Promise<FlowHeard> {
  const { needs, platform } = parts
  if (heard.kind !== 'waiting') return heard as FlowHeard
  const standing = await needs.calls.standing(trx, contactId)
  const { language, spoken } = (await needs.languageStanding(trx, contactId)) ?? { language: null, spoken: [] }
  const since = await needs.calls.waitsSince(trx, contactId)
  return {
    kind: 'waiting',
    seconds: since ? Math.round((platform.clock.now().getTime() - since.getTime()) / 1000) : heard.seconds,
    position: standing?.position ?? null,
    estimateSeconds: standing?.estimatedWaitSeconds ?? null,
    speakersOnDuty: language === null || spoken.includes(language),
  }
}

// Does what needs no telephone at once and tells the flow, until only the telephone is left to wait for.
async function leadOn(
  parts: Parts,
  trx: Trx,
  contactId: ContactId,
  first: VoiceRun,
  priority: number,
): Promise<CallStep> {
  const step: CallStep = { becomes: [], acts: [] }
  const leading: Leading = { ...parts, trx, contactId, priority, step }
  let run: VoiceRun | null = first
  while (run) {
    let heard: FlowHeard | null = null
    for (const effect of run.effects) heard = await carryOut(leading, run.state, effect)
    if (!heard) break
    run = await hearInVoiceRun(trx, { contactId, heard, at: parts.platform.clock.now() })
  }
  return step
}

interface Leading extends Parts {
  trx: Trx
  contactId: ContactId
  priority: number
  step: CallStep
}

async function carryOut(leading: Leading, state: RunState, effect: Effect): Promise<FlowHeard | null> {
  const { trx, needs, contactId, step } = leading
  const act = (wanted: CallAct) => {
    step.acts.push(wanted)
    return null
  }
  switch (effect.kind) {
    case 'say':
      return effect.prompts.length > 0 ? act(effect) : { kind: 'said' }
    case 'ask':
    case 'take-message':
    case 'play-message':
    case 'drop-message':
    case 'transfer':
      return act(effect)
    case 'set':
      await noteSet(leading, effect)
      return null
    case 'open-case':
      return openCase(leading, state)
    case 'look-up':
      return effect.source === 'http' ? act({ kind: 'look-up', request: effect.request }) : lookUp(leading, effect)
    case 'verify':
      return { kind: 'verified', level: null }
    case 'queue': {
      await queue(leading, state, effect)
      return act({ kind: 'wait', ...effect.whileWaiting })
    }
    case 'leave-queue':
      await needs.calls.withdraw(trx, contactId, 'left-queue')
      step.becomes.push({ kind: 'left-queue' })
      return null
    case 'owe-callback':
      await owe(leading, state, effect)
      return { kind: 'owed' }
    case 'keep-message':
      step.becomes.push({ kind: 'message-kept', messageId: effect.messageId })
      await owe(leading, state, { phone: null, keepsPlace: false, language: state.language })
      return { kind: 'owed' }
    case 'rate':
      step.becomes.push({ kind: 'rated', answer: effect.answer })
      return null
    case 'end':
      step.becomes.push({ kind: 'ended', reason: END_REASON[effect.outcome], answered: effect.answered })
      return act({ kind: 'hang-up' })
  }
}

const END_REASON: Record<FlowOutcome, EndReason> = {
  'self-served': 'flow-answered',
  abandoned: 'customer-left',
  deferred: 'callback-taken',
  handled: 'customer-served',
  failed: 'fault',
  rejected: 'spam',
}

async function noteSet({ trx, needs, contactId, step }: Leading, set: Extract<Effect, { kind: 'set' }>): Promise<void> {
  const { language, topicId } = set
  if (language !== undefined || topicId !== undefined) {
    step.becomes.push({
      kind: 'noted',
      ...(language === undefined ? {} : { language }),
      ...(topicId === undefined ? {} : { topicId }),
    })
  }
  if (!set.remember || !language) return
  const { customerId } = await needs.calls.contactInCall(trx, contactId)
  if (customerId) await needs.calls.rememberLanguage(trx, { customerId, language })
}

async function openCase({ trx, needs, contactId, step }: Leading, state: RunState): Promise<FlowHeard> {
  const contact = await needs.calls.contactInCall(trx, contactId)
  if (contact.caseId) return { kind: 'case', number: state.caseNumber }
  const { caseId, number } = await needs.openDraft(trx, {
    entityId: contact.entityId,
    aboutEntityId: contact.aboutEntityId,
    contactId,
    lineId: contact.lineId,
    channel: 'voice',
    language: state.language ?? FIRST_LANGUAGE,
    topicId: state.topicId,
    customerId: contact.customerId,
    nameGiven: null,
    phoneGiven: contact.phone,
    emailGiven: null,
    subject: '',
    description: '',
  })
  step.becomes.push({ kind: 'noted', caseId, caseNumber: number })
  return { kind: 'case', number }
}

async function lookUp(
  leading: Leading,
  asked: Extract<Effect, { kind: 'look-up'; source: 'status' | 'card' }>,
): Promise<FlowHeard> {
  const { trx, needs, contactId, platform } = leading
  const { calls } = needs
  const { entityId } = await calls.contactInCall(trx, contactId)
  try {
    const found =
      asked.source === 'status'
        ? await calls.statusOf(trx, { entityId, number: asked.number, check: asked.check })
        : await calls.cardInShort(trx, { entityId, cardId: asked.cardId, language: asked.language })
    return { kind: 'looked-up', found, failed: false }
  } catch (error) {
    platform.log.error({ err: error, contactId }, 'a look-up of a call failed')
    return { kind: 'looked-up', found: null, failed: true }
  }
}

async function queue(leading: Leading, state: RunState, wanted: Extract<Effect, { kind: 'queue' }>): Promise<void> {
  const { trx, needs, contactId, step } = leading
  const contact = await needs.calls.contactInCall(trx, contactId)
  const { entityId } = contact
  const language = state.language ?? FIRST_LANGUAGE
  const topicId = wanted.topicId ?? state.topicId
  const standing = await needs.languageStanding(trx, contactId)
  // Who waits already keeps their place; only the language may have been changed since.
  if (standing) {
    if (standing.language !== language) await needs.goOnInLanguage(trx, { entityId, contactId, language })
    return
  }
  const asked = { entityId, queueId: wanted.queueId, topicId, language, defaultQueueId: contact.defaultQueueId }
  const queueId = (await needs.openQueueFor(trx, asked)) ?? (await needs.queueOfLastResort(trx, entityId))
  const queued = await needs.enqueue(trx, {
    entityId,
    kind: 'contact',
    subjectId: contactId,
    channel: 'voice',
    queueId,
    topicId,
    language,
    priority: state.priority ?? leading.priority,
  })
  step.becomes.push({ kind: 'noted', language, topicId }, { kind: 'queued', ...queued })
}

async function owe(
  { trx, needs, platform, contactId, step }: Leading,
  state: RunState,
  wanted: { phone: string | null; keepsPlace: boolean; language: string | null },
): Promise<void> {
  const contact = await needs.calls.contactInCall(trx, contactId)
  const since = wanted.keepsPlace ? await needs.calls.waitsSince(trx, contactId) : null
  if (wanted.phone) step.becomes.push({ kind: 'noted', phoneGiven: wanted.phone })
  await needs.calls.withdraw(trx, contactId, 'callback-taken')
  const { workItemId } = await oweCallback(platform, needs, trx, {
    ...asOwed(contact, contactId),
    language: wanted.language ?? state.language ?? FIRST_LANGUAGE,
    topicId: state.topicId,
    waitsSince: since,
  })
  step.becomes.push({ kind: 'noted', owedWorkItemId: workItemId })
}

const asOwed = (contact: ContactInCall, contactId: ContactId) => ({
  contactId,
  entityId: contact.entityId,
  aboutEntityId: contact.aboutEntityId,
  queueId: contact.queueId,
  defaultQueueId: contact.defaultQueueId,
  lineId: contact.lineId,
  customerId: contact.customerId,
})

// A line without a flow: open, whoever calls waits for an agent; closed, they are called back.
async function plainQueue(parts: Parts, trx: Trx, contactId: ContactId, priority: number): Promise<CallStep> {
  const { needs } = parts
  const { entityId, defaultQueueId } = await needs.calls.contactInCall(trx, contactId)
  const asked = { entityId, topicId: null, language: null, defaultQueueId }
  const queueId = (await needs.openQueueFor(trx, asked)) ?? (await needs.queueOfLastResort(trx, entityId))
  const work = { entityId, kind: 'contact', subjectId: contactId, channel: 'voice', queueId, priority } as const
  const queued = await needs.enqueue(trx, work)
  return { becomes: [{ kind: 'queued', ...queued }], acts: [waitPlainly] }
}

const waitPlainly: CallAct = { kind: 'wait', music: null, reportAfterSeconds: PLAIN_REPORT_SECONDS }

async function owePlainly(parts: Parts, trx: Trx, contactId: ContactId): Promise<CallStep> {
  const contact = await parts.needs.calls.contactInCall(trx, contactId)
  const { workItemId } = await oweCallback(parts.platform, parts.needs, trx, {
    ...asOwed(contact, contactId),
    language: contact.language,
    topicId: contact.topicId,
  })
  const ended: CallBecomes = { kind: 'ended', reason: 'callback-taken', owedWorkItemId: workItemId }
  return { becomes: [ended], acts: [{ kind: 'hang-up' }] }
}

function withoutFlow(heard: CallHeard): CallStep {
  switch (heard.kind) {
    case 'waiting':
      return { becomes: [], acts: [waitPlainly] }
    case 'gone':
      return { becomes: [{ kind: 'ended', reason: 'customer-left' }], acts: [] }
    case 'agent-left':
      return { becomes: [], acts: [{ kind: 'hang-up' }] }
    default:
      return { becomes: [], acts: [] }
  }
}
