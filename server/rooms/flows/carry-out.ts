import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { FlowAnswer, FlowWanted, SilenceTimes, SystemText } from '#rooms/channels'
import type { FlowEffect, FlowState } from './interpret.ts'
import { nameOfLanguage } from './languages.ts'
import type { FlowsNeeds } from './needs.ts'
import { oweCallback } from './owe-callback.ts'

const USUAL_SILENCE: SilenceTimes = {
  remindAfterSeconds: 180,
  parkAfterSeconds: 300,
  closeAfterSeconds: 900,
  returnWithinHours: 24,
}

/** Does what a step of the run asks for, in its order and in the caller's transaction, and answers what has become of the contact; null when nothing has. */
export async function carryOut(
  platform: Platform,
  needs: FlowsNeeds,
  trx: Trx,
  { wanted, state, effects }: { wanted: FlowWanted; state: FlowState; effects: readonly FlowEffect[] },
): Promise<FlowAnswer | null> {
  const says: SystemText[] = []
  const language = state.language ?? wanted.language ?? 'ar'
  const { topicId } = state
  let opened = { caseId: wanted.caseId, caseNumber: wanted.caseNumber, caseSecret: null as string | null }
  for (const effect of effects) {
    switch (effect.kind) {
      case 'say':
        says.push({ key: effect.key, values: effect.values })
        break
      case 'refuse-closed':
        return { kind: 'closed', opensAt: effect.opensAt ? new Date(effect.opensAt) : null }
      case 'open-case': {
        const { caseId, number, secret } = await needs.openDraft(trx, draftOf(wanted, language, topicId))
        opened = { caseId, caseNumber: number, caseSecret: secret }
        break
      }
      case 'queue': {
        const { entityId, line } = wanted
        const queueId = await needs.openQueueFor(trx, {
          entityId,
          topicId,
          language,
          defaultQueueId: line.defaultQueueId,
        })
        if (!queueId) return { kind: 'failed', language, topicId, ...opened }
        const { workItemId } = await needs.enqueue(trx, {
          entityId,
          kind: 'contact',
          subjectId: wanted.contactId,
          channel: 'chat',
          queueId,
          topicId,
          language,
          priority: wanted.priority,
          preferredAgentId: wanted.preferredAgentId,
        })
        says.push(
          opened.caseSecret && opened.caseNumber
            ? { key: 'flow.queued-with-case', values: { number: opened.caseNumber } }
            : { key: 'flow.queued' },
        )
        const silence = await silenceOf(needs, trx, queueId)
        return { kind: 'queued', queueId, workItemId, language, topicId, ...opened, silence, says }
      }
      case 'owe-callback': {
        const owed = await oweCallback(platform, needs, trx, {
          ...wanted,
          queueId: null,
          defaultQueueId: wanted.line.defaultQueueId,
          lineId: wanted.line.id,
          language,
          topicId,
        })
        return { kind: 'deferred', ...owed, language, topicId, ...opened }
      }
      case 'go-on-in': {
        const { entityId, contactId } = wanted
        if (!(await needs.goOnInLanguage(trx, { entityId, contactId, language: effect.language }))) return null
        const values = { language: nameOfLanguage(effect.language, effect.language) }
        return { kind: 'going-on', language: effect.language, says: [{ key: 'flow.going-on', values }] }
      }
      case 'call-back':
        return { kind: 'call-back', reach: effect.reach }
    }
  }
  return says.length > 0 ? { kind: 'asked', says, language: state.language, topicId } : null
}

function draftOf(wanted: FlowWanted, language: string, topicId: string | null) {
  const {
    entityId,
    aboutEntityId,
    contactId,
    channel,
    customerId,
    nameGiven,
    phoneGiven,
    emailGiven,
    subject,
    description,
  } = wanted
  return {
    entityId,
    aboutEntityId,
    contactId,
    lineId: wanted.line.id,
    channel,
    language,
    topicId,
    customerId,
    nameGiven,
    phoneGiven,
    emailGiven,
    subject,
    description,
  }
}

/** The queue's times for a silent customer. */
export async function silenceOf(needs: FlowsNeeds, trx: Trx, queueId: string): Promise<SilenceTimes> {
  const queue = await needs.queue(trx, queueId)
  if (!queue) return USUAL_SILENCE
  const { remindAfterSeconds, parkAfterSeconds, closeAfterSeconds, returnWithinHours } = queue
  return { remindAfterSeconds, parkAfterSeconds, closeAfterSeconds, returnWithinHours }
}
