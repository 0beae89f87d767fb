import type { Trx } from '#platform/database'
import type { LineFacts } from '../needs.ts'
import type { ContactId, EndReason } from '../words.ts'

/** A prompt to be spoken, as the flow names it; what it says in which words is the flow's matter. */
export interface Prompt {
  promptId: string
  language: string
  values?: Record<string, { kind: string; value: string | number }>
}

export interface KeysWanted {
  max: number
  endKey: string | null
  /** How long the first key is waited for after the prompt, and each further one. */
  firstSeconds: number
  nextSeconds: number
}

/** What a flow wants done on the telephone, in this order; only the last waits, and one word is heard of it (after the arrow). */
export type CallAct =
  /** → said */
  | { kind: 'say'; prompts: Prompt[] }
  /** → keys | silence */
  | { kind: 'ask'; prompts: Prompt[]; keys: KeysWanted }
  /** Music in the queue. → waiting after so many seconds | answered */
  | { kind: 'wait'; music: string | null; reportAfterSeconds: number }
  /** → message | no-message */
  | { kind: 'take-message'; maxSeconds: number; silenceSeconds: number; endKey: string }
  /** → said */
  | { kind: 'play-message'; messageId: string }
  | { kind: 'drop-message'; messageId: string }
  /** A question to a system of the entity's, outside any transaction. → looked-up */
  | { kind: 'look-up'; request: unknown }
  /** → transferred */
  | { kind: 'transfer'; number: string }
  | { kind: 'hang-up' }

export type CallHeard =
  | { kind: 'begin' }
  | { kind: 'said' }
  | { kind: 'keys'; keys: string }
  | { kind: 'silence' }
  | { kind: 'waiting'; seconds: number }
  | { kind: 'answered' }
  | { kind: 'agent-left' }
  | { kind: 'message'; messageId: string; seconds: number }
  | { kind: 'no-message' }
  | { kind: 'looked-up'; found: Record<string, string | number> | null; failed: boolean }
  | { kind: 'transferred'; ended: 'talked' | 'busy' | 'no-answer' | 'failed' }
  | { kind: 'gone' }

/** What becomes of the contact; done in the transaction in which the flow decided it. */
export type CallBecomes =
  | {
      kind: 'noted'
      language?: string | null
      topicId?: string | null
      caseId?: string | null
      caseNumber?: string | null
      phoneGiven?: string | null
      /** The callback made for it, which its end as deferred will name. */
      owedWorkItemId?: string | null
    }
  /** A message was left; it belongs to what is owed now. */
  | { kind: 'message-kept'; messageId: string }
  | { kind: 'rated'; answer: 'happy' | 'neutral' | 'unhappy' }
  | { kind: 'queued'; queueId: string; workItemId: string }
  /** The flow has it again: the caller chose something else than waiting. */
  | { kind: 'left-queue' }
  /** `answered`: the flow answered though nobody confirmed it; who then leaves is not called back. */
  | { kind: 'ended'; reason: EndReason; owedWorkItemId?: string; answered?: boolean }

export interface CallStep {
  becomes: CallBecomes[]
  acts: CallAct[]
}

/** What a call brings along when its flow begins. */
export interface CallBegins {
  contactId: ContactId
  entityId: string
  aboutEntityId: string | null
  line: LineFacts
  /** As the line has it. */
  called: string
  /** E.164; null where the caller hides it. */
  caller: string | null
  customerId: string | null
  priority: number
  language: string | null
}

/** Asked of other rooms by the telephone; app/build.ts fills it. */
export interface VoiceNeeds {
  // entities
  /** The active line behind a number that was dialled; null where it is nobody's. */
  lineOfNumber(trx: Trx, number: string): Promise<LineFacts | null>
  /** A pass that lets a guest's browser through to the engine for a while. */
  passFor(endpoint: string, seconds: number): string
  /** Every number of the active lines. */
  numbersOfLines(trx: Trx): Promise<{ entityId: string; lineId: string; number: string }[]>
  // flows
  beginCall(trx: Trx, begins: CallBegins): Promise<CallStep>
  hearInCall(trx: Trx, heard: { contactId: ContactId; heard: CallHeard }): Promise<CallStep>
  /** Sound files of these prompts for the engine, without their endings; rendered where they are not yet. */
  soundsOf(entityId: string, prompts: readonly Prompt[]): Promise<string[]>
  lookUp(request: unknown): Promise<{ found: Record<string, string | number> | null; failed: boolean }>
  // desk and routing
  /** The agent has answered the ring; throws a Refusal for everyone after the first. */
  acceptRing(trx: Trx, ring: { reservationId: string; staffId: string }): Promise<void>
  /** The agent's telephone refused the ring. */
  declineRing(trx: Trx, ring: { reservationId: string; staffId: string; reason: string }): Promise<void>
  /** The agent's telephone was lost in a conversation and did not come back: the contact goes to the front of its queue. */
  agentLost(trx: Trx, lost: { contactId: ContactId; staffId: string }): Promise<void>
  /** Whether calls can be offered to agents (one, or all): their telephone is connected. */
  phoneReady(trx: Trx, wanted: { ready: boolean; staffId?: string }): Promise<void>
  /** What rings now for calls, so that a restarted server rings on. */
  ringing(trx: Trx): Promise<{ reservationId: string; contactId: ContactId; staffId: string; ringUntil: Date }[]>
}
