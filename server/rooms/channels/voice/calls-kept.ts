import type { ContactId } from '../words.ts'
import type { LiveCall } from './live-call.ts'

/** A telephone of ours that rings or talks for a contact. */
export interface StaffLeg {
  contactId: ContactId
  staffId: string
  /** The reservation it rings for; null where the agent comes back or was handed the call. */
  reservationId: string | null
}

/** The calls this node leads, and whose every leg is. */
export interface CallsKept {
  keep(call: LiveCall): LiveCall
  forget(call: LiveCall): void
  ofContact(contactId: string): LiveCall | undefined
  ofCaller(leg: string): LiveCall | undefined
  legs: Map<string, StaffLeg>
  legsOf(contactId: string): string[]
  /** Runs one thing after the other for a contact or a telephone, so that its events take effect in their order. */
  inTurn(id: string, work: () => Promise<unknown>): Promise<void>
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

/** Keeps the calls of this node by contact and by leg. */
export function keepCalls(failed: (error: unknown, contactId: string) => void): CallsKept {
  const byContact = new Map<string, LiveCall>()
  const byCaller = new Map<string, LiveCall>()
  const legs = new Map<string, StaffLeg>()
  const turns = new Map<string, Promise<void>>()
  return {
    keep: (call) => {
      byContact.set(call.contactId, call)
      byCaller.set(call.channelId, call)
      return call
    },
    forget: (call) => {
      call.hush()
      byContact.delete(call.contactId)
      byCaller.delete(call.channelId)
    },
    ofContact: (contactId) => byContact.get(contactId),
    ofCaller: (leg) => byCaller.get(leg),
    legs,
    legsOf: (contactId) => [...legs].filter(([, leg]) => leg.contactId === contactId).map(([id]) => id),
    inTurn: (id, work) => {
      const before = turns.get(id) ?? Promise.resolve()
      const mine: Promise<void> = before
        .then(work)
        .then(
          () => undefined,
          (error) => failed(error, id),
        )
        .finally(() => {
          if (turns.get(id) === mine) turns.delete(id)
        })
      turns.set(id, mine)
      return mine
    },
    settled: async () => {
      while (turns.size > 0) await Promise.all(turns.values())
    },
  }
}
