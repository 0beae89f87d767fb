import { inEntity } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { ChannelsNeeds } from '../needs.ts'
import type { ContactId } from '../words.ts'
import type { CallAct, CallHeard, CallStep } from './call-seam.ts'
import { followStep } from './follow-step.ts'
import type { Telephone } from './telephone.ts'

export interface VoiceParts {
  platform: Platform
  needs: ChannelsNeeds
  telephone: Telephone
}

/** A call this node leads through its flow. */
export interface LiveCall {
  readonly contactId: ContactId
  readonly entityId: string
  readonly channelId: string
  /** Does what the flow wants done now. */
  perform(acts: readonly CallAct[]): void
  /** Tells the flow what was heard and does what it then wants; what was being done stops. One word after the other. */
  hear(heard: CallHeard): Promise<void>
  /** Stops whatever is being played, without telling the flow. */
  hush(): void
  /** Resolves once every word told so far has been heard. */
  settled(): Promise<void>
}

/** How often, and how long apart, a step of a call is tried that a fault kept from being done. */
const TRIES = 5
const TRY_AGAIN_SECONDS = 2

/** Leads one call: does the flow's acts on the telephone, and tells the flow what came of them. */
export function createLiveCall(
  { platform, needs, telephone }: VoiceParts,
  call: { contactId: ContactId; entityId: string; channelId: string },
): LiveCall {
  const { contactId, entityId, channelId } = call
  const { log, pools } = platform
  let now = new AbortController()
  let words: Promise<void> = Promise.resolve()

  const hear = (heard: CallHeard, asked?: AbortController): Promise<void> => {
    words = words.then(async () => {
      if (asked?.signal.aborted) return // something else was heard meanwhile: nobody waits for this any more
      now.abort()
      const step = await patiently(heard.kind, () =>
        inEntity(pools, entityId, async (trx): Promise<CallStep> => {
          const decided = await needs.voice.hearInCall(trx, { contactId, heard })
          await followStep(platform, needs, trx, contactId, decided)
          return decided
        }),
      )
      if (step) perform(step.acts)
    })
    return words
  }

  const perform = (acts: readonly CallAct[]): void => {
    now.abort()
    const mine = new AbortController()
    now = mine
    void patiently('acts', () => performAll(acts, mine), mine.signal)
  }

  // What fails here is our fault or the database's, and may pass: meanwhile the caller hears music, never silence. A caller who
  // cannot be led on at all is let go, which ends the contact and leaves it to be called back.
  const patiently = async <T>(what: string, work: () => Promise<T>, stop?: AbortSignal): Promise<T | null> => {
    for (let tried = 1; ; tried++) {
      try {
        return await work()
      } catch (error) {
        log.error({ err: error, contactId, what, tried }, 'a call could not go on')
      }
      if (stop?.aborted) return null
      if (tried === TRIES) await telephone.hangUp(channelId).catch(() => undefined)
      if (tried === TRIES) return null
      await telephone.startMusic(channelId, null).catch(() => undefined)
      await seconds(TRY_AGAIN_SECONDS, stop ?? new AbortController().signal)
      await telephone.stopMusic(channelId).catch(() => undefined)
    }
  }

  const performAll = async (acts: readonly CallAct[], mine: AbortController): Promise<void> => {
    for (const act of acts) {
      const heard = await performOne(act, mine.signal)
      if (mine.signal.aborted) return
      if (heard) return hear(heard, mine)
    }
  }

  const performOne = async (act: CallAct, stop: AbortSignal): Promise<CallHeard | null> => {
    switch (act.kind) {
      case 'say':
        await telephone.play(channelId, await needs.voice.soundsOf(entityId, act.prompts), stop)
        return { kind: 'said' }
      case 'ask':
        return telephone.hearKeys(channelId, await needs.voice.soundsOf(entityId, act.prompts), act.keys, stop)
      case 'wait': {
        await telephone.startMusic(channelId, act.music)
        await seconds(act.reportAfterSeconds, stop)
        return stop.aborted ? null : { kind: 'waiting', seconds: act.reportAfterSeconds }
      }
      case 'take-message': {
        const messageId = crypto.randomUUID()
        const taken = await telephone.takeMessage(channelId, { name: messageId, ...act }, stop)
        return taken ? { kind: 'message', messageId, seconds: taken.seconds } : { kind: 'no-message' }
      }
      case 'play-message':
        await telephone.playMessage(channelId, act.messageId, stop)
        return { kind: 'said' }
      case 'drop-message':
        await telephone.dropMessage(act.messageId)
        return null
      case 'look-up':
        return { kind: 'looked-up', ...(await needs.voice.lookUp(act.request)) }
      case 'transfer':
        // Lines have no way outside yet: what a flow would do when the other side cannot be reached happens at once.
        return { kind: 'transferred', ended: 'failed' }
      case 'hang-up':
        await telephone.hangUp(channelId)
        return null
    }
  }

  return {
    contactId,
    entityId,
    channelId,
    perform,
    hear: (heard) => hear(heard),
    hush: () => now.abort(),
    settled: () => words,
  }
}

function seconds(wanted: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, wanted * 1000)
    stop.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
